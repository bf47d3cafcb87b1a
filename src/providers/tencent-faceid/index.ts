import { randomBytes } from 'node:crypto';
import type { CheckVerdict } from '../../domain/bank-card-check';
import type { CardCheckPort } from '../../domain/provider';
import { jsonPayload } from '../../http/payload';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask, type Protocol, type Reply } from '../ask';
import { defineProvider, type ProviderDeps } from '../provider-module';
import { createSeal } from './cipher';
import { RESULT_CODES, type ResultTable } from './codes';
import { ERROR_CODES, rowCodeOf } from './error-codes';
import { createFaceidSandbox } from './sandbox';
import {
  faceidSandboxSettings,
  readEncryption,
  readFaceidSettings,
  type FaceidSettings,
} from './settings';
import { cardCheckBody, cardCheckHeaders, decodeCardCheck, REFERENCES, tableOf } from './wire';

/** 腾讯云人脸核身: the check of three and of four elements, by the Tencent Cloud API 3.0. */
export const tencentFaceid = defineProvider({
  name: 'TENCENT_FACEID',
  codes: [...RESULT_CODES['3E'], ...RESULT_CODES['4E'], ...ERROR_CODES],
  readSettings: readFaceidSettings,
  sandboxSettings: (env) => {
    const encryption = readEncryption(env);
    return (origin) => faceidSandboxSettings(origin, encryption);
  },
  rates: {
    // Documented for each action and account.
    cardCheck: { variable: 'TENCENT_FACEID_RATE_PER_SECOND', perSecond: 20, isByElements: true },
  },
  createSandboxSide: createFaceidSandbox,
  create(settings, deps) {
    const { port, close } = createCardCheck(settings, deps);
    return { name: 'TENCENT_FACEID', cardCheck: port, close };
  },
});

function createCardCheck(settings: FaceidSettings, { clock }: ProviderDeps) {
  const { credentials, url, publicKey, priceFen } = settings;
  const pool = createPool(url.origin);
  const port: CardCheckPort = {
    priceFen,
    abilities: { elements: [3, 4], idTypes: ['RESIDENT_ID'], scenes: [] },
    ask({ subject }, options) {
      const table = tableOf(subject);
      const payload = jsonPayload(
        cardCheckBody(subject, publicKey && createSeal(publicKey, randomBytes)),
      );
      const timestamp = Math.floor(clock.now() / 1000);
      const headers = cardCheckHeaders(credentials, table, payload, { host: url.host, timestamp });
      const request = { path: url.pathname, headers, payload };
      return ask(pool, request, options, PROTOCOLS[table], clock);
    },
  };
  return { port, close: () => pool.close() };
}

/** Each action has a table of its own, so that a number of the one is never read as a finding of the other. */
function protocolOf(table: ResultTable): Protocol<Reply, CheckVerdict> {
  const codes = indexCodes([...RESULT_CODES[table], ...ERROR_CODES]);
  return {
    decode: decodeCardCheck(table),
    referenceNames: REFERENCES,
    toAnswer: ({ code, message }, nowMs) =>
      answerFromTable(codes, rowCodeOf(code), checkVerdict, { message, rawCode: code, nowMs }),
  };
}

const PROTOCOLS: Readonly<Record<ResultTable, Protocol<Reply, CheckVerdict>>> = {
  '3E': protocolOf('3E'),
  '4E': protocolOf('4E'),
};
