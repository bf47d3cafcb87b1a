/** The metrics of a server: of each series, such as `kayan_refusals_total{rule="SUBJECT_LOCKED"}`, its value. */
export type Scrape = ReadonlyMap<string, number>;

export async function scrape(server: { readonly url: string }): Promise<Scrape> {
  const response = await fetch(new URL('/metrics', server.url));
  const lines = (await response.text()).split('\n').filter((line) => !/^(#|$)/.test(line));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** The labels of a series. */
export function labelsOf(series: string): Readonly<Record<string, string>> {
  const pairs = [...series.matchAll(/(\w+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

/** The name of a series' metric, without what a histogram adds to it. */
export const metricOf = (series: string): string =>
  series.replace(/\{.*/, '').replace(/_(bucket|sum|count)$/, '');
