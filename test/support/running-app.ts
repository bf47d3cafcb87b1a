import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createApp, type AppOverrides } from '../../src/app';
import { loadConfig, type Config } from '../../src/config';
import type { SandboxLogEntry } from '../../src/sandbox/server';
import { createLogger } from '../../src/server/logger';

export interface GraphQLReply<Data> {
  readonly status: number;
  /** The body as it came, for tests that search it. */
  readonly text: string;
  readonly data: Data | null | undefined;
  readonly errors:
    | readonly { message: string; path?: string[]; extensions: Record<string, unknown> }[]
    | undefined;
}

/** A whole server in sandbox mode on a free port, asked over real HTTP. */
export interface RunningApp {
  readonly url: string;
  readonly databaseUrl: string;
  /** Every request that reached the sandbox. */
  readonly upstream: readonly SandboxLogEntry[];
  /** Everything that was logged. */
  logs(): string;
  post(body: unknown, headers?: Record<string, string>): Promise<GraphQLReply<unknown>>;
  ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  close(): Promise<void>;
}

/** No answer is given twice, and cards may be checked as often as a test likes. */
export const UNREMEMBERING = {
  REUSE_MATCH_SECONDS: '0',
  REUSE_MISMATCH_SECONDS: '0',
  REUSE_UNABLE_TO_VERIFY_SECONDS: '0',
  REUSE_NO_RECORD_SECONDS: '0',
  REUSE_BLACKLIST_SECONDS: '0',
  BUDGET_CARD_FAILED_CHECKS: '1000',
  BUDGET_CARD_CALLS_PER_DAY: '1000',
  BUDGET_ID_NUMBER_CALLS_PER_DAY: '1000',
};

export function configFor(env: Record<string, string> = {}): Config {
  const loaded = loadConfig({
    PORT: '0',
    LOG_LEVEL: 'debug',
    // However busy the machine is that tests run on.
    MAX_EVENT_LOOP_DELAY_MS: '60000',
    ...env,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

export async function startApp(
  env: Record<string, string> = {},
  overrides: AppOverrides = {},
): Promise<RunningApp> {
  const upstream: SandboxLogEntry[] = [];
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'kayan-'));
  const databaseUrl = env['DATABASE_URL'] ?? `sqlite:${join(folder, 'kayan.db')}`;
  const app = await createApp(configFor({ ...env, DATABASE_URL: databaseUrl }), {
    logger: createLogger('debug', destination),
    onSandboxRequest: (entry) => upstream.push(entry),
    ...overrides,
  });
  const url = await app.listen();

  async function post(body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const json = JSON.parse(text) as Pick<GraphQLReply<unknown>, 'data' | 'errors'>;
    return { status: response.status, text, data: json.data, errors: json.errors };
  }

  return {
    url,
    databaseUrl,
    upstream,
    logs: () => lines.join(''),
    post,
    async ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables) {
      const reply = await post({ query: print(document), variables });
      if (reply.data == null) throw new Error(reply.text);
      return reply.data as Data;
    },
    async close() {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}
