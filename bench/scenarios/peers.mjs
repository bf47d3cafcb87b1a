import { CONTENDERS, startContender } from '../contenders.mjs';
import { checkAnswers } from '../correctness.mjs';
import { ratio, summarise, takeTurns, warmUp } from '../measure.mjs';

/** Kayan without a ledger beside what else could do the same job. Who answers wrongly is not measured. */
export async function comparePeers({ stub, upstream, load }) {
  const modes = [];
  const wrong = {};
  for (const name of Object.keys(CONTENDERS)) {
    const server = await startContender(name, upstream);
    try {
      await checkAnswers(server.url, stub);
    } catch (error) {
      wrong[name] = error.message;
      await server.stop();
      continue;
    }
    await warmUp(load, server);
    modes.push({ name, server });
  }
  const windows = await takeTurns(load, modes);
  // What answered rightly when it was new has to do so when it is warm, too: compiled code is other code.
  for (const { name, server } of modes) {
    await checkAnswers(server.url, stub).catch((error) => {
      wrong[name] = error.message;
    });
    await server.stop();
  }
  const right = modes.filter(({ name }) => !(name in wrong));
  const contenders = right.map(({ name }) => ({
    name,
    label: CONTENDERS[name],
    ...summarise(windows[name]),
    cpuToBare: windows.bare && ratio(windows[name], windows.bare),
    kayanCpuToThis: windows.kayan && ratio(windows.kayan, windows[name]),
  }));
  return { contenders, wrong };
}
