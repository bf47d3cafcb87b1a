import { CLIENTS, PRIMING_MS, ROUNDS, WARM_UP, WINDOW_MS } from './settings.mjs';
import { median, spread } from './statistics.mjs';

/** Has a server compile what it runs often, before it is measured. */
export function warmUp(load, { url }, ask) {
  return load.ask({ closed: { url, clients: CLIENTS, ...WARM_UP, ask } });
}

/**
 * Measures modes in many short windows, one after the other and round after round, so that whatever else the machine does
 * falls on all of them alike. A mode is `{ name, server, clients, ask }`. Gives the windows of each by name.
 */
export async function takeTurns(load, modes, { rounds = ROUNDS, ms = WINDOW_MS } = {}) {
  const windows = Object.fromEntries(modes.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < modes.length; i++) {
      const mode = modes[(i + round) % modes.length];
      windows[mode.name].push(await measureWindow(load, mode, ms));
    }
  }
  return windows;
}

async function measureWindow(load, { server, clients = CLIENTS, ask }, ms) {
  const closed = { url: server.url, clients, ask };
  await load.ask({ closed: { ...closed, ms: PRIMING_MS } });
  const before = await server.usage();
  const { requests, ...rest } = await load.ask({ closed: { ...closed, ms } });
  const after = await server.usage();
  await load.ask({ release: server.url });
  return { cpuMs: (after.cpuMs - before.cpuMs) / requests, ...rest };
}

/** The medians of a mode's windows. */
export function summarise(windows) {
  const names = Object.keys(windows[0]);
  return Object.fromEntries(names.map((name) => [name, median(windows.map((one) => one[name]))]));
}

/** How a figure of one mode relates to that of another in the same round: median and spread of the rounds' ratios. */
export function ratio(windows, baseWindows, figure = 'cpuMs') {
  return spread(windows.map((window, round) => window[figure] / baseWindows[round][figure]));
}
