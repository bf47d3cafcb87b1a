import type { Counter, Histogram } from 'prom-client';

/** For each label the values that it can have. */
export type LabelValues<Label extends string> = Readonly<Record<Label, readonly string[]>>;

/**
 * Begins the series of every combination of values at 0. One that only appears with its first event has not increased
 * by it in the eyes of Prometheus, and an alert on it would sleep through that.
 */
export function beginAtZero<Label extends string>(
  metric: Counter<Label> | Histogram<Label>,
  values: LabelValues<Label>,
): void {
  for (const labels of combinations(values)) {
    if ('zero' in metric) metric.zero(labels);
    else metric.inc(labels, 0);
  }
}

function combinations<Label extends string>(values: LabelValues<Label>): Record<Label, string>[] {
  let found: Partial<Record<Label, string>>[] = [{}];
  for (const label of Object.keys(values) as Label[]) {
    found = found.flatMap((labels) =>
      values[label].map((value) => ({ ...labels, [label]: value })),
    );
  }
  return found as Record<Label, string>[];
}
