/** How long everything takes. `BENCH_QUICK=1` runs through all of it in two minutes, to see that it works; its
 * figures mean nothing and are not written anywhere. */
export const isQuick = process.env.BENCH_QUICK === '1';

/** Concurrent clients, where a scenario does not say otherwise. */
export const CLIENTS = 64;

/** How often servers take turns, and how long each turn lasts. */
export const ROUNDS = isQuick ? 2 : 11;
export const WINDOW_MS = isQuick ? 300 : 1_500;

/** What goes before each window, unmeasured, so that connections are open and caches are filled. */
export const PRIMING_MS = isQuick ? 50 : 150;

/** A process is at its pace only after some ten thousand requests. */
export const WARM_UP = isQuick ? { requests: 300, ms: 1_000 } : { requests: 20_000, ms: 15_000 };

/** Short scenarios: fewer and shorter turns, since only the trend is looked at. */
export const TREND = isQuick ? { rounds: 1, ms: 200 } : { rounds: 3, ms: 1_000 };

export const OPEN_LOOP_MS = isQuick ? 1_000 : 10_000;

export const STARTS = isQuick ? 1 : 5;

/** Records in a small and in a large ledger. */
export const LEDGER_SIZES = isQuick ? [1_000, 10_000] : [10_000, 1_000_000];
