import { getHeapStatistics } from 'node:v8';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendHttpError, type HttpErrorCode } from './http-errors';
import type { Traffic, TurnedAway } from './traffic';

/** Beyond which the process takes no further operation. */
export interface OverloadLimits {
  /** The mean delay of the event loop over a second, in milliseconds. */
  readonly maxEventLoopDelayMs: number;
  /** The memory of the process, in MiB; undefined for no limit but that of the heap. */
  readonly maxRssMb: number | undefined;
}

export interface AdmissionOptions {
  readonly traffic: Traffic;
  readonly overload: OverloadLimits;
  /** Told of every request that is turned away. */
  readonly onTurnedAway: (why: TurnedAway) => void;
}

const SAMPLE_MS = 1_000;
/** Nearer to its limit V8 does little else than collecting garbage. */
const MAX_HEAP_SHARE = 0.9;
const RETRY_AFTER_SECONDS = 1;

const REASONS: Readonly<Record<string, TurnedAway>> = {
  [underPressure.TYPE_EVENT_LOOP_DELAY]: 'EVENT_LOOP',
  [underPressure.TYPE_HEAP_USED_BYTES]: 'HEAP',
  [underPressure.TYPE_RSS_BYTES]: 'RSS',
};

/** Turns requests of this Fastify context away, before their body is read, while the process is overloaded or about to end. */
export async function registerAdmission(
  app: FastifyInstance,
  { traffic, overload, onTurnedAway }: AdmissionOptions,
): Promise<void> {
  app.addHook('onRequest', (_request, reply, done) => {
    const why = traffic.obstacle();
    if (why === undefined) {
      done();
      return;
    }
    onTurnedAway(why);
    turnAway(reply, why);
  });
  const { maxEventLoopDelayMs, maxRssMb = 0 } = overload;
  await app.register(underPressure, {
    sampleInterval: SAMPLE_MS,
    maxEventLoopDelay: maxEventLoopDelayMs,
    maxHeapUsedBytes: getHeapStatistics().heap_size_limit * MAX_HEAP_SHARE,
    maxRssBytes: maxRssMb * 1024 * 1024,
    pressureHandler(_request, reply, type, value) {
      // A second without a sample is told as a delay without end, after a pause of the process too: a limit beyond that
      // second says that it is to be borne.
      if (value === Infinity && maxEventLoopDelayMs > SAMPLE_MS) return;
      const why = REASONS[type] ?? 'EVENT_LOOP';
      onTurnedAway(why);
      turnAway(reply, why);
    },
  });
}

/** Answers a request that is not taken. */
export function turnAway(reply: FastifyReply, why: TurnedAway): FastifyReply {
  const code: HttpErrorCode = why === 'SHUTTING_DOWN' ? 'SHUTTING_DOWN' : 'OVERLOADED';
  return sendHttpError(reply.header('retry-after', RETRY_AFTER_SECONDS), code);
}
