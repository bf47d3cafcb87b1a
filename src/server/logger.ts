import { pino, type DestinationStream, type LogFn, type Logger, type LoggerOptions } from 'pino';
import { isError, toSafeError } from './safe-error';
import { LogOutput } from './log-output';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One JSON object a line on standard output by default. What may hold a person's data never reaches it. */
export function createLogger(
  level: LogLevel,
  destination: DestinationStream = new LogOutput(process.stdout),
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    serializers: { err: toSafeError },
    hooks: {
      logMethod(args, method) {
        method.apply(this, withoutErrorText(args));
      },
    },
  };
  return pino(options, destination);
}

type LogArguments = Parameters<LogFn>;

/** pino and Fastify put the message of an error in the place of a text that is not given. */
function withoutErrorText([subject, text, ...rest]: LogArguments): LogArguments {
  const error = isError(subject) ? subject : (subject as { readonly err?: unknown } | null)?.err;
  if (!isError(error)) return [subject, text, ...rest];
  const isOwnText = typeof text === 'string' && text !== error.message;
  return [isError(subject) ? { err: subject } : subject, isOwnText ? text : 'an error', ...rest];
}
