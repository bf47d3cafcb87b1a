import type { BlacklistPort, CardCheckPort } from '../../domain/provider';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask } from '../ask';
import { defineProvider, type ProviderDeps } from '../provider-module';
import { BLACKLIST_CODES, CARD_CHECK_CODES, SAMPLE_MESSAGES } from './codes';
import { createJuheSandbox } from './sandbox';
import { juheSandboxSettings, readJuheSettings, type ProductSettings } from './settings';
import {
  BLACKLIST_PATH,
  blacklistForm,
  CARD_CHECK_PATH,
  cardCheckForm,
  decodeBlacklist,
  decodeCardCheck,
} from './wire';

const cardCheckCodes = indexCodes(CARD_CHECK_CODES, SAMPLE_MESSAGES);
const blacklistCodes = indexCodes(BLACKLIST_CODES);

/** 聚合数据: the three-element check and the card blacklist. */
export const juhe = defineProvider({
  name: 'JUHE',
  codes: [...CARD_CHECK_CODES, ...BLACKLIST_CODES],
  readSettings: readJuheSettings,
  sandboxSettings: juheSandboxSettings,
  createSandboxSide: createJuheSandbox,
  create(settings, deps) {
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
  },
});

function createCardCheck(settings: ProductSettings, { clock }: ProviderDeps) {
  const pool = createPool(settings.origin);
  const port: CardCheckPort = {
    priceFen: settings.priceFen,
    abilities: { elements: [3], idTypes: ['RESIDENT_ID'], scenes: [] },
    ask({ subject }, limits) {
      const request = { path: CARD_CHECK_PATH, form: cardCheckForm(settings.key, subject) };
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
