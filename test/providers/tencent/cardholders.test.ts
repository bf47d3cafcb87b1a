import { systemClock } from '../../../src/domain/clock';
import type { Provider } from '../../../src/domain/provider';
import type { Subject } from '../../../src/domain/subject';
import { Env } from '../../../src/env';
import { tencent } from '../../../src/providers/tencent';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { cardCheckOf, meaningOf, patientAttempt, subjectOf } from '../support';
import { startTencent } from './support';

let sandbox: Sandbox;
let provider: Provider;

// Anew for each test, since the bank counts failed checks.
beforeEach(async () => {
  sandbox = await startTencent();
  provider = tencent.forSandbox(new Env({}))(sandbox.origin).create({ clock: systemClock });
});
afterEach(async () => {
  await provider.close();
  await sandbox.close();
});

const check = (subject: Subject) => cardCheckOf(provider).ask({ subject }, patientAttempt());

const VIEWS = [
  ['00', 'MATCH'],
  ['00', 'MATCH'],
  ['16', 'UNABLE_TO_VERIFY(CARD_REPORTED_LOST)'],
  ['17', 'UNABLE_TO_VERIFY(CARD_EXPIRED)'],
  ['07', 'UNABLE_TO_VERIFY(CARD_NOT_PRESENT_DISABLED)'],
  ['14', 'UNABLE_TO_VERIFY(CARD_DORMANT)'],
  ['23', 'UNABLE_TO_VERIFY(ISSUER_UNSUPPORTED)'],
  ['00', 'MATCH'],
  ['00', 'MATCH'],
  ['00', 'MATCH'],
  ['00', 'MATCH'],
  ['19', 'UNABLE_TO_VERIFY(PIN_TRIES_EXCEEDED)'],
] as const;
const PEOPLE = VIEWS.map(([code, meaning], i) => ({
  number: i + 1,
  person: cardholder(i + 1),
  code,
  meaning,
}));

describe("Tencent's check of the sandbox's people", () => {
  it.each(PEOPLE)('sees cardholder $number as the bank does', async ({ person, code, meaning }) => {
    const three = await check(subjectOf(person));
    expect([three.providerCode, meaningOf(three)]).toEqual([code, meaning]);
    const four = await check(subjectOf(person, { mobile: person.mobile }));
    expect([four.providerCode, meaningOf(four)]).toEqual([code, meaning]);
  });

  const zhang = subjectOf(1);
  const li = cardholder(2);

  it.each([
    ['name', { ...zhang, name: li.name }],
    ['ID number', { ...zhang, idNumber: li.idNumber }],
    ['mobile', { ...zhang, mobile: li.mobile }],
  ])('finds a mismatch in the %s of somebody else', async (_element, subject) => {
    expect(await check(subject)).toMatchObject({
      class: 'ANSWERED',
      verdict: { outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' },
      providerCode: '98',
      providerMessage: '认证未通过',
      billed: 'YES',
    });
  });

  it('does not compare the mobile number of three elements', async () => {
    expect(meaningOf(await check(zhang))).toBe('MATCH');
  });

  it('is unable to verify a card that no bank has', async () => {
    const answer = await check({ ...zhang, bankCard: '6217920000000009994' });
    expect([answer.providerCode, meaningOf(answer)]).toEqual([
      '05',
      'UNABLE_TO_VERIFY(DATA_CHECK_FAILED)',
    ]);
  });

  it('tells the order number that was sent as the reference', async () => {
    const references = await Promise.all(
      [1, 2].map(async () => (await check(zhang)).providerReference),
    );
    for (const reference of references) expect(reference).toMatch(/^K\d{13}[a-p]{16}$/);
    expect(new Set(references).size).toBe(2);
  });

  it.each([
    ['name', 'NAME'],
    ['idNumber', 'ID_NUMBER'],
    ['bankCard', 'BANK_CARD'],
    ['mobile', 'MOBILE'],
  ] as const)('sends nothing for a %s that the protocol cannot carry', async (key, field) => {
    // Closed, so that whatever were sent would be UNREACHABLE.
    await sandbox.close();
    for (const value of ['', '@file']) {
      expect(await check({ ...zhang, [key]: value })).toMatchObject({
        class: 'INPUT',
        error: 'INPUT_REJECTED',
        field,
        billed: 'NO',
      });
    }
  });
});
