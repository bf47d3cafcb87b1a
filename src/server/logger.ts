import { pino, type DestinationStream, type Logger } from 'pino';
import { LogOutput } from './log-output';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One JSON object a line, on standard output by default. What may hold a person's data never reaches it. */
export function createLogger(
  level: LogLevel,
  destination: DestinationStream = new LogOutput(process.stdout),
): Logger {
  return pino({ level, base: null, serializers: { err: toSafeError } }, destination);
}

/**
 * What may be logged of an error: its class, code and stack frames. Not its message: libraries quote in
 * it what they choke on, and that may be a card number.
 */
export function toSafeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) && { code }),
    stack: frames.join('\n'),
    ...(error.cause !== undefined && { cause: toSafeError(error.cause) }),
  };
}
