import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Attempts, answers, claims and the chain of records. */
export const ledger: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('attempts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('enquiry_id', 'text', (column) => column.notNull())
      .addColumn('product', 'text', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('card_print', 'text', (column) => column.notNull())
      .addColumn('id_number_print', 'text')
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('china_day', 'text', (column) => column.notNull())
      .addColumn('price_fen', 'integer', (column) => column.notNull())
      .addColumn('settled_at', 'bigint')
      .addColumn('latency_ms', 'integer')
      .addColumn('routing', 'text')
      .addColumn('outcome', 'text')
      .addColumn('error', 'text')
      .addColumn('provider_code', 'text')
      .addColumn('provider_reference', 'text')
      .addColumn('billed', 'text', (column) => column.notNull())
      .addColumn('retry_at', 'bigint')
      .execute();
    for (const column of ['card_print', 'id_number_print']) {
      await db.schema
        .createIndex(`attempts_by_${column}`)
        .on('attempts')
        .columns([column, 'china_day'])
        .execute();
    }
    await db.schema
      .createIndex('attempts_by_day')
      .on('attempts')
      .columns(['china_day', 'provider', 'product'])
      .execute();

    await db.schema
      .createTable('answers')
      .addColumn('subject_print', 'text', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('answered_at', 'bigint', (column) => column.notNull())
      .addColumn('price_fen', 'integer', (column) => column.notNull())
      .addColumn('given', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('answers_key', ['subject_print', 'provider'])
      .execute();

    await db.schema
      .createTable('claims')
      .addColumn('flight_key', 'text', (column) => column.primaryKey())
      .addColumn('enquiry_id', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('cost_fen', 'integer', (column) => column.notNull())
      .addColumn('given', 'text')
      .execute();

    await db.schema
      .createTable('records')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('china_day', 'text', (column) => column.notNull())
      .addColumn('product', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('provider', 'text')
      .addColumn('client', 'text')
      .addColumn('client_reference', 'text')
      .addColumn('card_print', 'text', (column) => column.notNull())
      .addColumn('saved_fen', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('prev_hash', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('records_by_time').on('records').columns(['at', 'seq']).execute();
    // Each index costs every record that is written: columns with few values are found by going back in time.
    for (const column of ['card_print', 'client_reference']) {
      await db.schema
        .createIndex(`records_by_${column}`)
        .on('records')
        .columns([column, 'at', 'seq'])
        .execute();
    }
  },

  async down(db: Kysely<unknown>) {
    for (const table of ['records', 'claims', 'answers', 'attempts']) {
      await db.schema.dropTable(table).execute();
    }
  },
};
