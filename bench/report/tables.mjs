import { judge } from '../goals.mjs';

/** The results as tables: a title, what is to be known about it, the names of the columns, and rows of text. */
export function tablesOf(results) {
  return [
    goals(results),
    results.peers && peers(results.peers),
    results.ledgers && ledgers(results.ledgers),
    results.ledgerSizes && ledgerSizes(results.ledgerSizes),
    results.addedLatency && addedLatency(results.addedLatency),
    results.providerDown && providerDown(results.providerDown),
    results.growth && growth(results.growth),
    results.startUps && startUps(results.startUps),
  ].filter(Boolean);
}

function goals(results) {
  return {
    title: 'Goals',
    columns: ['goal', 'at most', 'measured', 'middle half', ''],
    rows: judge(results).map(({ title, unit, atMost, measured, middle, verdict }) => [
      title,
      `${atMost} ${unit}`,
      Number.isFinite(measured) ? `${figure(measured)} ${unit}` : '–',
      middle ? range(middle) : '',
      verdict,
    ]),
  };
}

function peers({ contenders, wrong }) {
  return {
    title: 'The same job',
    note: '`riskProfile`, a fresh person in each request, no ledger, 64 clients. CPU is that of the server process.',
    columns: ['server', 'CPU per request', 'of bare', 'middle half', 'requests/s', 'p50', 'p99'],
    rows: [
      ...contenders.map((one) => [
        one.label,
        `${one.cpuMs.toFixed(3)} ms`,
        times(one.cpuToBare),
        one.cpuToBare ? range(one.cpuToBare.middle) : '',
        one.perSecond.toFixed(0),
        ms(one.p50Ms),
        ms(one.p99Ms),
      ]),
      ...Object.keys(wrong).map((name) => [name, 'answers wrongly', '', '', '', '', '']),
    ],
  };
}

function ledgers(modes) {
  return {
    title: 'What the ledger costs',
    note: 'The same without a ledger, with each store, and answers that are given again.',
    columns: ['ledger', 'CPU per request', 'of none', 'of fresh', 'requests/s', 'of none'],
    rows: modes.map((one) => [
      one.name,
      `${one.cpuMs.toFixed(3)} ms`,
      times(one.cpuToNone),
      times(one.cpuToFresh),
      one.perSecond.toFixed(0),
      times(one.perSecondToNone),
    ]),
  };
}

function ledgerSizes(sizes) {
  return {
    title: 'A ledger that grows',
    note: 'SQLite, filled beforehand: a record, an attempt, an answer and a claim for each enquiry.',
    columns: ['records', 'CPU per request', 'of the small one', 'requests/s', 'of the small one'],
    rows: sizes.map((one) => [
      one.records.toLocaleString('en'),
      `${one.cpuMs.toFixed(3)} ms`,
      times(one.cpuToSmall),
      one.perSecond.toFixed(0),
      times(one.perSecondToSmall),
    ]),
  };
}

function addedLatency(servers) {
  return {
    title: 'Added latency',
    note: 'Beyond the slower of two calls of 100 ms, at 200 requests a second.',
    columns: ['server', 'p50', 'p99', 'most'],
    rows: servers.map(({ name, p50Ms, p99Ms, maxMs }) => [name, ms(p50Ms), ms(p99Ms), ms(maxMs)]),
  };
}

function providerDown({ timeoutMs, openedAfterMs, closedAfterMs, ...phases }) {
  const again = closedAfterMs === null ? 'not in time' : `${(closedAfterMs / 1000).toFixed(1)} s`;
  const names = {
    before: 'before',
    opening: 'until the breaker opens, and a second more',
    open: 'breaker open',
    after: 'Juhe answers again',
  };
  return {
    title: 'One provider down',
    note:
      `Juhe stops to answer; an attempt may take ${timeoutMs / 1000} s, and the check may fail over (\`AVAILABLE\`). ` +
      `Its breakers opened after ${ms(openedAfterMs)}, and closed ${again} after it was back.`,
    columns: ['phase', 'requests/s', 'p50', 'p99'],
    rows: Object.entries(names).map(([phase, name]) => {
      const { perSecond, p50Ms, p99Ms } = phases[phase];
      return [name, perSecond.toFixed(0), ms(p50Ms), ms(p99Ms)];
    }),
  };
}

function growth({ none, sqlite }) {
  const rows = (trend, unit) =>
    none[trend].map((one, i) => [
      `${one.size} ${unit}`,
      times(one.cpuToSmallest),
      one.perSecond.toFixed(0),
      ms(one.p50Ms),
      times(sqlite[trend][i].cpuToSmallest),
      sqlite[trend][i].perSecond.toFixed(0),
      ms(sqlite[trend][i].p50Ms),
    ]);
  return {
    title: 'As work grows',
    note: 'CPU per request, of that of the first row. Several profiles are asked for in one operation.',
    columns: ['', 'no ledger', 'requests/s', 'p50', 'SQLite', 'requests/s', 'p50'],
    rows: [...rows('clients', 'clients'), ...rows('paidFields', 'profiles')],
  };
}

function startUps(servers) {
  return {
    title: 'Start',
    note: 'From the start of the process to its first answer. Kayan with a new SQLite ledger.',
    columns: ['server', 'ready, median', 'slowest', 'memory then'],
    rows: servers.map(({ name, readyMs, slowestMs, rssBytes }) => [
      name,
      `${(readyMs / 1000).toFixed(2)} s`,
      `${(slowestMs / 1000).toFixed(2)} s`,
      `${(rssBytes / 1e6).toFixed(0)} MB`,
    ]),
  };
}

const times = (ratio) => (ratio ? `${ratio.median.toFixed(2)} ×` : '');
const range = ([low, high]) => `${low.toFixed(2)} to ${high.toFixed(2)}`;
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const figure = (value) => value.toFixed(value < 10 ? 2 : 0);
