import type { RiskLevel } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';
import { Mark } from './mark';

/** What the result will say, while there is none. */
export function Levels() {
  const { texts } = useLocalised();
  return (
    <div className="panel levels">
      <h2>{texts.result.heading}</h2>
      <p className="note">{texts.result.empty}</p>
      <ul className="signals">
        {(Object.keys(texts.levelMeaning) as RiskLevel[]).map((level) => (
          <li key={level} data-level={level}>
            <Mark kind={level} />
            <div>
              <strong>{texts.level[level]}</strong>
              <p className="note">{texts.levelMeaning[level]}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
