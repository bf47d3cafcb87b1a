import { nextChinaMidnight } from '../../../src/domain/china-time';
import { systemClock } from '../../../src/domain/clock';
import type { Provider } from '../../../src/domain/provider';
import type { Subject } from '../../../src/domain/subject';
import { Env } from '../../../src/env';
import { aliyun } from '../../../src/providers/aliyun';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { cardCheckOf, meaningOf, patientAttempt, subjectOf } from '../support';
import { startAliyun } from './support';

const VIEWS = [
  ['200/101', 'MATCH'],
  ['200/101', 'MATCH'],
  ['200/210', 'UNABLE_TO_VERIFY(CARD_REPORTED_LOST)'],
  ['200/203', 'UNABLE_TO_VERIFY(CARD_EXPIRED)'],
  ['200/202', 'UNABLE_TO_VERIFY(CARD_NOT_PRESENT_DISABLED)'],
  ['200/208', 'UNABLE_TO_VERIFY(CARD_DORMANT)'],
  ['200/212', 'UNABLE_TO_VERIFY(ISSUER_UNSUPPORTED)'],
  ['200/101', 'MATCH'],
  ['200/101', 'MATCH'],
  ['200/101', 'MATCH'],
  ['200/101', 'MATCH'],
  ['200/306', 'SUBJECT_LOCKED'],
] as const;
const PEOPLE = VIEWS.map(([code, meaning], i) => ({
  number: i + 1,
  person: cardholder(i + 1),
  code,
  meaning,
}));

describe.each(['normal', 'md5'])(
  "Aliyun's check of the sandbox's people, in the form %s",
  (form) => {
    let sandbox: Sandbox;
    let provider: Provider;

    // Anew for each test, since the bank counts failed checks.
    beforeEach(async () => {
      sandbox = await startAliyun();
      const env = new Env({ ALIYUN_PARAM_TYPE: form });
      provider = aliyun.forSandbox(env)(sandbox.origin).create({ clock: systemClock });
    });
    afterEach(async () => {
      await provider.close();
      await sandbox.close();
    });

    const check = (subject: Subject) => cardCheckOf(provider).ask({ subject }, patientAttempt());

    it.each(PEOPLE)(
      'sees cardholder $number as the bank does',
      async ({ person, code, meaning }) => {
        const three = await check(subjectOf(person));
        expect([three.providerCode, meaningOf(three)]).toEqual([code, meaning]);
        const four = await check(subjectOf(person, { mobile: person.mobile }));
        expect([four.providerCode, meaningOf(four)]).toEqual([code, meaning]);
      },
    );

    const zhang = subjectOf(1);
    const li = cardholder(2);

    it.each([
      ['name', { ...zhang, name: li.name }],
      ['ID number', { ...zhang, idNumber: li.idNumber }],
      ['mobile', { ...zhang, mobile: li.mobile }],
    ])('finds a mismatch in the %s of somebody else', async (_element, subject) => {
      expect(await check(subject)).toMatchObject({
        class: 'ANSWERED',
        verdict: { outcome: 'MISMATCH', reason: 'HOLDER_MISMATCH' },
        providerCode: '200/201',
        providerMessage: '持卡人信息有误',
        billed: 'YES',
      });
    });

    it('is unable to verify a card that no bank has, unbilled', async () => {
      const answer = await check({ ...zhang, bankCard: '6217920000000009994' });
      expect(answer).toMatchObject({ providerCode: '200/305', billed: 'NO' });
      expect(meaningOf(answer)).toBe('UNABLE_TO_VERIFY(UNSPECIFIED)');
    });

    it('reports a lock until midnight in China', async () => {
      const before = nextChinaMidnight(Date.now());
      const answer = await check(subjectOf(12));
      expect(answer).toMatchObject({ class: 'SUBJECT', billed: 'NO' });
      const after = nextChinaMidnight(Date.now());
      expect([before, after]).toContainEqual(answer.class === 'ANSWERED' ? null : answer.retryAt);
    });

    it('compares three or four elements of a resident ID, at a price', () => {
      expect(cardCheckOf(provider)).toMatchObject({
        priceFen: 45,
        abilities: { elements: [3, 4], idTypes: ['RESIDENT_ID'], scenes: [] },
      });
      expect(provider.blacklist).toBeUndefined();
    });
  },
);
