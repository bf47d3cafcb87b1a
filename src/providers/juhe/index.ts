import { randomInt } from 'node:crypto';
import type { BlacklistPort, CardCheckPort, Provider } from '../../domain/provider';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask } from '../ask';
import { defineProvider, type ProviderDeps } from '../provider-module';
import { cardCheckRequest, EDITION_ABILITIES } from './channel';
import { BLACKLIST_CODES, CARD_CHECK_CODES, SAMPLE_MESSAGES } from './codes';
import { createJuheSandbox } from './sandbox';
import {
  juheSandboxSettings,
  readJuheSettings,
  readSandboxChannel,
  type CardSettings,
  type JuheSettings,
  type ProductSettings,
} from './settings';
import { BLACKLIST_PATH, blacklistForm, decodeBlacklist, decodeCardCheck } from './wire';

const cardCheckCodes = indexCodes(CARD_CHECK_CODES, SAMPLE_MESSAGES);
const blacklistCodes = indexCodes(BLACKLIST_CODES);

/** 聚合数据: the three-element check through any of its six endpoints, and the card blacklist. */
export const juhe = defineProvider({
  name: 'JUHE',
  codes: [...CARD_CHECK_CODES, ...BLACKLIST_CODES],
  readSettings: readJuheSettings,
  sandboxSettings: (env) => {
    const channel = readSandboxChannel(env);
    return (origin) => juheSandboxSettings(origin, channel);
  },
  createSandboxSide: createJuheSandbox,
  create: createJuhe,
});

/** Juhe under the given settings; it connects when it is first asked. */
export function createJuhe(settings: JuheSettings, deps: ProviderDeps): Provider {
  const card = settings.card && createCardCheck(settings.card, deps);
  const blacklist = settings.blacklist && createBlacklist(settings.blacklist, deps);
  return {
    name: 'JUHE',
    ...(card && { cardCheck: card.port }),
    ...(blacklist && { blacklist: blacklist.port }),
    close: async () => {
      await Promise.all([card?.close(), blacklist?.close()]);
    },
  };
}

function createCardCheck(
  { key, origin, priceFen, channel }: CardSettings,
  { clock }: ProviderDeps,
) {
  const pool = createPool(origin);
  const port: CardCheckPort = {
    priceFen,
    abilities: EDITION_ABILITIES[channel.edition],
    ask(query, limits) {
      const request = cardCheckRequest(channel, key, query, (max) => randomInt(max));
      return ask(pool, request, limits, decodeCardCheck, ({ code, ...details }) =>
        answerFromTable(cardCheckCodes, code, checkVerdict, { ...details, nowMs: clock.now() }),
      );
    },
  };
  return { port, close: () => pool.close() };
}

function createBlacklist(settings: ProductSettings, { clock }: ProviderDeps) {
  const pool = createPool(settings.origin);
  const port: BlacklistPort = {
    priceFen: settings.priceFen,
    ask({ bankCard }, limits) {
      const request = { path: BLACKLIST_PATH, form: blacklistForm(settings.key, bankCard) };
      return ask(pool, request, limits, decodeBlacklist, ({ code, flags, ...details }) =>
        answerFromTable(blacklistCodes, code, () => flags, { ...details, nowMs: clock.now() }),
      );
    },
  };
  return { port, close: () => pool.close() };
}
