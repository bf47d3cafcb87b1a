import type { RiskProfile } from '../api/answer';
import { useLocalised } from '../i18n/language';
import { BlacklistHalf } from './blacklist-half';
import { CheckHalf } from './check-half';
import { Cost, totalBilling } from './cost';
import { Facts } from './facts';
import { Mark } from './mark';
import { Signals } from './signals';

interface ProfileProps {
  readonly profile: RiskProfile;
}

/** The level first, then why, then the two halves that it rests on. */
export function Profile({ profile }: ProfileProps) {
  const { texts, format } = useLocalised();
  const { level, recommendation, complete, signals, check, blacklist } = profile;
  return (
    <>
      <div className="verdict" data-level={level}>
        <Mark kind={level} />
        <div>
          <h2 tabIndex={-1}>{texts.level[level]}</h2>
          <p className="recommendation">{texts.recommendation[recommendation]}</p>
          {!complete && level === 'UNDETERMINED' && <p>{texts.result.incomplete}</p>}
        </div>
      </div>
      <Signals signals={signals} />
      <div className="halves">
        <CheckHalf check={check} />
        <BlacklistHalf blacklist={blacklist} />
      </div>
      <div className="panel">
        <Facts
          facts={[
            [texts.result.total, <Cost billing={totalBilling([check, blacklist])} />],
            [texts.result.evaluatedAt, format.time(profile.evaluatedAt)],
            [texts.result.policy, profile.policyVersion],
          ]}
        />
      </div>
    </>
  );
}
