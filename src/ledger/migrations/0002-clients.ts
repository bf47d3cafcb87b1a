import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Clients with their keys, on whose account attempts are made, and what they use up in a day. */
export const clients: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('attempts').addColumn('client', 'text').execute();

    await db.schema
      .createTable('client_days')
      .addColumn('client', 'text', (column) => column.notNull())
      .addColumn('china_day', 'text', (column) => column.notNull())
      .addColumn('calls', 'bigint', (column) => column.notNull())
      .addColumn('spend_fen', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('client_days_key', ['client', 'china_day'])
      .execute();

    await db.schema
      .createTable('clients')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('calls_per_day', 'bigint')
      .addColumn('spend_fen_per_day', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .execute();

    await db.schema
      .createTable('client_keys')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('client', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('client_keys_by_client')
      .on('client_keys')
      .column('client')
      .execute();
  },

  async down(db: Kysely<unknown>) {
    for (const table of ['client_keys', 'clients', 'client_days']) {
      await db.schema.dropTable(table).execute();
    }
    await db.schema.alterTable('attempts').dropColumn('client').execute();
  },
};
