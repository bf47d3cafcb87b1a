import type { BlacklistHalf, CheckHalf } from '../api/answer';
import type { CostFragment } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';

interface CostProps {
  readonly billing: CostFragment;
}

/** What was paid. What may have been billed is told apart from what was. */
export function Cost({ billing: { billed, costFen } }: CostProps) {
  const { texts, format } = useLocalised();
  switch (billed) {
    case 'YES':
      return format.money(costFen);
    case 'NO':
      return texts.half.costNothing;
    case 'UNKNOWN':
      return texts.half.costUnknown(format.money(costFen));
    default:
      return billed satisfies never;
  }
}

/** What both halves cost together, reckoned as the server reckons several attempts. */
export function totalBilling(halves: readonly (CheckHalf | BlacklistHalf)[]): CostFragment {
  const billings = halves.flatMap((half) => ('billing' in half ? [half.billing] : []));
  const billed = (['UNKNOWN', 'YES'] as const).find((kind) =>
    billings.some((billing) => billing.billed === kind),
  );
  return {
    billed: billed ?? 'NO',
    costFen: billings.reduce((total, { costFen }) => total + costFen, 0),
  };
}
