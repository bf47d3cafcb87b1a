import type { CheckHalf as Check } from '../api/answer';
import type { CheckOutcome, CheckVerdictFragment, RiskLevel } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';
import { AnsweredFacts } from './answered-facts';
import { Half } from './half';
import { NoVerdict } from './no-verdict';
import { Refused } from './refused';

/** What could not be verified is no mismatch, and does not look like one. */
const LOOKS: Readonly<Record<CheckOutcome, RiskLevel>> = {
  MATCH: 'LOW',
  MISMATCH: 'HIGH',
  UNABLE_TO_VERIFY: 'MEDIUM',
};

/** Whether the elements belong together, or why that is not known. */
export function CheckHalf({ check }: { readonly check: Check }) {
  const { texts } = useLocalised();
  switch (check.__typename) {
    case 'BankCardCheck':
      return <Verdict verdict={check} />;
    case 'ProviderError':
      return <NoVerdict heading={texts.half.check} error={check} />;
    case 'CheckRefused':
      return <Refused heading={texts.half.check} refusal={check} />;
    default:
      return check satisfies never;
  }
}

function Verdict({ verdict }: { readonly verdict: CheckVerdictFragment }) {
  const { texts } = useLocalised();
  const { outcome, reason, elements } = verdict;
  return (
    <Half heading={texts.half.check} look={LOOKS[outcome]} finding={texts.outcome[outcome]}>
      {reason && <p>{texts.reason[reason]}</p>}
      {outcome === 'UNABLE_TO_VERIFY' && <p className="note">{texts.half.noEvidence}</p>}
      <AnsweredFacts
        answered={verdict}
        more={[[texts.half.elements, texts.half.elementsCount(elements)]]}
      />
    </Half>
  );
}
