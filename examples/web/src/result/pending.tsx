import { useLocalised } from '../i18n/language';

/** While both halves are under way. */
export function Pending() {
  const { texts } = useLocalised();
  return (
    <div className="panel pending">
      <h2>{texts.result.pending}</h2>
      {[texts.result.pendingCheck, texts.result.pendingBlacklist].map((question) => (
        <div key={question} className="leg">
          <p>
            {question} <span className="note">{texts.result.underWay}</span>
          </p>
          <div className="bar" />
        </div>
      ))}
    </div>
  );
}
