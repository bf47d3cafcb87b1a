import type { BlacklistHalf as Report } from '../api/answer';
import type { BlacklistVerdictFragment } from '../api/generated/graphql';
import { useLocalised } from '../i18n/language';
import { AnsweredFacts } from './answered-facts';
import { Half } from './half';
import { NoVerdict } from './no-verdict';
import { Refused } from './refused';

/** Which blacklists hold the card, or why that is not known. */
export function BlacklistHalf({ blacklist }: { readonly blacklist: Report }) {
  const { texts } = useLocalised();
  switch (blacklist.__typename) {
    case 'BlacklistReport':
      return <Lists report={blacklist} />;
    case 'ProviderError':
      return <NoVerdict heading={texts.half.blacklist} error={blacklist} />;
    case 'CheckRefused':
      return <Refused heading={texts.half.blacklist} refusal={blacklist} />;
    default:
      return blacklist satisfies never;
  }
}

function Lists({ report }: { readonly report: BlacklistVerdictFragment }) {
  const { texts } = useLocalised();
  const { listed, hits } = report;
  return (
    <Half
      heading={texts.half.blacklist}
      look={listed ? 'HIGH' : 'LOW'}
      finding={listed ? texts.half.listed(hits.length) : texts.half.clean}
    >
      {listed && (
        <ul className="hits">
          {hits.map((hit) => (
            <li key={hit}>{texts.category[hit]}</li>
          ))}
        </ul>
      )}
      <AnsweredFacts answered={report} />
    </Half>
  );
}
