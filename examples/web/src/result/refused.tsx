import type { RefusalFragment } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';
import { Facts } from './facts';
import { Half } from './half';

interface RefusedProps {
  readonly heading: string;
  readonly refusal: RefusalFragment;
}

/** A half that this server would not ask about: by which rule, and until when. */
export function Refused({ heading, refusal }: RefusedProps) {
  const { texts, format, language } = useLocalised();
  const { rule, message, messageZh, retryable, retryAt } = refusal;
  return (
    <Half heading={heading} look="UNDETERMINED" finding={texts.half.refused}>
      <p>{language === 'zh' ? messageZh : message}</p>
      <p>
        {retryable ? texts.half.retryable : texts.half.notRetryable}
        {retryAt && <strong> {texts.half.retryAt(format.time(retryAt))}</strong>}
      </p>
      <p className="note">{texts.half.refusedNote}</p>
      <Facts facts={[[texts.half.rule, <code>{rule}</code>]]} />
    </Half>
  );
}
