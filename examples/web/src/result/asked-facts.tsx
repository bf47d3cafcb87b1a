import type { ReactNode } from 'react';
import type { CheckVerdictFragment } from '../api/generated/graphql';
import type { Localised } from '../i18n/language';
import { Cost } from './cost';

/** What is known wherever a provider was asked. */
type Asked = Pick<
  CheckVerdictFragment,
  'provider' | 'providerCode' | 'providerMessage' | 'providerReference' | 'billing'
>;

/** Who was asked, what they said and what it cost. */
export function askedFacts(
  asked: Asked,
  { texts }: Localised,
): readonly (readonly [term: string, detail: ReactNode])[] {
  const { provider, providerCode, providerMessage, providerReference, billing } = asked;
  return [
    [texts.half.provider, texts.provider[provider]],
    [texts.half.code, <code>{providerCode}</code>],
    [texts.half.message, providerMessage && <span lang="zh-CN">{providerMessage}</span>],
    [texts.half.reference, providerReference && <code>{providerReference}</code>],
    [texts.half.cost, <Cost billing={billing} />],
  ];
}
