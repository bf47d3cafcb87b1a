import type { CardCheckPort } from '../../domain/provider';
import { createPool } from '../../http/pool';
import { answerFromTable, checkVerdict, indexCodes } from '../answer';
import { ask } from '../ask';
import { defineProvider } from '../provider-module';
import { CARD_CHECK_CODES } from './codes';
import { rowCodeOf } from './gateway';
import { createShujubaoSandbox } from './sandbox';
import { readShujubaoSettings, shujubaoSandboxSettings } from './settings';
import { authorization, CARD_CHECK_PATH, cardCheckForm, decodeCardCheck } from './wire';

const cardCheckCodes = indexCodes(CARD_CHECK_CODES);

/** 贵州数据宝 through Aliyun Cloud Market: the three-element check. */
export const shujubao = defineProvider({
  name: 'SHUJUBAO',
  codes: CARD_CHECK_CODES,
  readSettings: readShujubaoSettings,
  sandboxSettings: () => shujubaoSandboxSettings,
  createSandboxSide: createShujubaoSandbox,
  create({ appCode, origin, priceFen }, { clock }) {
    const pool = createPool(origin);
    const headers = authorization(appCode);
    const cardCheck: CardCheckPort = {
      priceFen,
      abilities: { elements: [3], idTypes: ['RESIDENT_ID'], scenes: [] },
      ask({ subject }, limits) {
        const request = { path: CARD_CHECK_PATH, headers, form: cardCheckForm(subject) };
        return ask(pool, request, limits, decodeCardCheck, ({ code, ...details }) =>
          answerFromTable(cardCheckCodes, rowCodeOf(code), checkVerdict, {
            ...details,
            rawCode: code,
            nowMs: clock.now(),
          }),
        );
      },
    };
    return { name: 'SHUJUBAO', cardCheck, close: () => pool.close() };
  },
});
