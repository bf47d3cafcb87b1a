import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** An empty store of a test's own. */
export interface TestStore {
  /** As `DATABASE_URL` takes it. */
  readonly url: string;
  /** Removes it, whoever is still connected. */
  readonly drop: () => Promise<void>;
}

export interface StoreKind {
  readonly name: 'sqlite' | 'postgres';
  open(): Promise<TestStore>;
}

async function openSqliteStore(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'kayan-test-'));
  return {
    url: `sqlite:${join(folder, 'kayan.db')}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openPostgresStore(serverUrl: string): Promise<TestStore> {
  const name = `kayan_test_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

async function administer(serverUrl: string, statement: string) {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const serverUrl = process.env['TEST_DATABASE_URL'];

/** The kinds of store that are there to be tested: PostgreSQL where `TEST_DATABASE_URL` names a server. */
export const STORES: readonly StoreKind[] = [
  { name: 'sqlite', open: openSqliteStore },
  ...(serverUrl === undefined || serverUrl === ''
    ? []
    : [{ name: 'postgres', open: () => openPostgresStore(serverUrl) } as const]),
];
