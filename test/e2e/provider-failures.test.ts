import type { Fault } from '../../src/sandbox/cardholders';
import { AssessRiskDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';

const raw = (
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Fault => ({
  kind: 'raw',
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

const MATCH = '{"reason":"成功","result":{"res":1},"error_code":0}';

const FAULTS: readonly (readonly [
  name: string,
  fault: Fault,
  code: string,
  providerCode: string,
])[] = [
  ['silence', { kind: 'silence' }, 'NO_ANSWER', 'TIMEOUT'],
  ['a reset', { kind: 'reset' }, 'NO_ANSWER', 'ECONNRESET'],
  ['500 with HTML', raw(500, '<html></html>'), 'UPSTREAM_FAILURE', 'HTTP_500'],
  ['503 with nothing', raw(503, ''), 'UPSTREAM_FAILURE', 'HTTP_503'],
  ['HTML', raw(200, '<html></html>'), 'BAD_RESPONSE', 'NOT_JSON'],
  ['broken JSON', raw(200, MATCH.slice(0, -5)), 'BAD_RESPONSE', 'NOT_JSON'],
  ['a verdict under 500', raw(500, MATCH), 'UPSTREAM_FAILURE', 'HTTP_500'],
  ['a mismatch under 403', raw(403, MATCH.replace('1}', '2}')), 'UPSTREAM_FAILURE', 'HTTP_403'],
  ['another shape', raw(200, '[1,2,3]'), 'BAD_RESPONSE', 'SHAPE'],
  ['success without res', raw(200, '{"error_code":0,"result":{}}'), 'BAD_RESPONSE', 'SHAPE'],
  [
    'an oversized body',
    raw(200, `${MATCH}${' '.repeat(70_000)}`),
    'BAD_RESPONSE',
    'BODY_TOO_LARGE',
  ],
  [
    'a redirect',
    raw(302, MATCH, { location: '/verifybankcard3/query' }),
    'BAD_RESPONSE',
    'HTTP_302',
  ],
  ['an unknown code', raw(200, '{"error_code":987654}'), 'UNKNOWN_CODE', '987654'],
  ['an unknown res', raw(200, '{"error_code":0,"result":{"res":9}}'), 'UNKNOWN_CODE', '0/9'],
  [
    'an unknown detail',
    raw(200, '{"error_code":220703,"result":{"error_code_detail":22070399}}'),
    'UNKNOWN_CODE',
    '22070399',
  ],
];

const people = FAULTS.map(([, fault], i) => ({
  ...elementsOf(1),
  bankCard: `62179299000000${10 + i}`,
  mobile: '13800138000',
  faults: { JUHE: { BANK_CARD_CHECK: fault } },
}));

describe('a provider that answers the check with', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp(
      { ...UNREMEMBERING, PROVIDER_TIMEOUT_MS: '500', PROVIDER_ORDER: 'JUHE' },
      { cardholders: people },
    );
  });
  afterAll(() => app.close());
  // A healthy answer in between: this many failures in a row would open the circuit breaker.
  beforeEach(() => app.ask(AssessRiskDocument, { input: elementsOf(1) }));

  it.each(FAULTS.map(([name, , code, providerCode], i) => ({ name, code, providerCode, i })))(
    '$name gives $code, keeps the other half, and is not LOW',
    async ({ code, providerCode, i }) => {
      const input = { ...elementsOf(1), bankCard: people[i]?.bankCard ?? '' };
      const { riskProfile } = await app.ask(AssessRiskDocument, { input });
      expect(riskProfile).toMatchObject({
        level: 'UNDETERMINED',
        recommendation: 'REVIEW',
        complete: false,
        signals: [{ code: 'CHECK_MISSING' }],
        check: {
          __typename: 'ProviderError',
          code,
          providerCode,
          billing: { billed: 'UNKNOWN', costFen: 30 },
          attempts: [{ provider: 'JUHE', error: code, providerCode, billed: 'UNKNOWN' }],
        },
        blacklist: { __typename: 'BlacklistReport', listed: false },
      });
    },
  );
});
