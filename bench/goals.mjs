/**
 * What is to be reached, each as a figure of one run. Ratios are medians of the rounds' ratios of CPU per request.
 *
 * `measured` is undefined where the scenario was left out or the peer answered wrongly.
 */
const GOALS = [
  cpu('CPU per request against Mercurius 16 + JIT', 1.0, (r) => against(r, 'mercurius-jit')),
  cpu('CPU per request against bare node:http + undici', 1.6, (r) => against(r, 'bare')),
  cpu('CPU per request against GraphQL Yoga 5', 0.5, (r) => against(r, 'yoga')),
  cpu('CPU per request against stock Apollo Server 5', 0.5, (r) => against(r, 'apollo')),
  cpu('ledger on PostgreSQL against none', 1.6, (r) => ledger(r, 'postgres')?.cpuToNone),
  cpu(
    'reused answer against a fresh one, SQLite',
    0.5,
    (r) => ledger(r, 'sqlite, reused')?.cpuToFresh,
  ),
  cpu(
    'reused answer against a fresh one, PostgreSQL',
    0.5,
    (r) => ledger(r, 'postgres, reused')?.cpuToFresh,
  ),
  plain(
    'added latency at 100 ms upstream and 200 requests a second, p50',
    'ms',
    2,
    (r) => latency(r)?.p50Ms,
  ),
  plain('the same, p99', 'ms', 10, (r) => latency(r)?.p99Ms),
  cpu(
    'ledger of 1 million records against 10 thousand',
    1.1,
    (r) => r.ledgerSizes?.at(-1)?.cpuToSmall,
  ),
  plain('ready to serve after start', 's', 1.5, (r) => startUp(r)?.readyMs / 1000),
  plain('memory then', 'MB', 150, (r) => startUp(r)?.rssBytes / 1e6),
];

/** Each goal with what was measured, the spread where there is one, and whether it is reached. */
export function judge(results) {
  return GOALS.map(({ title, unit, atMost, figure }) => {
    const { median: measured, middle } = figure(results) ?? {};
    const verdict = !Number.isFinite(measured)
      ? 'not measured'
      : measured <= atMost
        ? 'reached'
        : 'not reached';
    return { title, unit, atMost, measured, middle, verdict };
  });
}

function cpu(title, atMost, figure) {
  return { title, unit: '×', atMost, figure };
}

function plain(title, unit, atMost, figure) {
  return { title, unit, atMost, figure: (results) => ({ median: figure(results) }) };
}

const named = (list, name) => list?.find((one) => one.name === name);
const against = ({ peers }, name) => named(peers?.contenders, name)?.kayanCpuToThis;
const ledger = ({ ledgers }, name) => named(ledgers, name);
/** With the ledger that a server has by default. */
const latency = ({ addedLatency }) => named(addedLatency, 'kayan, SQLite');
const startUp = ({ startUps }) => named(startUps, 'kayan');
