import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask, Reply } from './reply.js';

const MAX_TIMES = 3;
/** Where the server wants more patience than this, it is for the caller to decide. */
const MAX_WAIT_SECONDS = 30;

/**
 * Asks again, with the same input, where that is safe. A question that was not taken costs nothing. One that may have arrived is
 * answered from the server's ledger: it joins the first where that is still under way, and is given its verdict without a second
 * call where there is one. Where there is none, providers are asked again, and the server sees to it that no card is locked by it.
 *
 * With `maxAgeSeconds` a verdict may be paid for twice, so then a lost reply is left to the caller.
 */
export function askPatiently(ask: Ask): Ask {
  return async (input) => {
    for (let times = 1; ; times++) {
      const reply = await ask(input);
      const seconds = input.maxAgeSeconds == null ? waitSeconds(reply, times) : undefined;
      if (seconds === undefined || seconds > MAX_WAIT_SECONDS || times === MAX_TIMES) return reply;
      await sleep(seconds * 1000);
    }
  };
}

/** How long to wait before the question is asked again; undefined where it is not. */
function waitSeconds(reply: Reply, times: number): number | undefined {
  const backoff = 2 ** (times - 1) * (0.5 + Math.random() / 2);
  switch (reply.kind) {
    case 'NOT_NOW':
      return reply.waitSeconds ?? backoff;
    case 'NO_REPLY':
      return backoff;
    case 'PROFILE':
    case 'BAD_INPUT':
    case 'REJECTED':
      return undefined;
    default:
      return reply satisfies never;
  }
}
