import { readFileSync } from 'node:fs';
import { describeWithPromtool, promtoolOver } from '../support/promtool';
import { startApp } from '../support/running-app';
import { scrape, type Scrape } from '../support/scrape';
import { unknownNames } from './unknown-names';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  };
  readonly fieldConfig?: { readonly defaults: { readonly unit: string } };
  readonly targets?: readonly { readonly expr: string }[];
}
interface Variable {
  readonly name: string;
  readonly type: string;
  readonly definition?: string;
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string;
}

const dashboard = JSON.parse(readFileSync('ops/grafana-dashboard.json', 'utf8')) as {
  readonly templating: { readonly list: readonly Variable[] };
  readonly panels: readonly Panel[];
};
const { panels } = dashboard;
const variables = dashboard.templating.list;
const queries = panels.flatMap(({ title, fieldConfig, targets = [] }) =>
  targets.map(({ expr }) => ({ title, unit: fieldConfig?.defaults.unit ?? '', expr })),
);
/** Grafana has none of its own for the yuan. */
const YUAN = 'currency:¥';
const UNITS = ['none', 's', 'ops', 'reqps', 'bytes', 'percentunit', YUAN];

/** A query as Grafana would send it, with `All` chosen. */
const sent = (expr: string) =>
  expr
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$__range', '5m')
    .replaceAll(/\$(provider|client)/g, '.*');

describe('the dashboard', () => {
  let server: Scrape;

  beforeAll(async () => {
    const app = await startApp();
    server = await scrape(app);
    await app.close();
  });

  it('lets one choose providers and clients, of those that there are', () => {
    expect(variables.map(({ name }) => name)).toEqual(['datasource', 'provider', 'client']);
    for (const { name, definition = '', ...choice } of variables.slice(1)) {
      expect(choice).toMatchObject({
        type: 'query',
        multi: true,
        includeAll: true,
        allValue: '.*',
      });
      const [, metric = '', label] = /^label_values\((\w+), (\w+)\)$/.exec(definition) ?? [];
      expect(label).toBe(name);
      expect(unknownNames(`sum by (${name}) (${metric})`, server)).toEqual([]);
    }
  });

  it('begins with a row that gives an overview, and has every panel in a row, none over another', () => {
    expect(panels[0]).toMatchObject({ type: 'row', title: 'Overview', gridPos: { y: 0 } });
    expect(new Set(panels.slice(1, 9).map(({ type }) => type))).toEqual(new Set(['stat']));
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos } of panels) {
      expect({ title, isWithin: gridPos.x + gridPos.w <= 24 }).toEqual({ title, isWithin: true });
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken).not.toContain(`${x} ${y}`);
          taken.add(`${x} ${y}`);
        }
      }
    }
  });

  it.each(queries)('names nothing in $title that a fresh server does not have', ({ expr }) => {
    expect(unknownNames(sent(expr), server)).toEqual([]);
  });

  it.each(queries)(
    'shows $title of whom was chosen, in a unit, and money in yuan',
    ({ expr, unit }) => {
      expect(UNITS).toContain(unit);
      expect(unit === YUAN).toBe(expr.includes('_fen_'));
      if (unit === YUAN) expect(expr).toMatch(/\) \/ 100( > 0)?$/);
      for (const [, metric = '', matchers = ''] of expr.matchAll(
        /\b(kayan_\w+)(?:\{([^}]*)\})?/g,
      )) {
        for (const name of ['provider', 'client']) {
          const hasLabel = unknownNames(`sum by (${name}) (${metric})`, server).length === 0;
          expect({ metric, name, chosen: matchers.includes(`${name}=~"$${name}"`) }).toEqual({
            metric,
            name,
            chosen: hasLabel,
          });
        }
      }
    },
  );

  describeWithPromtool('asked of Prometheus', () => {
    /** Everything that a server has, rising. */
    const tested = (samples: Scrape) => ({
      evaluation_interval: '15s',
      tests: [
        {
          interval: '15s',
          input_series: [...samples.keys()].map((series) => ({ series, values: '1+1x20' })),
          promql_expr_test: queries.map(({ expr }) => ({
            expr: `count(${sent(expr)}) > bool 0`,
            eval_time: '5m',
            exp_samples: [{ labels: '{}', value: 1 }],
          })),
        },
      ],
    });

    it('shows something in every panel, of a server that has something to show', () => {
      expect(promtoolOver(['test', 'rules'], tested(server))).toEqual({
        ok: true,
        output: expect.stringContaining('SUCCESS') as string,
      });
    });
  });
});
