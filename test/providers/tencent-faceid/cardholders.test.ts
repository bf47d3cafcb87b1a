import { systemClock } from '../../../src/domain/clock';
import type { Provider } from '../../../src/domain/provider';
import type { Subject } from '../../../src/domain/subject';
import { Env } from '../../../src/env';
import { tencentFaceid } from '../../../src/providers/tencent-faceid';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { cardCheckOf, meaningOf, patientAttempt, subjectOf } from '../support';
import { startFaceid } from './support';

const VIEWS = [
  ['3E/0', '4E/0', 'MATCH'],
  ['3E/0', '4E/0', 'MATCH'],
  ['3E/-12', '4E/-13', 'UNABLE_TO_VERIFY(CARD_REPORTED_LOST)'],
  ['3E/-13', '4E/-14', 'UNABLE_TO_VERIFY(CARD_EXPIRED)'],
  ['3E/-6', '4E/-7', 'UNABLE_TO_VERIFY(CARD_NOT_PRESENT_DISABLED)'],
  ['3E/-10', '4E/-11', 'UNABLE_TO_VERIFY(CARD_DORMANT)'],
  ['3E/-16', '4E/-17', 'UNABLE_TO_VERIFY(ISSUER_UNSUPPORTED)'],
  ['3E/0', '4E/0', 'MATCH'],
  ['3E/0', '4E/0', 'MATCH'],
  ['3E/0', '4E/0', 'MATCH'],
  ['3E/0', '4E/0', 'MATCH'],
  ['3E/-18', '4E/-19', 'SUBJECT_LOCKED'],
] as const;
const PEOPLE = VIEWS.map(([three, four, meaning], i) => ({
  number: i + 1,
  person: cardholder(i + 1),
  three,
  four,
  meaning,
}));

describe.each(['none', 'aes'])("faceid's check of the sandbox's people (%s)", (encryption) => {
  let sandbox: Sandbox;
  let provider: Provider;

  // Anew for each test, since the bank counts failed checks.
  beforeEach(async () => {
    sandbox = await startFaceid();
    const env = new Env({ TENCENT_FACEID_ENCRYPTION: encryption });
    provider = tencentFaceid.forSandbox(env)(sandbox.origin).create({ clock: systemClock });
  });
  afterEach(async () => {
    await provider.close();
    await sandbox.close();
  });

  const check = (subject: Subject) => cardCheckOf(provider).ask({ subject }, patientAttempt());

  it.each(PEOPLE)(
    'sees cardholder $number as the bank does',
    async ({ person, meaning, ...codes }) => {
      const three = await check(subjectOf(person));
      expect([three.providerCode, meaningOf(three)]).toEqual([codes.three, meaning]);
      const four = await check(subjectOf(person, { mobile: person.mobile }));
      expect([four.providerCode, meaningOf(four)]).toEqual([codes.four, meaning]);
    },
  );

  const zhang = subjectOf(1);
  const li = cardholder(2);

  it.each([
    ['name', { ...zhang, name: li.name }, '3E/-1'],
    ['ID number', { ...zhang, idNumber: li.idNumber }, '3E/-1'],
    ['mobile', { ...zhang, mobile: li.mobile }, '4E/-1'],
  ])('finds a mismatch in the %s of somebody else', async (_element, subject, providerCode) => {
    expect(await check(subject)).toMatchObject({
      class: 'ANSWERED',
      verdict: { outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' },
      providerCode,
      providerMessage: '认证未通过',
      billed: 'YES',
    });
  });

  it('finds the card locked after three mismatches in a row', async () => {
    const wrong = { ...zhang, name: li.name };
    for (let i = 0; i < 3; i++) expect((await check(wrong)).providerCode).toBe('3E/-1');
    expect(meaningOf(await check(zhang))).toBe('SUBJECT_LOCKED');
  });

  it('does not compare the mobile number of three elements', async () => {
    expect(meaningOf(await check(zhang))).toBe('MATCH');
  });

  it('is unable to verify a card that no bank has', async () => {
    const answer = await check({ ...zhang, bankCard: '6217920000000009994' });
    expect([answer.providerCode, meaningOf(answer)]).toEqual([
      '3E/-20',
      'UNABLE_TO_VERIFY(CARD_ABNORMAL)',
    ]);
  });

  it.each([
    ['3E/-2', 'INPUT_REJECTED(NAME)', { name: 'Zhang' }],
    ['3E/-3', 'INPUT_REJECTED(ID_NUMBER)', { idNumber: 'E00000001' }],
    ['3E/-4', 'INPUT_REJECTED(BANK_CARD)', { bankCard: '6217' }],
    ['4E/-5', 'INPUT_REJECTED(MOBILE)', { mobile: '010123' }],
  ])('answers %s, %s to %j', async (code, meaning, changes) => {
    const answer = await check({ ...zhang, ...changes });
    expect([answer.providerCode, meaningOf(answer)]).toEqual([code, meaning]);
  });
});
