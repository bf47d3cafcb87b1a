import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A row that servers write to see whether the store can be written to. */
export const probes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('probes')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },

  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('probes').execute();
  },
};
