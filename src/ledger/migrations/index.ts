import { Migrator } from 'kysely/migration';
import type { LedgerDb } from '../tables';
import { ledger } from './0001-ledger';
import { clients } from './0002-clients';
import { probes } from './0003-probes';

/** Every migration by its number. One that has been released is never changed. */
const MIGRATIONS = { '0001-ledger': ledger, '0002-clients': clients, '0003-probes': probes };

/** Brings the tables up to date. On PostgreSQL servers that start at the same time wait for each other. */
export async function migrate(db: LedgerDb): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error as Error;
}
