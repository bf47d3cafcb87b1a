import { join } from 'node:path';
import { folder, startKayan } from '../contenders.mjs';
import { fillLedger } from '../fill-ledger.mjs';
import { ratio, summarise, takeTurns, warmUp } from '../measure.mjs';
import { LEDGER_SIZES } from '../settings.mjs';

/** Kayan on a SQLite ledger of few records and on one of many. */
export async function compareLedgerSizes({ upstream, load }) {
  const modes = [];
  for (const records of LEDGER_SIZES) {
    const path = join(folder, `${records}.db`);
    const startedAt = performance.now();
    const rows = await fillLedger(path, records);
    const filledInMs = performance.now() - startedAt;
    const server = await startKayan(upstream, { DATABASE_URL: `sqlite:${path}` });
    await warmUp(load, server);
    modes.push({ name: records, server, rows, filledInMs });
  }
  const windows = await takeTurns(load, modes);
  for (const { server } of modes) await server.stop();
  return modes.map(({ name, rows, filledInMs }) => ({
    records: name,
    rows,
    filledInMs,
    ...summarise(windows[name]),
    cpuToSmall: ratio(windows[name], windows[LEDGER_SIZES[0]]),
    perSecondToSmall: ratio(windows[name], windows[LEDGER_SIZES[0]], 'perSecond'),
  }));
}
