import type { CheckVerdict } from '../../domain/bank-card-check';
import type { CardCheckPort } from '../../domain/provider';
import { formPayload } from '../../http/payload';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask, type Protocol } from '../ask';
import { defineProvider } from '../provider-module';
import { CARD_CHECK_CODES, GATEWAY_CODES, VENDOR_CODES } from './codes';
import { rowCodeOf } from './gateway';
import { createShujubaoSandbox } from './sandbox';
import { readShujubaoSettings, shujubaoSandboxSettings } from './settings';
import {
  authorization,
  CARD_CHECK_PATH,
  cardCheckForm,
  decodeCardCheck,
  REFERENCES,
  type ShujubaoReply,
} from './wire';

const vendorCodes = indexCodes(VENDOR_CODES);
const gatewayCodes = indexCodes(GATEWAY_CODES);

const CARD_CHECK: Protocol<ShujubaoReply, CheckVerdict> = {
  decode: decodeCardCheck,
  referenceNames: REFERENCES,
  // Seen with a JSON body that holds a verdict.
  verdictStatus: 450,
  /** Each level has a table of its own, so that the vendor cannot speak with a code of the gateway. */
  toAnswer: ({ level, code, message }, nowMs) => {
    const details = { message, nowMs };
    return level === 'VENDOR'
      ? answerFromTable(vendorCodes, code, checkVerdict, details)
      : answerFromTable(gatewayCodes, rowCodeOf(code), checkVerdict, { ...details, rawCode: code });
  },
};

/** 贵州数据宝 through Aliyun Cloud Market: the three-element check. */
export const shujubao = defineProvider({
  name: 'SHUJUBAO',
  codes: CARD_CHECK_CODES,
  readSettings: readShujubaoSettings,
  sandboxSettings: () => shujubaoSandboxSettings,
  rates: {
    cardCheck: { variable: 'SHUJUBAO_RATE_PER_SECOND', perSecond: 0, isByElements: false },
  },
  createSandboxSide: createShujubaoSandbox,
  create({ appCode, origin, priceFen }, { clock }) {
    const pool = createPool(origin);
    const headers = authorization(appCode);
    const cardCheck: CardCheckPort = {
      priceFen,
      abilities: { elements: [3], idTypes: ['RESIDENT_ID'], scenes: [] },
      ask({ subject }, options) {
        const payload = formPayload(cardCheckForm(subject));
        const request = { path: CARD_CHECK_PATH, headers, payload };
        return ask(pool, request, options, CARD_CHECK, clock);
      },
    };
    return { name: 'SHUJUBAO', cardCheck, close: () => pool.close() };
  },
});
