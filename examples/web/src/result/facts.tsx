import type { ReactNode } from 'react';

interface FactsProps {
  /** What is known under which name; what is null or undefined is left out. */
  readonly facts: readonly (readonly [term: string, detail: ReactNode])[];
}

/** Names and what is known under them. */
export function Facts({ facts }: FactsProps) {
  const known = facts.filter(([, detail]) => detail !== null && detail !== undefined);
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([term, detail]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
