import type { NoVerdictFragment } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';
import { askedFacts } from './asked-facts';
import { Attempts } from './attempts';
import { Facts } from './facts';
import { Half } from './half';

interface NoVerdictProps {
  readonly heading: string;
  readonly error: NoVerdictFragment;
}

/** A half without an answer: why, whether and when to ask again, and what it may have cost all the same. */
export function NoVerdict({ heading, error }: NoVerdictProps) {
  const localised = useLocalised();
  const { texts, format, language } = localised;
  const { code, field, message, messageZh, retryable, retryAt, attempts } = error;
  return (
    <Half heading={heading} look="UNDETERMINED" finding={texts.half.noVerdict}>
      <p>{language === 'zh' ? messageZh : message}</p>
      {field && <p>{texts.half.rejectedElement(texts.element[field])}</p>}
      <p>
        {retryable ? texts.half.retryable : texts.half.notRetryable}
        {retryAt && <strong> {texts.half.retryAt(format.time(retryAt))}</strong>}
      </p>
      <p className="note">{texts.half.noVerdictNote}</p>
      <Facts facts={[[texts.half.error, <code>{code}</code>], ...askedFacts(error, localised)]} />
      <Attempts attempts={attempts} />
    </Half>
  );
}
