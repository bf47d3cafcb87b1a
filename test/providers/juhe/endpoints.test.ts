import { systemClock } from '../../../src/domain/clock';
import { BUSINESS_SCENES, ID_TYPES } from '../../../src/domain/subject';
import { Env } from '../../../src/env';
import { juhe } from '../../../src/providers/juhe';
import { JUHE_SANDBOX_KEYS } from '../../../src/providers/juhe/sandbox-keys';
import { sandboxPublicKey } from '../../../src/sandbox/rsa';
import { closingAfterEach } from '../../http/closing';
import { meaningOf, subjectOf } from '../support';
import { ENCRYPTED, ENDPOINTS, juheAt, startJuheSandbox, wrap } from './support';

const closing = closingAfterEach();

const PASSPORT_HOLDER = {
  name: "ANNA O'EXAMPLE-LI",
  idNumber: 'E00000001',
  bankCard: '6217928000000000017',
  mobile: '13800138050',
};

describe.each(ENDPOINTS)('the check through $path', ({ path, encryption, edition }) => {
  async function start() {
    const sandbox = closing(await startJuheSandbox({ cardholders: [PASSPORT_HOLDER] }));
    return { sandbox, provider: closing(juheAt(sandbox.origin, { encryption, edition })) };
  }

  it('finds a match, and asks that path once', async () => {
    const { sandbox, provider } = await start();

    const answer = await provider.check(subjectOf(1));

    expect(answer).toMatchObject({
      class: 'ANSWERED',
      verdict: { outcome: 'MATCH' },
      providerCode: '0/1',
      billed: 'YES',
      providerReference: expect.stringMatching(/^JH2071\d{12}[0-9a-f]{8}$/) as string,
    });
    expect(sandbox.requests).toMatchObject([{ method: 'POST', path, card: '621792******5914' }]);
  });

  it("finds a mismatch in another person's name or ID number", async () => {
    const { provider } = await start();
    const other = subjectOf(2);

    for (const wrong of [{ name: other.name }, { idNumber: other.idNumber }]) {
      const answer = await provider.check(subjectOf(1, wrong));
      expect(meaningOf(answer)).toBe('MISMATCH(ELEMENTS_MISMATCH)');
      expect(answer).toMatchObject({ providerMessage: '认证信息不匹配，银行卡无效' });
    }
  });

  it('finds no record of a card that no bank has', async () => {
    const { provider } = await start();

    const answer = await provider.check(subjectOf(1, { bankCard: '6217920000000009994' }));

    expect(meaningOf(answer)).toBe('UNABLE_TO_VERIFY(NO_RECORD)');
  });

  it('tells the detail of a card reported lost, by its code or by its words', async () => {
    const { provider } = await start();

    const answer = await provider.check(subjectOf(3));

    expect([answer.providerCode, meaningOf(answer)]).toEqual([
      '22070302',
      'UNABLE_TO_VERIFY(CARD_ABNORMAL)',
    ]);
  });

  it('tells of a card that is locked, until midnight in China', async () => {
    const { provider } = await start();

    const answer = await provider.check(subjectOf(12));

    expect([answer.providerCode, meaningOf(answer)]).toEqual(['22070304', 'SUBJECT_LOCKED']);
    expect(answer).toMatchObject({ class: 'SUBJECT', retryAt: expect.any(Date) as Date });
  });

  it('promises what the edition can do, and three elements only', async () => {
    const { provider } = await start();

    expect(provider.cardCheck.abilities).toEqual({
      elements: [3],
      idTypes: edition === 'v1' ? ['RESIDENT_ID'] : ID_TYPES,
      scenes: edition === 'v1' ? [] : BUSINESS_SCENES,
    });
  });
});

describe.each(ENDPOINTS.filter(({ edition }) => edition === 'v2'))(
  'edition v2 through $path',
  ({ encryption, edition }) => {
    it('checks a passport with a Latin name, in every scene', async () => {
      const sandbox = closing(await startJuheSandbox({ cardholders: [PASSPORT_HOLDER] }));
      const channel = { encryption, edition, customer: '某公司+某应用+注册' };
      const provider = closing(juheAt(sandbox.origin, channel));
      const subject = { ...PASSPORT_HOLDER, idType: 'PASSPORT' } as const;

      for (const scene of BUSINESS_SCENES) {
        expect(meaningOf(await provider.check(subject, { scene }))).toBe('MATCH');
      }
    });

    it('checks the number of every other kind of document', async () => {
      const sandbox = closing(await startJuheSandbox({ cardholders: [PASSPORT_HOLDER] }));
      const provider = closing(juheAt(sandbox.origin, { encryption, edition }));

      for (const idType of ID_TYPES.filter((type) => type !== 'RESIDENT_ID')) {
        expect(meaningOf(await provider.check({ ...PASSPORT_HOLDER, idType }))).toBe('MATCH');
      }
    });
  },
);

describe('the sandbox decrypts an AES key', () => {
  it.each(['pkcs1', 'oaep'] as const)('padded as %s', async (padding) => {
    const sandbox = closing(await startJuheSandbox());
    const provider = closing(juheAt(sandbox.origin, { encryption: 'rsa', padding }));

    expect(meaningOf(await provider.check(subjectOf(1)))).toBe('MATCH');
  });
});

describe('the provider that the registry knows', () => {
  it('asks the plain endpoint of edition v1 in sandbox mode', async () => {
    const sandbox = closing(await startJuheSandbox());
    const provider = closing(
      wrap(juhe.forSandbox(new Env({}))(sandbox.origin).create({ clock: systemClock })),
    );

    expect(meaningOf(await provider.check(subjectOf(1)))).toBe('MATCH');
    expect(meaningOf(await provider.report(subjectOf(1).bankCard))).toBe('REPORT');
    expect(sandbox.requests.map(({ path }) => path)).toEqual([
      '/verifybankcard3/query',
      '/bankcardblack/query',
    ]);
  });

  it.each(ENCRYPTED)(
    'asks $path as the environment says',
    async ({ path, encryption, edition }) => {
      const sandbox = closing(await startJuheSandbox());
      const env = new Env({
        JUHE_CARD_KEY: JUHE_SANDBOX_KEYS.card,
        JUHE_CARD_URL: sandbox.origin,
        JUHE_BLACKLIST_KEY: JUHE_SANDBOX_KEYS.blacklist,
        JUHE_BLACKLIST_URL: sandbox.origin,
        JUHE_OPENID: JUHE_SANDBOX_KEYS.openid,
        JUHE_RSA_PUBLIC_KEY: sandboxPublicKey().export({ format: 'pem', type: 'spki' }).toString(),
        JUHE_ENCRYPTION: encryption,
        JUHE_EDITION: edition,
      });
      const factory = juhe.fromEnv(env);
      if (factory === undefined) throw new Error('Juhe is not configured');
      const provider = closing(wrap(factory.create({ clock: systemClock })));

      expect(env.problems).toEqual([]);
      expect(meaningOf(await provider.check(subjectOf(1)))).toBe('MATCH');
      expect(sandbox.requests).toMatchObject([{ path }]);
    },
  );
});
