import { SCOPES, type Client, type DailyQuota, type Scope } from '../domain/client';
import type { LedgerDb } from '../ledger/tables';
import { isSecretOf, makeApiKey, parseApiKey } from './api-key';
import { inBatches } from './batches';

/** Letters, digits and hyphens: a name stands in logs and records. */
export const CLIENT_NAME = /^[a-z][a-z0-9-]{0,31}$/;

export interface NewClient {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly quota: DailyQuota;
}

/** A client as it is listed. */
export interface RegisteredClient extends NewClient {
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** The ids of the keys that are taken now. */
  readonly keyIds: readonly string[];
}

/** How long a server goes on to take a key that was found good, in milliseconds. */
const REMEMBER_MS = 1_000;
/** So many keys are remembered at most. */
const REMEMBERED_KEYS = 10_000;
/** So many keys are looked up in one statement at most; stores take some ten thousand parameters. */
const KEYS_IN_STATEMENT = 500;
/** Compared with where there is no such key, so that this takes as long. */
const HASH_OF_NOTHING = '0'.repeat(64);

interface Remembered {
  readonly hash: string;
  readonly client: Client;
  readonly until: number;
}

/** The clients with API keys, in the store of the ledger. Methods reject where the store fails. */
export class ClientRegistry {
  readonly #db: LedgerDb;
  readonly #now: () => number;
  readonly #remembered = new Map<string, Remembered>();
  /** Anybody can make up ids without end: they must not keep the store from its work, nor each other waiting. */
  readonly #find = inBatches((ids: readonly string[]) => this.#findAll(ids));

  constructor(db: LedgerDb, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** Whose key this is; undefined where it is nobody's, or not any more. */
  async authenticate(key: string): Promise<Client | undefined> {
    const parts = parseApiKey(key);
    if (parts === undefined) return undefined;
    const known = this.#recall(parts.id) ?? (await this.#find(parts.id));
    return isSecretOf(known?.hash ?? HASH_OF_NOTHING, parts.secret) ? known?.client : undefined;
  }

  /** Makes a client; undefined where there is one of this name, revoked or not. The key is told once. */
  make({ name, scopes, quota }: NewClient): Promise<string | undefined> {
    return this.#db.transaction().execute(async (db) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('clients')
        .values({
          name,
          scopes: scopes.join(' '),
          calls_per_day: quota.calls,
          spend_fen_per_day: quota.spendFen,
          created_at: this.#now(),
          revoked_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 0n ? undefined : this.#addKey(db, name);
    });
  }

  async list(): Promise<readonly RegisteredClient[]> {
    const clients = await this.#db.selectFrom('clients').selectAll().orderBy('name').execute();
    const keys = await this.#db.selectFrom('client_keys').selectAll().orderBy('id').execute();
    return clients.map((row) => ({
      name: row.name,
      scopes: toScopes(row.scopes),
      quota: { calls: row.calls_per_day, spendFen: row.spend_fen_per_day },
      createdAt: new Date(row.created_at),
      revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
      keyIds: keys
        .filter(({ client, expires_at }) => client === row.name && this.#isValid(expires_at))
        .map(({ id }) => id),
    }));
  }

  /**
   * Gives a client a new key; undefined where there is no such client.
   *
   * @param keepOldMs how long the keys that it has are still taken; 0 for not at all
   */
  rotate(name: string, keepOldMs: number): Promise<string | undefined> {
    return this.#db.transaction().execute(async (db) => {
      const client = await db
        .selectFrom('clients')
        .select('name')
        .where('name', '=', name)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (client === undefined) return undefined;
      const end = this.#now() + keepOldMs;
      await db
        .updateTable('client_keys')
        .set({ expires_at: end })
        .where('client', '=', name)
        // One that ends sooner is not prolonged.
        .where((where) =>
          where.or([where('expires_at', 'is', null), where('expires_at', '>', end)]),
        )
        .execute();
      return this.#addKey(db, name);
    });
  }

  /** Takes all keys of a client back, for good; false where there is no such client. */
  async revoke(name: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('clients')
      .set({ revoked_at: this.#now() })
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  async #addKey(db: LedgerDb, client: string): Promise<string> {
    const { key, id, hash } = makeApiKey();
    const times = { created_at: this.#now(), expires_at: null };
    await db
      .insertInto('client_keys')
      .values({ id, client, hash, ...times })
      .execute();
    return key;
  }

  #recall(id: string): Remembered | undefined {
    const remembered = this.#remembered.get(id);
    return remembered !== undefined && remembered.until > this.#now() ? remembered : undefined;
  }

  async #findAll(ids: readonly string[]): Promise<ReadonlyMap<string, Remembered>> {
    const found = new Map<string, Remembered>();
    for (let start = 0; start < ids.length; start += KEYS_IN_STATEMENT) {
      const rows = await this.#db
        .selectFrom('client_keys')
        .innerJoin('clients', 'clients.name', 'client_keys.client')
        .select(['client_keys.id', 'name', 'hash', 'expires_at'])
        .select(['scopes', 'calls_per_day', 'spend_fen_per_day'])
        .where('client_keys.id', 'in', ids.slice(start, start + KEYS_IN_STATEMENT))
        .where('revoked_at', 'is', null)
        .execute();
      for (const { id, name, hash, expires_at, ...row } of rows) {
        if (!this.#isValid(expires_at)) continue;
        const client: Client = {
          id: name,
          scopes: new Set(toScopes(row.scopes)),
          quota: { calls: row.calls_per_day, spendFen: row.spend_fen_per_day },
        };
        found.set(id, { hash, client, until: this.#now() + REMEMBER_MS });
      }
    }
    if (this.#remembered.size + found.size > REMEMBERED_KEYS) this.#remembered.clear();
    for (const [id, key] of found) this.#remembered.set(id, key);
    return found;
  }

  #isValid(expiresAt: number | null): boolean {
    return expiresAt === null || expiresAt > this.#now();
  }
}

const toScopes = (text: string): readonly Scope[] =>
  SCOPES.filter((scope) => text.split(' ').includes(scope));
