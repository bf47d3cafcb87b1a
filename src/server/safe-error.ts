import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNativeError } from 'node:util/types';
import { holdsPersonalNumber } from '../domain/personal-numbers';
import { knownErrorCode } from './error-codes';

/** How many errors are told that caused one another. */
const MAX_CAUSES = 5;

/**
 * What may be logged of an error: its class, code and the places of its stack, each only where it is a program's own word.
 * Not its message: libraries quote in it what they choke on, and that may be a card number.
 */
export function toSafeError(error: unknown): object {
  return tellOf(error, MAX_CAUSES);
}

function tellOf(error: unknown, causes: number): object {
  if (!isError(error)) return { type: typeof error };
  const code = knownErrorCode(error);
  return {
    type: classOf(error),
    ...(code !== undefined && { code }),
    stack: placesOf(error),
    ...(error.cause !== undefined && causes > 0 && { cause: tellOf(error.cause, causes - 1) }),
  };
}

/** Of another realm, such as a test's or a worker's, it is an error too. */
export const isError = (value: unknown): value is Error =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Node 22 has no Error.isError
  value instanceof Error || isNativeError(value);

/** The folder of the program, whether this runs from its sources or from what is built of them. */
const ROOT = resolve(__dirname, '../..');

/**
 * The name under which the class of an error is declared. `constructor.name` is not asked: it can be given at run time, and be
 * anything.
 */
function classOf(error: Error): string {
  let prototype: unknown = Object.getPrototypeOf(error);
  while (typeof prototype === 'object' && prototype !== null) {
    const name = declaredName(prototype.constructor);
    if (name !== undefined) return name;
    prototype = Object.getPrototypeOf(prototype);
  }
  return 'Error';
}

function declaredName(constructor: unknown): string | undefined {
  if (typeof constructor !== 'function') return undefined;
  const source = Function.prototype.toString.call(constructor);
  return /^(?:class|function)\s+(?!extends\b)([\w$]+)/.exec(source)?.[1];
}

/**
 * The places in a stack, one a line. Not the functions there: their names can be the keys of somebody's data. The message goes
 * first, for it may hold lines that look like a stack.
 */
function placesOf(error: Error): string {
  const { stack, message } = error as { readonly stack?: unknown; readonly message: unknown };
  if (typeof stack !== 'string' || typeof message !== 'string') return '';
  const start = stack.indexOf(message);
  return stack
    .slice(start < 0 ? 0 : start + message.length)
    .split('\n')
    .flatMap((line) => placeOf(line) ?? [])
    .map((place) => `at ${place}`)
    .join('\n');
}

function placeOf(line: string): string | undefined {
  const [, file = '', position = ''] = /^ {4}at (?:.*\()?([^()]+?)(:\d+:\d+)\)?$/.exec(line) ?? [];
  const place = file.startsWith('node:') ? file : placeInFiles(file);
  return /^[\w:@.+/\\-]+$/.test(place) && !holdsPersonalNumber(place)
    ? place + position
    : undefined;
}

/** A file of this program from its folder on, any other as a whole; empty where there is no file. */
function placeInFiles(file: string): string {
  const path = toPath(file);
  return path.startsWith(ROOT + sep) ? relative(ROOT, path) : isAbsolute(path) ? path : '';
}

function toPath(file: string): string {
  try {
    return file.startsWith('file:') ? fileURLToPath(file) : file;
  } catch {
    return '';
  }
}
