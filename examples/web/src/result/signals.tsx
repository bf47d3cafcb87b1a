import type { RiskProfile } from '../api/answer';
import { useLocalised } from '../i18n/language';
import { Mark } from './mark';

interface SignalsProps {
  /** The first decided. */
  readonly signals: RiskProfile['signals'];
}

/** Every rule of the policy that applied, in the server's words. */
export function Signals({ signals }: SignalsProps) {
  const { texts, language } = useLocalised();
  return (
    <section className="panel">
      <h3>{texts.result.signals}</h3>
      <ul className="signals">
        {signals.map(({ code, level, explanation, explanationZh }, index) => (
          <li key={code} data-level={level}>
            <Mark kind={level} />
            <div>
              <p>{language === 'zh' ? explanationZh : explanation}</p>
              <p className="note">
                {texts.level[level]} · <code>{code}</code>
                {index === 0 && signals.length > 1 && ` · ${texts.result.decisive}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
