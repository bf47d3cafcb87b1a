import { inEveryRequest } from '../every-request';
import { readRateLimit } from './rate-limit';

/** Tells each client with every answer what is left to it, as `extensions.rateLimit`. */
export const rateLimitPlugin = inEveryRequest({
  async willSendResponse({ response: { body }, contextValue }) {
    if (contextValue.client.id === null || body.kind !== 'single') return;
    const rateLimit = await readRateLimit(contextValue).catch(() => undefined);
    // An answer is worth more than the news of what is left.
    if (rateLimit === undefined) return;
    body.singleResult.extensions = { ...body.singleResult.extensions, rateLimit };
  },
});
