import type { Pool } from 'undici';
import type { Answer, AttemptLimits } from '../domain/provider';
import { postForm, type ExchangeRequest } from '../http/exchange';
import { readAnswer, type Decode } from './reading';

/** The largest answer that any provider's documentation suggests is under 1 KiB. */
const MAX_RESPONSE_BYTES = 64 * 1024;

/** Sends one form to a provider and makes an answer of whatever comes back. It never rejects. */
export async function ask<Wire, Verdict>(
  pool: Pool,
  request: Pick<ExchangeRequest, 'path' | 'headers' | 'form'>,
  limits: AttemptLimits,
  decode: Decode<Wire>,
  toAnswer: (wire: Wire) => Answer<Verdict>,
): Promise<Answer<Verdict>> {
  const { path, headers, form } = request;
  const { timeoutMs, signal } = limits;
  const maxBytes = MAX_RESPONSE_BYTES;
  const result = await postForm(pool, { path, headers, form, timeoutMs, signal, maxBytes });
  const reading = readAnswer(result, decode);
  return 'failure' in reading ? reading.failure : toAnswer(reading.wire);
}
