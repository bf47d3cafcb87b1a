import type { CheckReason } from '../../../src/domain/bank-card-check';
import type { Billed } from '../../../src/domain/billing';
import type { RoutingClass } from '../../../src/domain/code-table';
import type { ProviderErrorCode } from '../../../src/domain/provider-error';
import { CARD_CHECK_CODES } from '../../../src/providers/shujubao/codes';
import { personWith, startShujubao, type RunningShujubao } from './support';

type Expectation = readonly [
  codes: string,
  meaning: ProviderErrorCode | CheckReason | 'MATCH',
  routing: RoutingClass,
  billed: Billed,
];

/** The specification of the codes, written down a second time. `|` stands between the codes of a line. */
// prettier-ignore
const SPECIFIED: readonly Expectation[] = [
  ['10000/1', 'MATCH', 'ANSWERED', 'YES'],
  ['10000/2', 'ELEMENTS_MISMATCH', 'ANSWERED', 'YES'],
  ['10000/3', 'UNSPECIFIED', 'ANSWERED', 'UNKNOWN'],
  ['10001|10006|10009|10018', 'REQUEST_REJECTED', 'REFUSED', 'UNKNOWN'],
  ['10002|10004|10007|10008|10011|10012|10017|10019', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['10003|10013', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['10005|10010', 'CREDENTIALS_REJECTED', 'REFUSED', 'UNKNOWN'],
  ['10014|10015', 'UNDER_MAINTENANCE', 'REFUSED', 'UNKNOWN'],
  ['10016', 'NO_RECORD', 'ANSWERED', 'UNKNOWN'],
  ['10020', 'SUBJECT_LOCKED', 'SUBJECT', 'UNKNOWN'],
  ['A400AC|A401AC|A400MA|A4*|I403AA|A403EP|Invalid AppCode|Unauthorized|Expiry of Authorization', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['B403MQ|B403ME|B403MI|B403OD|B403MO|B403*', 'QUOTA_EXHAUSTED', 'REFUSED', 'NO'],
  ['Quota Exhausted|Quota Expired|Api Market Subscription quota exhausted|User Arrears', 'QUOTA_EXHAUSTED', 'REFUSED', 'NO'],
  ['T429*|Throttled by|MAIN Flow Control', 'RATE_LIMITED', 'REFUSED', 'NO'],
  ['Invalid AppKey|Invalid AppSecret|Empty Signature|Invalid Signature', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['I4*|X400PM|X403DG', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['Empty Request Body|Invalid Request Body|Invalid Param Location|Unsupported Multipart', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['Invalid Url|Invalid Domain|Invalid HttpMethod|Timestamp Expired|Invalid Timestamp', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['B451*', 'UNDER_MAINTENANCE', 'REFUSED', 'NO'],
  ['D504RE|D504IL|D504CO|D504CS', 'UNREACHABLE', 'REFUSED', 'NO'],
  ['D504TO|X504TO|Async Service', 'NO_ANSWER', 'AMBIGUOUS', 'UNKNOWN'],
  ['Internal Error|Failed To Invoke Backend Service|Service Unavailable', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['D502*|N502*|D503*|X503*|X500*', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
];

/** Codes as the gateway sends them, with the row that must speak for each; null for none. */
const SENT: readonly (readonly [sent: string, row: string | null])[] = [
  ['A403IP', 'A4*'],
  ['B403XX', 'B403*'],
  ['T429PA', 'T429*'],
  ['I400I5', 'I4*'],
  ['I404NF', 'I4*'],
  ['I405UM', 'I4*'],
  ['I413RL', 'I4*'],
  ['B451DO', 'B451*'],
  ['D502FC', 'D502*'],
  ['N502RE', 'N502*'],
  ['D503CB', 'D503*'],
  ['X503BZ', 'X503*'],
  ['X500ER', 'X500*'],
  ['Throttled by USER Flow Control', 'Throttled by'],
  ['Unauthorized consumer', 'Unauthorized'],
  ['D504ZZ', null],
  ['S403NU', null],
  ['X400ZZ', null],
  ['10021', null],
  ['10000/4', null],
  ['10000/abc', null],
];

const EXPECTED = SPECIFIED.flatMap(([codes, ...expected]) =>
  codes.split('|').map((code) => [code, ...expected] as const),
);
const DRIVEN = [...EXPECTED.map(([code]) => code), ...SENT.map(([sent]) => sent)];
const people = DRIVEN.map((code, i) => personWith({ kind: 'code', code }, i));

describe('the code table of Shujubao', () => {
  let running: RunningShujubao;
  beforeAll(async () => {
    running = await startShujubao({ cardholders: people });
  });
  afterAll(() => running.close());

  async function answerTo(code: string) {
    const person = people[DRIVEN.indexOf(code)];
    if (person === undefined) throw new RangeError(`no card is asked about for ${code}`);
    const answer = await running.check(person);
    const meaning =
      answer.class !== 'ANSWERED'
        ? answer.error
        : answer.verdict.outcome === 'MATCH'
          ? 'MATCH'
          : answer.verdict.reason;
    return { ...answer, meaning };
  }

  it('holds exactly the codes that are specified, each once', () => {
    const codes = CARD_CHECK_CODES.map(({ code }) => code);
    expect([...codes].sort()).toEqual(EXPECTED.map(([code]) => code).sort());
  });

  it.each(EXPECTED)('takes %s for %s, %s, billed %s', async (code, meaning, routing, billed) => {
    const answer = await answerTo(code);
    expect(answer).toMatchObject({ meaning, class: routing, billed });
    expect(answer.providerCode.startsWith(code.replace('*', ''))).toBe(true);
    expect(answer.providerMessage).toBe(CARD_CHECK_CODES.find((row) => row.code === code)?.text);
    expect(answer.providerReference).not.toBeNull();
  });

  it.each(SENT.filter(([, row]) => row !== null))('reads %s by the row %s', async (sent, row) => {
    const [, meaning, routing, billed] = EXPECTED.find(([code]) => code === row) ?? [];
    expect(await answerTo(sent)).toMatchObject({
      meaning,
      class: routing,
      billed,
      // A message is cut to its known part.
      providerCode: sent.includes(' ') ? row : sent,
    });
  });

  it.each(SENT.filter(([, row]) => row === null))('does not know %s', async (sent) => {
    expect(await answerTo(sent)).toMatchObject({
      class: 'AMBIGUOUS',
      error: 'UNKNOWN_CODE',
      providerCode: sent,
      providerMessage: null,
      billed: 'UNKNOWN',
    });
  });
});
