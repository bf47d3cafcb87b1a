import { randomBytes, randomInt } from 'node:crypto';
import type { CheckVerdict } from '../../domain/bank-card-check';
import type { Element } from '../../domain/input-rules';
import type { CardCheckPort, Unanswered } from '../../domain/provider';
import { formPayload } from '../../http/payload';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask, type Protocol } from '../ask';
import { defineProvider, type ProviderDeps } from '../provider-module';
import { API_CODES, apiTableCode, AUTH_CODES } from './codes';
import { createTencentSandbox } from './sandbox';
import {
  readSignatureMethod,
  readTencentSettings,
  tencentSandboxSettings,
  type TencentSettings,
} from './settings';
import {
  cardCheckForm,
  decodeCardCheck,
  unsendableElement,
  type RequestStamp,
  type TencentReply,
} from './wire';

const authCodes = indexCodes(AUTH_CODES);
const apiCodes = indexCodes(API_CODES);

/** 腾讯云: the check of three and of four elements, by the Tencent Cloud API 2.0. */
export const tencent = defineProvider({
  name: 'TENCENT',
  codes: [...AUTH_CODES, ...API_CODES],
  readSettings: readTencentSettings,
  sandboxSettings: (env) => {
    const method = readSignatureMethod(env);
    return (origin) => tencentSandboxSettings(origin, method);
  },
  rates: {
    // Tencent counts for each action.
    cardCheck: { variable: 'TENCENT_RATE_PER_SECOND', perSecond: 0, isByElements: true },
  },
  createSandboxSide: createTencentSandbox,
  create(settings, deps) {
    const { port, close } = createCardCheck(settings, deps);
    return { name: 'TENCENT', cardCheck: port, close };
  },
});

function createCardCheck(settings: TencentSettings, { clock }: ProviderDeps) {
  const pool = createPool(settings.url.origin);
  const newReference = () => newOrderNo(clock.now());
  const port: CardCheckPort = {
    priceFen: settings.priceFen,
    abilities: { elements: [3, 4], idTypes: ['RESIDENT_ID'], scenes: [] },
    newReference,
    ask({ subject }, options) {
      const element = unsendableElement(subject);
      if (element !== undefined) return Promise.resolve(unsendable(element));
      // Tencent gives no number of its own: it finds a call by ours.
      const reference = options.reference ?? newReference();
      const stamp = newStamp(clock.now(), reference);
      const request = {
        path: settings.url.pathname,
        payload: formPayload(cardCheckForm(settings, subject, stamp)),
      };
      return ask(pool, request, { ...options, reference }, CARD_CHECK, clock);
    },
  };
  return { port, close: () => pool.close() };
}

const CARD_CHECK: Protocol<TencentReply, CheckVerdict> = {
  decode: decodeCardCheck,
  referenceNames: [],
  /** The levels have a table each, so that an API code that looks like an `authCode` is no verdict. */
  toAnswer: ({ level, code, message }, nowMs) => {
    const details = { message, nowMs };
    return level === 'AUTH'
      ? answerFromTable(authCodes, code, checkVerdict, details)
      : answerFromTable(apiCodes, apiTableCode(code), checkVerdict, { ...details, rawCode: code });
  },
};

/**
 * 30 letters and digits, never the same twice. What is random in it are letters, so that no run of its digits looks
 * like somebody's number.
 */
function newOrderNo(nowMs: number): string {
  const letters = randomBytes(8)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  return `K${nowMs}${letters}`;
}

function newStamp(nowMs: number, orderNo: string): RequestStamp {
  return { timestamp: Math.floor(nowMs / 1000), nonce: randomInt(1, 2 ** 31), orderNo };
}

function unsendable(field: Element): Unanswered {
  return {
    class: 'INPUT',
    error: 'INPUT_REJECTED',
    field,
    retryAt: null,
    providerCode: 'UNSENDABLE',
    providerMessage: null,
    providerReference: null,
    billed: 'NO',
  };
}
