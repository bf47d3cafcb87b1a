import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A command that has ended. */
export interface Finished {
  readonly exitCode: number;
  /** What it wrote to standard output. */
  readonly lines: readonly string[];
  readonly errors: string;
}

export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd, env: { ...process.env, ...env } },
      (_error, stdout, errors) => {
        resolve({ exitCode: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), errors });
      },
    );
  });
}

/** A port at which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  await closed(server);
  return port;
}

/** What a gateway does with a request. `LOSE_REPLY`: it hangs up when the server has answered. */
export type Act = 'PASS' | 'LOSE_REPLY' | 'BUSY' | 'BUSY_FOR_LONG' | 'BAD_GATEWAY';

const REFUSALS = {
  BUSY: { status: 503, headers: { 'retry-after': '1' } },
  BUSY_FOR_LONG: { status: 503, headers: { 'retry-after': '3600' } },
  BAD_GATEWAY: { status: 502, headers: {} },
} as const;

/** A gateway before a server, which does one act after another. */
export async function startGateway(target: string, acts: readonly Act[]) {
  let requests = 0;
  const server = createServer((request, response) => {
    const act = acts[requests++] ?? 'PASS';
    if (act === 'PASS' || act === 'LOSE_REPLY') {
      void forward(target, request, response, act);
    } else {
      const { status, headers } = REFUSALS[act];
      response.writeHead(status, headers).end('<html></html>');
    }
  });
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    requests: () => requests,
    close: () => closed(server),
  };
}

async function forward(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  act: 'PASS' | 'LOSE_REPLY',
) {
  const { 'content-type': type = '', accept = '' } = request.headers;
  const answer = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': type, accept },
    body: await text(request),
  });
  const body = await answer.text();
  if (act === 'LOSE_REPLY') request.socket.destroy();
  else response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
