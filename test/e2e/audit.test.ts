import { randomUUID } from 'node:crypto';
import { chinaDay } from '../../src/domain/china-time';
import {
  AssessRiskDocument,
  CheckBankCardDocument,
  FindCheckDocument,
  ListChecksDocument,
  SumSpendDocument,
  type ListChecksQueryVariables,
} from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { startApp, type GraphQLReply, type RunningApp } from '../support/running-app';

describe('the audit', () => {
  let app: RunningApp;
  let checkId: string;

  beforeAll(async () => {
    app = await startApp();
    const input = { ...elementsOf(1), clientReference: 'order-1' };
    const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input });
    if (bankCardCheck.__typename !== 'BankCardCheck') throw new Error(bankCardCheck.__typename);
    checkId = bankCardCheck.id;
    await app.ask(CheckBankCardDocument, { input: { ...input, clientReference: 'order-2' } });
    await app.ask(AssessRiskDocument, { input: elementsOf(8) });
  });
  afterAll(() => app.close());

  const list = async (variables: ListChecksQueryVariables) =>
    (await app.ask(ListChecksDocument, variables)).checks;

  it('shows a check by the id of its answer', async () => {
    const { check } = await app.ask(FindCheckDocument, { id: checkId });
    const { bankCard } = elementsOf(1);
    expect(check).toMatchObject({
      id: checkId,
      position: 1,
      kind: 'ANSWERED',
      product: 'BANK_CARD_CHECK',
      clientReference: 'order-1',
      policyVersion: null,
      elements: 3,
      bankCard: { bin: bankCard.slice(0, 6), last4: bankCard.slice(-4) },
      outcome: 'MATCH',
      provider: 'JUHE',
      attempts: [{ provider: 'JUHE', error: null }],
    });
    expect(check?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(check)).not.toContain(bankCard);
  });

  it.each(['x', randomUUID(), '6217920181755914'])(
    'shows nothing by %s, an id that nothing has',
    async (id) => {
      expect(await app.ask(FindCheckDocument, { id })).toEqual({ check: null });
    },
  );

  it('shows a record by its id in capital letters too', async () => {
    const { edges } = await list({ first: 1 });
    const id = edges[0]?.node.id ?? '';
    const { check } = await app.ask(FindCheckDocument, { id: id.toUpperCase() });
    expect(check?.id).toBe(id);
  });

  it('lists what was asked, newest first, with the policy that it was asked for', async () => {
    const { edges, pageInfo } = await list({});
    expect(edges.map(({ node }) => node.position)).toEqual([4, 3, 2, 1]);
    expect(edges.map(({ node }) => node.policyVersion !== null)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(edges[2]?.node).toMatchObject({ kind: 'REUSED', clientReference: 'order-2' });
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[3]?.cursor,
    });
  });

  it('is turned over by cursors', async () => {
    const first = await list({ first: 3 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await list({ first: 3, after: first.pageInfo.endCursor });
    expect(second.edges.map(({ node }) => node.position)).toEqual([1]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('is searched, by a card in any spelling too', async () => {
    const positions = async (filter: object) =>
      (await list({ filter })).edges.map(({ node }) => node.position);
    expect(await positions({ bankCard: '6217 9201 8175 5914' })).toEqual([2, 1]);
    expect(await positions({ clientReference: 'order-2', product: null })).toEqual([2]);
    expect(await positions({ kind: 'ANSWERED', product: 'BANK_CARD_CHECK' })).toHaveLength(2);
    expect(await positions({ from: new Date(Date.now() + 1000).toISOString() })).toEqual([]);
  });

  it('sums what was paid and saved', async () => {
    const today = chinaDay(Date.now());
    const { spend } = await app.ask(SumSpendDocument, { from: today, to: today });
    expect(spend).toMatchObject([
      { day: today, provider: 'JUHE', product: 'BANK_CARD_CHECK', calls: 2, reused: 1 },
      { day: today, provider: 'JUHE', product: 'BLACKLIST_REPORT', calls: 1, reused: 0 },
    ]);
    expect(spend[0]?.savedFen).toBe((spend[0]?.costFen ?? 0) / 2);
  });

  const broken = ({ errors }: GraphQLReply<unknown>) =>
    (errors?.[0]?.extensions['invalid'] as { field: string; rule: string }[]).map(
      ({ field, rule }) => `${field} ${rule}`,
    );

  const CHECKS =
    'query ($first: Int, $after: String, $filter: CheckRecordFilter) { checks(first: $first, after: $after, filter: $filter) { nodes { id } } }';
  const SPEND =
    'query ($from: ChinaDay!, $to: ChinaDay!) { spend(from: $from, to: $to) { calls } }';

  const SPEND_OF =
    'query ($client: String) { spend(from: "2026-01-01", to: "2026-01-02", client: $client) { calls } }';

  it.each([
    [CHECKS, { first: 0 }, ['first PAGE_SIZE']],
    [CHECKS, { first: 101, after: 'x' }, ['after CURSOR', 'first PAGE_SIZE']],
    [CHECKS, { first: 'x' }, ['first TYPE']],
    [CHECKS, { after: '' }, ['after CURSOR']],
    [CHECKS, { after: Buffer.from('1 1\n').toString('base64url') }, ['after CURSOR']],
    [CHECKS, { filter: { bankCard: '1' } }, ['filter.bankCard BANK_CARD_LENGTH']],
    [
      CHECKS,
      { after: Buffer.from('1764067151123 13800138000').toString('base64url') },
      ['after CURSOR'],
    ],
    [CHECKS, { after: Buffer.from('4012888888881 1').toString('base64url') }, ['after CURSOR']],
    [CHECKS, { filter: { client: '张三' } }, ['filter.client CLIENT_ID']],
    [
      CHECKS,
      { filter: { clientReference: '13800138000' } },
      ['filter.clientReference CLIENT_REFERENCE_PERSONAL'],
    ],
    [SPEND_OF, { client: '' }, ['client CLIENT_ID']],
    [CHECKS, { filter: { from: 'today' } }, ['filter.from TYPE']],
    [CHECKS, { filter: { card: '6217920181755914' } }, ['filter UNKNOWN_FIELD']],
    [SPEND, { from: '2026-02-30', to: '2026-03-01' }, ['from TYPE']],
    [SPEND, { from: '2026-03-02', to: '2026-03-01' }, ['to DAY_RANGE']],
    [SPEND, { from: '2025-01-01', to: '2026-01-03' }, ['to DAY_RANGE']],
    [SPEND, {}, ['from REQUIRED', 'to REQUIRED']],
  ])('reports bad input of %s with %j', async (query, variables, expected) => {
    const reply = await app.post({ query, variables });
    expect(reply.status).toBe(400);
    expect(broken(reply).sort()).toEqual(expected);
  });

  it.each([
    [CHECKS, { first: null, after: null, filter: null }],
    [CHECKS, { first: 100 }],
    ['{ checks(first: 1) { nodes { id } } }', {}],
    ['{ spend(from: "2025-01-01", to: "2026-01-02") { calls } }', {}],
    [SPEND, { from: '2026-01-01', to: '2026-01-01' }],
  ])('takes %s with %j', async (query, variables) => {
    expect((await app.post({ query, variables })).errors).toBeUndefined();
  });

  it('is empty without a ledger', async () => {
    const forgetful = await startApp({ DATABASE_URL: 'none' });
    try {
      await forgetful.ask(CheckBankCardDocument, { input: elementsOf(1) });
      const { checks } = await forgetful.ask(ListChecksDocument, {});
      expect(checks.edges).toEqual([]);
    } finally {
      await forgetful.close();
    }
  });
});
