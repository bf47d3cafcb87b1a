import type { BlacklistVerdictFragment, CheckVerdictFragment } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';
import { askedFacts } from './asked-facts';
import { Attempts } from './attempts';
import { Facts } from './facts';

interface AnsweredFactsProps {
  readonly answered: CheckVerdictFragment | BlacklistVerdictFragment;
  readonly more?: Parameters<typeof Facts>[0]['facts'];
}

/** How an answer came about: about which card, from whom, when, at what cost. */
export function AnsweredFacts({ answered, more = [] }: AnsweredFactsProps) {
  const localised = useLocalised();
  const { texts, format } = localised;
  const { bankCard, checkedAt, reused, attempts } = answered;
  return (
    <>
      {reused && <p className="reused">{texts.half.reused}</p>}
      <Facts
        facts={[
          [texts.half.card, <code>{bankCard.masked}</code>],
          ...more,
          ...askedFacts(answered, localised),
          [texts.half.answeredAt, format.time(checkedAt)],
        ]}
      />
      {!bankCard.luhnValid && <p className="note">{texts.half.luhnInvalid}</p>}
      {!reused && <Attempts attempts={attempts} />}
    </>
  );
}
