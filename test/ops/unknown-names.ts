import { labelsOf, metricOf, type Scrape } from '../support/scrape';

/** What Prometheus adds to every series. */
const OF_TARGETS = ['instance', 'job'];
const ANY = '.*';

/** The metrics, labels and values of labels that a query names and a server does not have. */
export function unknownNames(query: string, server: Scrape): readonly string[] {
  const series = [...server.keys()].map((name) => ({ of: metricOf(name), labels: labelsOf(name) }));
  const names = new Set(query.match(/\b(kayan|nodejs|process)_\w+/g)?.map(metricOf));
  const unknown = [...names].filter((name) => !series.some(({ of }) => of === name));

  const isLabel = (label: string) =>
    OF_TARGETS.includes(label) || series.some(({ of, labels }) => names.has(of) && label in labels);
  const grouped = [...query.matchAll(/\b(?:by|without) \(([^)]*)\)/g)];
  const labels = grouped.flatMap(([, list = '']) => list.split(', '));
  unknown.push(...labels.filter((label) => !isLabel(label)));

  for (const [, name = '', matchers = ''] of query.matchAll(/\b(\w+)\{([^}]*)\}/g)) {
    const ofMetric = series.filter(({ of }) => of === metricOf(name));
    for (const [, label = '', values = ''] of matchers.matchAll(/(\w+)(?:=~|!~|!=|=)"([^"]*)"/g)) {
      const has = (value: string) =>
        ofMetric.some(({ labels }) => (value === ANY ? label in labels : labels[label] === value));
      const missing = OF_TARGETS.includes(label)
        ? []
        : values.split('|').filter((one) => !has(one));
      unknown.push(...missing.map((value) => `${name}{${label}="${value}"}`));
    }
  }
  return unknown;
}
