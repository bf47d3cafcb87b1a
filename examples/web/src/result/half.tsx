import type { ReactNode } from 'react';
import type { RiskLevel } from '../api/generated/graphql';
import { Mark } from './mark';

interface HalfProps {
  readonly heading: string;
  /** How the finding looks: as a signal of this level would. */
  readonly look: RiskLevel;
  readonly finding: string;
  readonly children: ReactNode;
}

/** One half of a profile: what was found, and below it how. */
export function Half({ heading, look, finding, children }: HalfProps) {
  return (
    <section className="panel half" data-level={look}>
      <h3>{heading}</h3>
      <p className="finding">
        <Mark kind={look} />
        {finding}
      </p>
      {children}
    </section>
  );
}
