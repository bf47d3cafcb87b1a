import type { Logger } from 'pino';
import type { VerificationDeps } from '../domain/verification';

/** Who sends more codes than these has codes that are made up, or a table that is not the one we know. */
const MAX_TOLD = 200;

/** Logs each code of no table once, up to so many of all providers. */
export function logUnknownCodes(logger: Pick<Logger, 'warn'>): VerificationDeps['onUnknownCode'] {
  const told = new Set<string>();
  return (provider, code) => {
    const key = `${provider} ${code}`;
    if (told.size >= MAX_TOLD || told.has(key)) return;
    told.add(key);
    logger.warn({ provider, code }, 'a provider answered with a code that no document lists');
    if (told.size === MAX_TOLD) logger.warn('further codes of this kind are not logged');
  };
}
