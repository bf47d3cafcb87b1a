import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { ALIYUN_SANDBOX_KEYS, SANDBOX_PATH } from '../../src/providers/aliyun/settings';
import { JUHE_SANDBOX_KEYS } from '../../src/providers/juhe/sandbox-keys';
import { SHUJUBAO_SANDBOX_APP_CODE } from '../../src/providers/shujubao/settings';
import { TENCENT_SANDBOX_KEYS } from '../../src/providers/tencent/settings';
import {
  FACEID_SANDBOX_KEYS,
  FACEID_SANDBOX_PATH,
} from '../../src/providers/tencent-faceid/settings';

/** The program as it is started, from the compiled code that `npm test` builds first. */
const MAIN = join(__dirname, '../../dist/main.js');

export const FINGERPRINT_KEY = 'd1f3a09c57e4b2868c40e95b7f132ad6';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  /** Everything that it has printed. */
  output(): string;
  /** Resolves with the answer, or rejects where the server went away. */
  ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** Ends it with a signal, and resolves with its exit code when it is gone. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a server in live mode whose every provider is the sandbox at `origin`. */
export async function startServer(
  origin: string,
  env: Record<string, string>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], ...liveEnv(origin), ...env },
    // A folder without an .env file.
    cwd: tmpdir(),
  });
  const exited = once(child, 'exit') as Promise<[code: number | null]>;
  let output = '';
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  let url: string | undefined;
  while (url === undefined) {
    const gone = await Promise.race([once(child.stdout, 'data').then(() => false), exited]);
    url = /listening at (http:\S+\/graphql)/.exec(output)?.[1];
    if (gone !== false && url === undefined) throw new Error(output);
  }
  const api = url;
  return {
    pid: child.pid ?? 0,
    url: api,
    output: () => output,
    async ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables) {
      const response = await fetch(api, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: print(document), variables }),
      });
      const text = await response.text();
      const { data } = JSON.parse(text) as { data?: Data | null };
      if (data == null) throw new Error(text);
      return data;
    },
    async kill(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

const liveEnv = (origin: string) => ({
  PORT: '0',
  LOG_LEVEL: 'error',
  // However busy the machine is that tests run on.
  MAX_EVENT_LOOP_DELAY_MS: '60000',
  KAYAN_MODE: 'live',
  FINGERPRINT_KEY,
  JUHE_CARD_URL: origin,
  JUHE_CARD_KEY: JUHE_SANDBOX_KEYS.card,
  JUHE_CARD_PRICE_FEN: '30',
  JUHE_BLACKLIST_URL: origin,
  JUHE_BLACKLIST_KEY: JUHE_SANDBOX_KEYS.blacklist,
  JUHE_BLACKLIST_PRICE_FEN: '50',
  TENCENT_URL: `${origin}/v2/index.php`,
  TENCENT_SECRET_ID: TENCENT_SANDBOX_KEYS.secretId,
  TENCENT_SECRET_KEY: TENCENT_SANDBOX_KEYS.secretKey,
  SHUJUBAO_URL: origin,
  SHUJUBAO_APP_CODE: SHUJUBAO_SANDBOX_APP_CODE,
  TENCENT_FACEID_URL: origin + FACEID_SANDBOX_PATH,
  TENCENT_FACEID_SECRET_ID: FACEID_SANDBOX_KEYS.secretId,
  TENCENT_FACEID_SECRET_KEY: FACEID_SANDBOX_KEYS.secretKey,
  ALIYUN_URL: origin + SANDBOX_PATH,
  ALIYUN_ACCESS_KEY_ID: ALIYUN_SANDBOX_KEYS.accessKeyId,
  ALIYUN_ACCESS_KEY_SECRET: ALIYUN_SANDBOX_KEYS.accessKeySecret,
});
