import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describeWithPromtool, promtool } from '../support/promtool';
import { startApp, type RunningApp } from '../support/running-app';
import { scrape } from '../support/scrape';
import { unknownNames } from './unknown-names';

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}
interface Cases {
  readonly tests: readonly {
    readonly name: string;
    readonly input_series: readonly { readonly series: string }[];
    readonly alert_rule_test: readonly {
      readonly alertname: string;
      readonly exp_alerts: readonly unknown[];
    }[];
  }[];
}

const { groups } = parse(readFileSync('ops/alerts.yml', 'utf8')) as Rules;
const { tests } = parse(readFileSync('ops/alerts.test.yml', 'utf8')) as Cases;
const rules = groups.flatMap((group) => group.rules);

describe('the alerts', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it.each(rules)('name nothing in $alert that a fresh server does not have', async ({ expr }) => {
    expect(unknownNames(expr, await scrape(app))).toEqual([]);
  });

  it.each([
    ['kayan_nothing > 0', 'kayan_nothing'],
    ['sum by (colour) (kayan_attempts_total)', 'colour'],
    ['kayan_attempts_total{colour="red"}', 'kayan_attempts_total{colour="red"}'],
    ['kayan_attempts_total{error=~"none|NO"}', 'kayan_attempts_total{error="NO"}'],
  ])('could not name anything else: %s', async (query, unknown) => {
    expect(unknownNames(query, await scrape(app))).toEqual([unknown]);
  });

  it('are tried with nothing that a fresh server does not have', async () => {
    const server = await scrape(app);
    const series = tests.flatMap(({ input_series }) => input_series.map((one) => one.series));
    expect(series.flatMap((one) => unknownNames(one, server))).toEqual([]);
  });

  it.each(rules)('have cases of $alert: one that fires, and one that stays silent', ({ alert }) => {
    const firing = tests.find(({ name }) => name.startsWith(`${alert} fires`));
    const silent = tests.find(({ name }) => name.startsWith(`${alert} stays silent`));
    const counts = (tried: typeof firing) =>
      tried?.alert_rule_test
        .filter(({ alertname }) => alertname === alert)
        .map(({ exp_alerts }) => exp_alerts.length);
    expect(counts(firing)?.[0]).toBe(0);
    expect(Math.max(...(counts(firing) ?? []))).toBeGreaterThan(0);
    expect(new Set(counts(silent))).toEqual(new Set([0]));
  });

  it('are all explained to whoever is on call, and no other', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const seen = page.match(/(?<=^\| )[^|]*`Kayan\w+`[^|]*(?=\|.*\|)/gm) ?? [];
    const explained = seen.flatMap((cell) => cell.match(/Kayan\w+/g) ?? []);
    expect(explained.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });
});

describeWithPromtool('Prometheus', () => {
  it('takes the rules', () => {
    expect(promtool('check', 'rules', '--lint-fatal', 'ops/alerts.yml')).toMatchObject({
      ok: true,
    });
  });

  it('fires and keeps silent as the cases say', () => {
    expect(promtool('test', 'rules', 'ops/alerts.test.yml')).toEqual({
      ok: true,
      output: expect.stringContaining('SUCCESS') as string,
    });
  });
});
