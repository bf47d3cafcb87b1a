import { sql } from 'kysely';
import type { Spend } from '../domain/audit';
import { DAY_MS, startOfChinaDay } from '../domain/china-time';
import type { LedgerDb } from './tables';

/**
 * What was paid and saved, for one client or all, by China day, provider and product. An attempt whose end is not known was or may have
 * been sent and billed: it counts as a call, as billed `UNKNOWN`, and in full.
 */
export async function readSpend(
  db: LedgerDb,
  fromDay: string,
  toDay: string,
  client: string | undefined,
): Promise<readonly Spend[]> {
  const ofClient = client === undefined ? sql`` : sql`and client = ${client}`;
  const { rows } = await sql<Spend>`
    select
      china_day as "day",
      provider as "provider",
      product as "product",
      sum(calls) as "calls",
      sum(billed_yes) as "billedYes",
      sum(billed_no) as "billedNo",
      sum(billed_unknown) as "billedUnknown",
      sum(cost_fen) as "costFen",
      sum(reused) as "reused",
      sum(saved_fen) as "savedFen"
    from (
      select
        china_day,
        provider,
        product,
        1 as calls,
        case when billed = 'YES' then 1 else 0 end as billed_yes,
        case when billed = 'NO' then 1 else 0 end as billed_no,
        case when billed = 'UNKNOWN' then 1 else 0 end as billed_unknown,
        case when billed = 'NO' then 0 else price_fen end as cost_fen,
        0 as reused,
        0 as saved_fen
      from attempts
      where china_day between ${fromDay} and ${toDay}
        and (routing is null or routing <> 'NOT_SENT')
        ${ofClient}
      union all
      select china_day, provider, product, 0, 0, 0, 0, 0, 1, saved_fen
      from records
      where at >= ${startOfChinaDay(fromDay)} and at < ${startOfChinaDay(toDay) + DAY_MS} and kind = 'REUSED'
        ${ofClient}
    ) as entries
    group by china_day, provider, product
    order by china_day, provider, product
  `.execute(db);
  return rows;
}
