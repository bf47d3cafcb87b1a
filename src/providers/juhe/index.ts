import { randomInt } from 'node:crypto';
import type { CheckVerdict } from '../../domain/bank-card-check';
import type { BlacklistFindings } from '../../domain/blacklist-report';
import type { BlacklistPort, CardCheckPort, Provider } from '../../domain/provider';
import { formPayload } from '../../http/payload';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask, type Protocol } from '../ask';
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
import {
  BLACKLIST_PATH,
  BLACKLIST_REFERENCES,
  blacklistForm,
  CARD_CHECK_REFERENCES,
  decodeBlacklist,
  decodeCardCheck,
  type JuheBlacklistReply,
  type JuheReply,
} from './wire';

const cardCheckCodes = indexCodes(CARD_CHECK_CODES, SAMPLE_MESSAGES);
const blacklistCodes = indexCodes(BLACKLIST_CODES);

const CARD_CHECK: Protocol<JuheReply, CheckVerdict> = {
  decode: decodeCardCheck,
  referenceNames: CARD_CHECK_REFERENCES,
  toAnswer: ({ code, message }, nowMs) =>
    answerFromTable(cardCheckCodes, code, checkVerdict, { message, nowMs }),
};

const BLACKLIST: Protocol<JuheBlacklistReply, BlacklistFindings> = {
  decode: decodeBlacklist,
  referenceNames: BLACKLIST_REFERENCES,
  toAnswer: ({ code, findings, message }, nowMs) =>
    answerFromTable(blacklistCodes, code, () => findings, { message, nowMs }),
};

/** 聚合数据: the three-element check through any of its six endpoints, and the card blacklist. */
export const juhe = defineProvider({
  name: 'JUHE',
  codes: [...CARD_CHECK_CODES, ...BLACKLIST_CODES],
  readSettings: readJuheSettings,
  sandboxSettings: (env) => {
    const channel = readSandboxChannel(env);
    return (origin) => juheSandboxSettings(origin, channel);
  },
  rates: {
    cardCheck: { variable: 'JUHE_CARD_RATE_PER_SECOND', perSecond: 0, isByElements: false },
    blacklist: { variable: 'JUHE_BLACKLIST_RATE_PER_SECOND', perSecond: 0, isByElements: false },
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
    ask(query, options) {
      const { path, form } = cardCheckRequest(channel, key, query, (max) => randomInt(max));
      return ask(pool, { path, payload: formPayload(form) }, options, CARD_CHECK, clock);
    },
  };
  return { port, close: () => pool.close() };
}

function createBlacklist(settings: ProductSettings, { clock }: ProviderDeps) {
  const pool = createPool(settings.origin);
  const port: BlacklistPort = {
    priceFen: settings.priceFen,
    ask({ bankCard }, options) {
      const payload = formPayload(blacklistForm(settings.key, bankCard));
      const request = { path: BLACKLIST_PATH, payload };
      return ask(pool, request, options, BLACKLIST, clock);
    },
  };
  return { port, close: () => pool.close() };
}
