import { useEffect, useRef, useState } from 'react';
import { loadCardholders, type Cardholder } from './api/cardholders';
import { CheckForm } from './form/check-form';
import { NO_ELEMENTS, type Elements } from './form/elements';
import { People } from './form/people';
import {
  LANGUAGE_TAGS,
  LOCALISED,
  LocalisedContext,
  preferredLanguage,
  type Language,
} from './i18n/language';
import { Masthead } from './masthead';
import { Result } from './result/result';
import { useRiskProfile } from './use-risk-profile';

/** The whole page. What is entered lives in its state and nowhere else. */
export function App() {
  const [language, setLanguage] = useState<Language>(() => preferredLanguage(navigator.languages));
  const [elements, setElements] = useState<Elements>(NO_ELEMENTS);
  const people = useCardholders();
  const { enquiry, assess, reset } = useRiskProfile();
  const submitButton = useRef<HTMLButtonElement>(null);
  const localised = LOCALISED[language];

  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
    document.title = `${LOCALISED[language].texts.title} · Kayan 卡验`;
  }, [language]);

  /** A result never stands beside other elements than its own. */
  function change(changed: Elements) {
    if (enquiry.kind === 'pending') return;
    setElements(changed);
    if (enquiry.kind !== 'invalid') reset();
  }

  return (
    <LocalisedContext value={localised}>
      <Masthead inSandbox={people.length > 0} onLanguage={setLanguage} />
      <main>
        <CheckForm
          elements={elements}
          enquiry={enquiry}
          mobileHint={people.find(({ bankCard }) => bankCard === elements.bankCard)?.mobile}
          submitButton={submitButton}
          onChange={change}
          onSubmit={(accessKey) => {
            void assess(elements, accessKey);
          }}
          onClear={() => {
            setElements(NO_ELEMENTS);
            reset();
          }}
        />
        <Result enquiry={enquiry} />
        {people.length > 0 && (
          <People
            people={people}
            onPick={(picked) => {
              change(picked);
              submitButton.current?.focus();
            }}
          />
        )}
      </main>
    </LocalisedContext>
  );
}

function useCardholders(): readonly Cardholder[] {
  const [people, setPeople] = useState<readonly Cardholder[]>([]);
  useEffect(() => {
    void loadCardholders().then(setPeople);
  }, []);
  return people;
}
