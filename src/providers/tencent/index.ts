import { randomBytes, randomInt } from 'node:crypto';
import type { CheckVerdict } from '../../domain/bank-card-check';
import type { Element } from '../../domain/input-rules';
import type { Answer, CardCheckPort, Unanswered } from '../../domain/provider';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes, type AnswerDetails } from '../answer';
import { ask } from '../ask';
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
  createSandboxSide: createTencentSandbox,
  create(settings, deps) {
    const { port, close } = createCardCheck(settings, deps);
    return { name: 'TENCENT', cardCheck: port, close };
  },
});

function createCardCheck(settings: TencentSettings, { clock }: ProviderDeps) {
  const pool = createPool(settings.url.origin);
  const port: CardCheckPort = {
    priceFen: settings.priceFen,
    abilities: { elements: [3, 4], idTypes: ['RESIDENT_ID'], scenes: [] },
    ask({ subject }, limits) {
      const element = unsendableElement(subject);
      if (element !== undefined) return Promise.resolve(unsendable(element));
      const stamp = newStamp(clock.now());
      const form = cardCheckForm(settings, subject, stamp);
      const request = { path: settings.url.pathname, form };
      return ask(pool, request, limits, decodeCardCheck, (reply) =>
        // Tencent gives no number of its own: it finds a call by ours.
        toAnswer(reply, { reference: stamp.orderNo, nowMs: clock.now() }),
      );
    },
  };
  return { port, close: () => pool.close() };
}

/** Never the same twice. The order number has 30 letters and digits. */
function newStamp(nowMs: number): RequestStamp {
  return {
    timestamp: Math.floor(nowMs / 1000),
    nonce: randomInt(1, 2 ** 31),
    orderNo: `K${nowMs}${randomBytes(8).toString('hex')}`,
  };
}

/** The levels have a table each, so that an API code that looks like an `authCode` is no verdict. */
function toAnswer(
  { level, code, message }: TencentReply,
  facts: Omit<AnswerDetails, 'message'>,
): Answer<CheckVerdict> {
  const details = { ...facts, message };
  if (level === 'AUTH') return answerFromTable(authCodes, code, checkVerdict, details);
  return answerFromTable(apiCodes, apiTableCode(code), checkVerdict, { ...details, rawCode: code });
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
