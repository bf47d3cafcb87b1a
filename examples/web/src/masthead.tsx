import {
  LANGUAGES,
  LANGUAGE_NAMES,
  LANGUAGE_TAGS,
  useLocalised,
  type Language,
} from './i18n/language';

interface MastheadProps {
  readonly inSandbox: boolean;
  readonly onLanguage: (language: Language) => void;
}

/** What the page is, and the switch of its language. */
export function Masthead({ inSandbox, onLanguage }: MastheadProps) {
  const { language, texts } = useLocalised();
  return (
    <header className="masthead">
      <p className="brand">
        <span lang="en">Kayan</span> <span lang="zh-CN">卡验</span>
      </p>
      <div className="languages" role="group" aria-label={texts.language}>
        {LANGUAGES.map((other) => (
          <button
            key={other}
            type="button"
            lang={LANGUAGE_TAGS[other]}
            aria-pressed={other === language}
            onClick={() => {
              onLanguage(other);
            }}
          >
            {LANGUAGE_NAMES[other]}
          </button>
        ))}
      </div>
      <div className="intro">
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        {inSandbox && <p className="sandbox">{texts.sandbox}</p>}
      </div>
    </header>
  );
}
