import { randomUUID } from 'node:crypto';
import { chinaDay } from '../../src/domain/china-time';
import { elementsOf } from './cardholders';
import type { InputValues } from './schema-inputs';

const today = chinaDay(Date.now());

/**
 * What has to be given to each field that takes anything, for tests that ask all of the schema. The first provider turns the
 * person away, so that it shows how far a request goes on.
 */
export const BASE_INPUTS: Readonly<Record<string, InputValues>> = {
  bankCardCheck: { input: elementsOf(17) },
  blacklistReport: { input: { bankCard: elementsOf(10).bankCard } },
  riskProfile: { input: elementsOf(17) },
  check: { id: randomUUID() },
  checks: {},
  spend: { from: today, to: today },
  providerCodes: {},
};
