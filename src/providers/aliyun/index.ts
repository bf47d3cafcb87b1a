import { randomBytes } from 'node:crypto';
import type { CheckVerdict } from '../../domain/bank-card-check';
import type { CardCheckPort } from '../../domain/provider';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask, type Protocol } from '../ask';
import { defineProvider } from '../provider-module';
import { GATEWAY_CODES, gatewayRowOf, SERVICE_CODES, serviceRowOf } from './codes';
import { createAliyunSandbox } from './sandbox';
import { aliyunSandboxSettings, readAliyunSettings, readRequestForm } from './settings';
import { cardCheckRequest, decodeCardCheck, REFERENCES, type AliyunReply } from './wire';

const serviceCodes = indexCodes(SERVICE_CODES);
const gatewayCodes = indexCodes(GATEWAY_CODES);

const CARD_CHECK: Protocol<AliyunReply, CheckVerdict> = {
  decode: decodeCardCheck,
  referenceNames: REFERENCES,
  toAnswer: ({ level, code, message }, nowMs) => {
    const details = { message, rawCode: code, nowMs };
    return level === 'SERVICE'
      ? answerFromTable(serviceCodes, serviceRowOf(code), checkVerdict, details)
      : answerFromTable(gatewayCodes, gatewayRowOf(code), checkVerdict, details);
  },
};

/** 阿里云 实人认证: the check of three and of four elements by `BankMetaVerify`. */
export const aliyun = defineProvider({
  name: 'ALIYUN',
  codes: [...SERVICE_CODES, ...GATEWAY_CODES],
  readSettings: readAliyunSettings,
  sandboxSettings: (env) => {
    const form = readRequestForm(env);
    return (origin) => aliyunSandboxSettings(origin, form);
  },
  rates: {
    // 50 a second for each account, of three and of four elements: the vendor's page of limits.
    cardCheck: { variable: 'ALIYUN_RATE_PER_SECOND', perSecond: 50, isByElements: true },
  },
  createSandboxSide: createAliyunSandbox,
  create(settings, { clock }) {
    const pool = createPool(settings.url.origin);
    const cardCheck: CardCheckPort = {
      priceFen: settings.priceFen,
      abilities: { elements: [3, 4], idTypes: ['RESIDENT_ID'], scenes: [] },
      ask({ subject }, options) {
        const stamp = { nowMs: clock.now(), nonce: randomBytes(16).toString('hex') };
        const request = cardCheckRequest(settings, subject, stamp);
        return ask(pool, request, options, CARD_CHECK, clock);
      },
    };
    return { name: 'ALIYUN', cardCheck, close: () => pool.close() };
  },
});
