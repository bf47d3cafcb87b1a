import type { AttemptFragment } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';

interface AttemptsProps {
  readonly attempts: readonly AttemptFragment[];
}

/** Every request to a provider, in order. */
export function Attempts({ attempts }: AttemptsProps) {
  const { texts, format } = useLocalised();
  return (
    <>
      <h4>{texts.half.attempts}</h4>
      {attempts.length === 0 && <p className="note">{texts.half.noAttempts}</p>}
      <ol className="attempts">
        {attempts.map(({ provider, startedAt, latencyMs, providerCode, error, billed }) => (
          <li key={startedAt + provider}>
            <strong>{texts.provider[provider]}</strong>
            <span>{format.milliseconds(latencyMs)}</span>
            <span>{error ? texts.providerError[error] : texts.half.answered}</span>
            <span>{texts.billed[billed]}</span>
            {providerCode && <code>{providerCode}</code>}
          </li>
        ))}
      </ol>
    </>
  );
}
