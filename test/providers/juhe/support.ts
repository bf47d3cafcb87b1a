import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from '../../../src/domain/clock';
import type { CheckQuery, Provider } from '../../../src/domain/provider';
import type { Subject } from '../../../src/domain/subject';
import { createJuhe } from '../../../src/providers/juhe';
import type { Edition, Encryption } from '../../../src/providers/juhe/channel';
import { createJuheSandbox } from '../../../src/providers/juhe/sandbox';
import { juheSandboxSettings, type SandboxChannel } from '../../../src/providers/juhe/settings';
import type { Cardholder, Fault } from '../../../src/sandbox/cardholders';
import { startSandbox, type SandboxLogEntry } from '../../../src/sandbox/server';
import { cardCheckOf, patientAttempt } from '../support';

interface Endpoint {
  readonly encryption: Encryption['kind'];
  readonly edition: Edition;
  readonly path: string;
}

/** The six endpoints of the check, as Juhe's document has them. */
export const ENDPOINTS: readonly Endpoint[] = [
  { encryption: 'none', edition: 'v1', path: '/verifybankcard3/query' },
  { encryption: 'none', edition: 'v2', path: '/verifybankcard3/query_v2' },
  { encryption: 'aes', edition: 'v1', path: '/verifybankcard3/queryEncry' },
  { encryption: 'aes', edition: 'v2', path: '/verifybankcard3/queryEncry_v2' },
  { encryption: 'rsa', edition: 'v1', path: '/verifybankcard3/queryEncryInfo' },
  { encryption: 'rsa', edition: 'v2', path: '/verifybankcard3/queryEncry_v2Info' },
];

export const ENCRYPTED = ENDPOINTS.filter(({ encryption }) => encryption !== 'none');

/** Somebody whom only this test's sandbox knows, at whose card Juhe goes wrong as told. */
export function stranger(fault: Fault | undefined): Cardholder {
  return {
    name: '钱七',
    idNumber: '11010119000101001X',
    bankCard: '6217929000000000011',
    mobile: '13800138099',
    ...(fault && { faults: { JUHE: { BANK_CARD_CHECK: fault, BLACKLIST_REPORT: fault } } }),
  };
}

/** Juhe as it asks `origin`, with the sandbox's credentials. */
export function juheAt(origin: string, channel?: SandboxChannel, clock: Clock = systemClock) {
  return wrap(createJuhe(juheSandboxSettings(origin, channel), { clock }));
}

/** The provider's two products, asked without a caller who could give up. */
export function wrap(provider: Provider) {
  const { blacklist } = provider;
  const cardCheck = cardCheckOf(provider);
  if (blacklist === undefined) throw new Error('Juhe has no blacklist');
  return {
    cardCheck,
    check: (subject: Subject, options: AskOptions = {}) =>
      cardCheck.ask(
        { subject, ...(options.scene && { scene: options.scene }) },
        patientAttempt(options.timeoutMs),
      ),
    report: (bankCard: string, options: AskOptions = {}) =>
      blacklist.ask({ bankCard }, patientAttempt(options.timeoutMs)),
    close: () => provider.close(),
  };
}

interface AskOptions {
  readonly scene?: NonNullable<CheckQuery['scene']>;
  readonly timeoutMs?: number;
}

interface JuheSandboxOptions {
  readonly cardholders?: readonly Cardholder[];
  readonly now?: () => number;
  readonly randomHex?: (length: number) => string;
}

/** A sandbox in which only Juhe has a side, with the requests that reached it. */
export async function startJuheSandbox(options: JuheSandboxOptions = {}) {
  const requests: SandboxLogEntry[] = [];
  const sandbox = await startSandbox({
    sides: [createJuheSandbox],
    onRequest: (entry) => requests.push(entry),
    ...options,
  });
  return { ...sandbox, requests };
}

/** A message of the seed documents as it stands in them. */
export function sample(name: string): string {
  const folder = join(__dirname, '../../fixtures/juhe');
  return readFileSync(join(folder, `${name}.json`), 'utf8').trimEnd();
}
