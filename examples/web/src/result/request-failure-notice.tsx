import type { RequestFailure } from '../api/answer';
import { useLocalised } from '../i18n/language';
import { Facts } from './facts';

interface RequestFailureNoticeProps {
  readonly failure: RequestFailure;
}

/** That there is no answer at all, why, and what to do. */
export function RequestFailureNotice({ failure }: RequestFailureNoticeProps) {
  const { texts, format } = useLocalised();
  const { kind, code, retryAt, requestId } = failure;
  return (
    <div className="panel failure" role="alert">
      <h2 tabIndex={-1}>{texts.request.title[kind]}</h2>
      <p>{texts.request.advice[kind]}</p>
      {retryAt && (
        <p>
          <strong>{texts.request.retryAt(format.time(retryAt))}</strong>
        </p>
      )}
      <Facts
        facts={[
          [texts.request.code, code && <code>{code}</code>],
          [texts.request.requestId, requestId && <code>{requestId}</code>],
        ]}
      />
    </div>
  );
}
