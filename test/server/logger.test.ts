import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import Database from 'better-sqlite3';
import fastify from 'fastify';
import type { LogFn } from 'pino';
import { createLogger } from '../../src/server/logger';
import { toSafeError } from '../../src/server/safe-error';
import { LedgerUnavailable } from '../../src/domain/ledger';
import { CANARY, NEEDLES } from '../support/canary';

interface SafeError {
  readonly type: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: SafeError;
}
const safe = (error: unknown) => toSafeError(error) as SafeError;
const withCode = (code: unknown) => Object.assign(new Error('x'), { code });

async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
}

describe('the code of an error is logged', () => {
  it.each([
    ['of the system', () => readFile('/nowhere'), 'ENOENT'],
    ['of the resolver', () => lookup('nowhere.invalid'), /^(ENOTFOUND|EAI_AGAIN)$/],
    ['of a socket', () => once(connect(1, '127.0.0.1'), 'connect'), 'ECONNREFUSED'],
    ['of Node', () => Buffer.alloc(-1), 'ERR_OUT_OF_RANGE'],
    ['of SQLite', () => new Database(':memory:').exec('nothing'), 'SQLITE_ERROR'],
    [
      'of Fastify',
      () => fastify().decorate('x', null).decorate('x', null),
      'FST_ERR_DEC_ALREADY_PRESENT',
    ],
  ])('where it is one %s', async (_whose, work, code) => {
    expect(safe(await errorOf(work)).code).toMatch(code);
  });

  it.each([
    'ECONNRESET',
    'EAI_AGAIN',
    'ETIMEOUT',
    'ABORT_ERR',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_HTTP2_STREAM_ERROR',
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'ERR_JWKS_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UND_ERR_CONNECT_TIMEOUT',
    'FST_ERR_CTP_BODY_TOO_LARGE',
    'HPE_INVALID_METHOD',
    'SQLITE_FULL',
    'SQLITE_CONSTRAINT_UNIQUE',
    'SQLITE_IOERR_SHORT_READ',
    '23505',
    '57P01',
    '53300',
    '40001',
    'XX000',
  ])('where it is %s', (code) => {
    expect(safe(withCode(code)).code).toBe(code);
  });

  it.each([
    CANARY.bankCard,
    CANARY.idNumber,
    CANARY.mobile,
    CANARY.name,
    CANARY.latinName,
    '11010519491231002X',
    '13800',
    '62284',
    '4111',
    'ZHANGSAN',
    'EZHANGSAN',
    `E${CANARY.mobile}`,
    'ERR_',
    `ERR_${CANARY.mobile}`,
    `ERR_X${CANARY.mobile}`,
    `ERR_${CANARY.mobile.replace(/(...)/g, '$1_')}`,
    `ERR_X ${CANARY.bankCard}`,
    `ERR_INVALID_ARG_TYPE\n${CANARY.bankCard}`,
    `SQLITE_${CANARY.bankCard}`,
    `SQLITE_${CANARY.latinName}`,
    `UNKNOWN_SQLITE_ERROR_${CANARY.mobile}`,
    `HPE_${CANARY.mobile}`,
    'err_invalid_arg_type',
    '__proto__',
    'constructor',
    Number(CANARY.mobile),
    { toString: () => 'ENOENT' },
    null,
  ])('never where it is %s', (code) => {
    expect(safe(withCode(code))).not.toHaveProperty('code');
  });
});

describe('the class of an error is logged', () => {
  class Unusual extends RangeError {}

  it.each([
    [new TypeError('x'), 'TypeError'],
    [new AggregateError([], 'x'), 'AggregateError'],
    [new LedgerUnavailable(undefined), 'LedgerUnavailable'],
    [new Unusual(), 'Unusual'],
  ])('as it is written where it is declared: %p', (error, type) => {
    expect(safe(error).type).toBe(type);
  });

  it('never as it was given at run time', () => {
    const named = { [CANARY.latinName]: class extends RangeError {} }[CANARY.latinName];
    class Renamed extends TypeError {
      static override readonly name = CANARY.latinName;
    }
    const posing = Object.assign(new SyntaxError(), { constructor: { name: CANARY.bankCard } });
    const orphan = Object.assign(new SyntaxError(), { constructor: undefined });
    const errors = [named && new named(), new Renamed(), posing, orphan];
    expect(errors.map((error) => safe(error).type)).toEqual([
      'RangeError',
      'Renamed',
      'SyntaxError',
      'SyntaxError',
    ]);
  });
});

describe('of the stack of an error', () => {
  it('places are logged, and no names', () => {
    const handlers = {
      [CANARY.bankCard]: () => {
        throw new Error(CANARY.name);
      },
    };
    let stack = '';
    try {
      handlers[CANARY.bankCard]?.();
    } catch (error) {
      stack = safe(error).stack ?? '';
    }
    expect(stack.split('\n')[0]).toMatch(/^at test\/server\/logger\.test\.ts:\d+:\d+$/);
    for (const line of stack.split('\n')) expect(line).toMatch(/^at [\w@./+-]+:\d+:\d+$|^at node:/);
    expect(stack).not.toContain(CANARY.bankCard);
  });

  it.each([
    `at ${CANARY.name} (/etc/passwd:1:1)`,
    `at x (${process.cwd()}/${CANARY.name}.js:1:1)`,
    `at x (${process.cwd()}/${CANARY.bankCard}.js:1:1)`,
    `at ${CANARY.bankCard}`,
    `at ${CANARY.latinName}:1:1`,
    `at x (${process.cwd()}/${CANARY.latinName}.js:1:1)`,
    `at /${CANARY.bankCard}:1:1`,
  ])('nothing is logged that stands in its message: %s', (line) => {
    const error = new Error(`x\n    ${line}`);
    const text = JSON.stringify(safe(error));
    expect(NEEDLES.filter((needle) => text.includes(needle))).toEqual([]);
    expect(text).not.toContain('passwd');
    expect(text).toContain('test/server/logger.test.ts');
  });

  it.each([undefined, 7, { split: 1 }, ''])('nothing is logged where it is %p', (stack) => {
    expect(safe(Object.assign(new Error('x'), { stack }))).toEqual({ type: 'Error', stack: '' });
  });
});

describe('an error', () => {
  it('is logged with what caused it, as deep as that may go', () => {
    const error = new Error('x', { cause: withCode('ENOENT') });
    expect(safe(error).cause).toMatchObject({ type: 'Error', code: 'ENOENT' });
    const circular = new Error('x');
    circular.cause = circular;
    expect(JSON.stringify(safe(circular)).length).toBeLessThan(20_000);
  });

  it.each([CANARY.bankCard, { code: CANARY.bankCard }, null, undefined, 7])(
    'that is none is told by its type alone: %p',
    (thrown) => {
      expect(safe(thrown)).toEqual({ type: typeof thrown });
    },
  );

  it.each<[string, (error: Error) => Parameters<LogFn>]>([
    ['alone', (error: Error) => [error]],
    ['with its own message', (error: Error) => [error, error.message]],
    ['as err', (error: Error) => [{ err: error }]],
    ['as err, with its own message', (error: Error) => [{ err: error }, error.message]],
    ['as err, with words', (error: Error) => [{ err: error }, 'something failed']],
  ])('is logged without its message where it is logged %s', (_how, argumentsOf) => {
    const lines: string[] = [];
    const logger = createLogger('debug', {
      write: (line) => void lines.push(line),
    });
    const error = new Error(`no ${CANARY.bankCard} of ${CANARY.name}`);
    logger.error(...argumentsOf(error));
    expect(lines).toHaveLength(1);
    expect(NEEDLES.filter((needle) => lines[0]?.includes(needle))).toEqual([]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { type: 'Error' },
      msg: expect.stringMatching(/^(an error|something failed)$/) as string,
    });
  });
});
