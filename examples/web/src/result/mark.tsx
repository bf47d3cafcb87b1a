import type { RiskLevel } from '../api/generated/graphql';

interface MarkProps {
  readonly kind: RiskLevel;
}

/** The level as a shape, for those whom its colour does not reach. */
export function Mark({ kind }: MarkProps) {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {SHAPES[kind]}
    </svg>
  );
}

const SHAPES = {
  LOW: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="m7.5 12.5 3 3 6-6.5" />
    </>
  ),
  MEDIUM: (
    <>
      <path d="M12 3 22 20.5H2Z" />
      <path d="M12 9.5v5.5m0 2.4v.1" />
    </>
  ),
  HIGH: (
    <>
      <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8Z" />
      <path d="m8.5 8.5 7 7m0-7-7 7" />
    </>
  ),
  UNDETERMINED: (
    <>
      <circle cx="12" cy="12" r="10" strokeDasharray="3.2 3" />
      <path d="M9.3 9.6a2.8 2.8 0 1 1 4 2.6c-.9.5-1.3 1-1.3 1.9m0 2.8v.1" />
    </>
  ),
} as const satisfies Record<RiskLevel, unknown>;
