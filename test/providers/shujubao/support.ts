import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../src/domain/clock';
import type { CheckVerdict } from '../../../src/domain/bank-card-check';
import type { Answer, Provider } from '../../../src/domain/provider';
import { Env } from '../../../src/env';
import { shujubao } from '../../../src/providers/shujubao';
import type { Cardholder, Fault } from '../../../src/sandbox/cardholders';
import { startSandbox, type SandboxOptions } from '../../../src/sandbox/server';
import type { elementsOf } from '../../support/cardholders';
import { cardCheckOf, patientAttempt } from '../support';

export type Elements = ReturnType<typeof elementsOf>;

/** Shujubao with its sandbox on a free port, and nothing in between. */
export interface RunningShujubao {
  readonly origin: string;
  check(elements: Elements, timeoutMs?: number): Promise<Answer<CheckVerdict>>;
  close(): Promise<void>;
}

export async function startShujubao(
  options: Omit<SandboxOptions, 'sides'> = {},
): Promise<RunningShujubao> {
  const sandbox = await startSandbox({ ...options, sides: [shujubao.createSandboxSide] });
  const provider = shujubao.forSandbox(new Env({}))(sandbox.origin).create({ clock: systemClock });
  return {
    origin: sandbox.origin,
    check: (elements, timeoutMs) => checkWith(provider, elements, timeoutMs),
    async close() {
      await provider.close();
      await sandbox.close();
    },
  };
}

export function checkWith(provider: Provider, elements: Elements, timeoutMs = 5_000) {
  return cardCheckOf(provider).ask(
    { subject: { ...elements, idType: 'RESIDENT_ID' } },
    patientAttempt(timeoutMs),
  );
}

/** An invented person with whose card something goes wrong at Shujubao. */
export function personWith(fault: Fault, number = 0): Cardholder {
  return {
    name: '冯九',
    idNumber: '110101190001010014',
    bankCard: `6217929${String(number).padStart(12, '0')}`,
    mobile: '13800138000',
    faults: { SHUJUBAO: { BANK_CARD_CHECK: fault } },
  };
}

/** A sample of the vendor's document, byte for byte. */
export function sample(name: 'success' | 'failure'): Buffer {
  return readFileSync(join(__dirname, '../../fixtures/shujubao', `${name}.json`));
}
