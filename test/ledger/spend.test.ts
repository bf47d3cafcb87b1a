import { recordedLedger, type RecordedLedger } from '../support/recorded-ledger';
import { STORES } from '../support/stores';

describe.each(STORES)('the spend of $name', (kind) => {
  let recorded: RecordedLedger;

  beforeEach(async () => {
    recorded = await recordedLedger(kind);
  });
  afterEach(() => recorded.drop());

  const spend = (from: string, to = from) => recorded.ledger.audit.spend(from, to);

  it('counts calls and fen by what was billed; what may have been billed counts in full', async () => {
    await recorded.ask({ card: 1, billed: 'YES', priceFen: 50 });
    await recorded.ask({ card: 2, billed: 'YES', priceFen: 60 });
    await recorded.ask({ card: 3, billed: 'NO', priceFen: 50 });
    await recorded.ask({ card: 4, billed: 'UNKNOWN', priceFen: 50 });
    expect(await spend('2026-03-01')).toEqual([
      {
        day: '2026-03-01',
        provider: 'JUHE',
        product: 'BANK_CARD_CHECK',
        calls: 4,
        billedYes: 2,
        billedNo: 1,
        billedUnknown: 1,
        costFen: 160,
        reused: 0,
        savedFen: 0,
      },
    ]);
  });

  it('counts a call whose end nobody knows as one that may be billed', async () => {
    await recorded.abandon({ priceFen: 50 });
    expect(await spend('2026-03-01')).toMatchObject([{ calls: 1, billedUnknown: 1, costFen: 50 }]);
  });

  it('does not count what was never sent', async () => {
    await recorded.giveUp();
    expect(await spend('2026-03-01')).toEqual([]);
  });

  it('tells what was saved by reuse', async () => {
    await recorded.ask({ card: 1, priceFen: 50 });
    await recorded.ask({ card: 1, priceFen: 50 });
    await recorded.ask({ card: 1, priceFen: 50 });
    expect(await spend('2026-03-01')).toMatchObject([
      { calls: 1, costFen: 50, reused: 2, savedFen: 100 },
    ]);
  });

  it('tells what was saved on a day without any call', async () => {
    recorded.setTime('2026-03-01T23:00:00+08:00');
    await recorded.ask({ card: 1, priceFen: 50 });
    recorded.setTime('2026-03-02T01:00:00+08:00');
    await recorded.ask({ card: 1, priceFen: 50 });
    expect(await spend('2026-03-02')).toMatchObject([
      { day: '2026-03-02', provider: 'JUHE', calls: 0, costFen: 0, reused: 1, savedFen: 50 },
    ]);
  });

  it('is by China day, provider and product, both days included', async () => {
    recorded.setTime('2026-02-28T15:59:59.999Z');
    await recorded.ask({ card: 1 });
    recorded.setTime('2026-02-28T16:00:00Z');
    await recorded.ask({ card: 2, provider: 'TENCENT' });
    await recorded.ask({ card: 3, product: 'BLACKLIST_REPORT' });
    await recorded.ask({ card: 4 });
    recorded.setTime('2026-03-02T00:00:00+08:00');
    await recorded.ask({ card: 5 });
    const rows = await spend('2026-02-28', '2026-03-01');
    expect(rows.map(({ day, provider, product }) => `${day} ${provider} ${product}`)).toEqual([
      '2026-02-28 JUHE BANK_CARD_CHECK',
      '2026-03-01 JUHE BANK_CARD_CHECK',
      '2026-03-01 JUHE BLACKLIST_REPORT',
      '2026-03-01 TENCENT BANK_CARD_CHECK',
    ]);
  });
});
