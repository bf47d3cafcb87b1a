/** The value below which a share of the values lies, the nearest of them. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Median with the spread around it: the middle half of the values, and all of them. */
export function spread(values) {
  return {
    median: median(values),
    middle: [quantile(values, 0.25), quantile(values, 0.75)],
    range: [Math.min(...values), Math.max(...values)],
  };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
}
