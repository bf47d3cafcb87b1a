import type { Cardholder, Fault } from '../../src/sandbox/cardholders';
import { CheckBankCardDocument } from '../generated/graphql';
import { closingAfterEach } from '../http/closing';
import { inventPerson } from '../support/invented-people';
import { startApp } from '../support/running-app';

const closing = closingAfterEach();

const personWith = (code: string): Cardholder => {
  const fault: Fault = { kind: 'code', code };
  return { ...inventPerson(7), faults: { ALIYUN: { BANK_CARD_CHECK: fault } } };
};

/** A server that asks Aliyun first, then Tencent, and a check of four elements of a person for whom Aliyun answers with the code. */
async function startFor(code: string, env: Readonly<Record<string, string>> = {}) {
  const person = personWith(code);
  const app = closing(
    await startApp({ PROVIDER_ORDER: 'ALIYUN,TENCENT', ...env }, { cardholders: [person] }),
  );
  const { name, idNumber, bankCard, mobile } = person;
  const check = async (failover: 'SAFE' | 'AVAILABLE' = 'SAFE') => {
    const input = { name, idNumber, bankCard, mobile, failover };
    return (await app.ask(CheckBankCardDocument, { input })).bankCardCheck;
  };
  return { app, check };
}

describe('a check of four elements that Aliyun is asked for first', () => {
  it.each(['412', '410', 'Throttling.User', 'Forbidden.RAM', '400'])(
    'goes on to Tencent where Aliyun turns it away with %s',
    async (code) => {
      const { check } = await startFor(code);
      expect(await check()).toMatchObject({
        outcome: 'MATCH',
        elements: 4,
        provider: 'TENCENT',
        attempts: [
          { provider: 'ALIYUN', providerCode: code, billed: 'NO' },
          { provider: 'TENCENT' },
        ],
      });
    },
  );

  it.each(['200/214', '200/303', '200/202', '200/304', '401', '402'])(
    'ends with %s',
    async (code) => {
      const { app, check } = await startFor(code);
      expect(await check()).toMatchObject({ provider: 'ALIYUN', providerCode: code });
      expect(app.upstream.map(({ path }) => path)).toEqual(['/cloudauth']);
    },
  );

  it.each(['403', '200/306'])('is not made again where %s has locked the card', async (code) => {
    const { app, check } = await startFor(code);
    expect(await check('AVAILABLE')).toMatchObject({ code: 'SUBJECT_LOCKED', provider: 'ALIYUN' });
    expect(await check('AVAILABLE')).toMatchObject({ rule: 'SUBJECT_LOCKED' });
    expect(app.upstream).toHaveLength(1);
  });

  it.each([
    ['200/217', 'YES', 45],
    ['200/102', 'YES', 45],
    ['200/399', 'NO', 0],
    ['418', 'UNKNOWN', 45],
  ])('with %s, which no page lists, is billed %s', async (code, billed, costFen) => {
    const { app, check } = await startFor(code);
    expect(await check()).toMatchObject({
      code: 'UNKNOWN_CODE',
      providerCode: code,
      billing: { billed, costFen },
    });
    expect(app.logs()).toContain('a code that no document lists');
  });

  it('goes on to Aliyun where Tencent turns it away', async () => {
    const fault: Fault = { kind: 'code', code: '4400' };
    const person = { ...inventPerson(8), faults: { TENCENT: { BANK_CARD_CHECK: fault } } };
    const app = closing(
      await startApp({ PROVIDER_ORDER: 'JUHE,TENCENT,SHUJUBAO,ALIYUN' }, { cardholders: [person] }),
    );
    const { name, idNumber, bankCard, mobile } = person;
    const input = { name, idNumber, bankCard, mobile };
    const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input });
    expect(bankCardCheck).toMatchObject({
      outcome: 'MATCH',
      attempts: [{ provider: 'TENCENT' }, { provider: 'ALIYUN' }],
    });
  });
});
