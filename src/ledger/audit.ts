import { sql, type ExpressionBuilder, type SqlBool, type Expression } from 'kysely';
import type { Audit, PageRequest, RecordFilter, RecordPage, Spend } from '../domain/audit';
import { NO_USAGE, type ClientUsage } from '../domain/client-quota';
import type { CheckRecord } from '../domain/check-record';
import { LedgerUnavailable } from '../domain/ledger';
import { toCheckRecord } from './check-record';
import type { Fingerprints } from './fingerprints';
import { PURGED } from './purge-record';
import { readSpend } from './spend';
import { storableText } from './storable-text';
import type { LedgerDb, Tables } from './tables';

/** Reads the records of a store. The chain's own entries about purges are not among them. */
export class StoredAudit implements Audit {
  readonly #db: LedgerDb;
  readonly #fingerprints: Fingerprints;

  constructor(db: LedgerDb, fingerprints: Fingerprints) {
    this.#db = db;
    this.#fingerprints = fingerprints;
  }

  async page({ first, after, filter }: PageRequest): Promise<RecordPage> {
    const rows = await available(
      this.#records()
        .where((where) => where.and(this.#conditions(where, filter)))
        .$if(after !== undefined, (query) =>
          query.where(
            sql<boolean>`(at, seq) < (${after?.at.getTime() ?? 0}, ${after?.position ?? 0})`,
          ),
        )
        .orderBy('at', 'desc')
        .orderBy('seq', 'desc')
        // One more than is shown tells whether there are more.
        .limit(first + 1)
        .execute(),
    );
    return { records: rows.slice(0, first).map(toCheckRecord), hasMore: rows.length > first };
  }

  async byId(id: string): Promise<CheckRecord | undefined> {
    const row = await available(
      this.#records().where('id', '=', storableText(id)).executeTakeFirst(),
    );
    return row && toCheckRecord(row);
  }

  async usage(client: string, day: string): Promise<ClientUsage> {
    const row = await available(
      this.#db
        .selectFrom('client_days')
        .select(['calls', 'spend_fen'])
        .where('client', '=', client)
        .where('china_day', '=', day)
        .executeTakeFirst(),
    );
    return row === undefined ? NO_USAGE : { calls: row.calls, spendFen: row.spend_fen };
  }

  spend(fromDay: string, toDay: string, client?: string): Promise<readonly Spend[]> {
    return available(readSpend(this.#db, fromDay, toDay, client && storableText(client)));
  }

  #records() {
    return this.#db
      .selectFrom('records')
      .select(['seq', 'hash', 'body'])
      .where('kind', '<>', PURGED);
  }

  #conditions(
    where: ExpressionBuilder<Tables, 'records'>,
    filter: RecordFilter,
  ): Expression<SqlBool>[] {
    const { product, kind, outcome, provider, client, clientReference, bankCard, from, to } =
      filter;
    const conditions: Expression<SqlBool>[] = [];
    if (bankCard !== undefined) {
      conditions.push(where('card_print', 'in', this.#fingerprints.ofCard(bankCard)));
    }
    if (clientReference !== undefined) {
      conditions.push(where('client_reference', '=', clientReference));
    }
    if (client !== undefined) conditions.push(where('client', '=', storableText(client)));
    if (product !== undefined) conditions.push(where('product', '=', product));
    if (kind !== undefined) conditions.push(where('kind', '=', kind));
    if (outcome !== undefined) conditions.push(where('outcome', '=', outcome));
    if (provider !== undefined) conditions.push(where('provider', '=', provider));
    if (from !== undefined) conditions.push(where('at', '>=', from.getTime()));
    if (to !== undefined) conditions.push(where('at', '<', to.getTime()));
    return conditions;
  }
}

async function available<Result>(read: Promise<Result>): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    throw new LedgerUnavailable(error);
  }
}
