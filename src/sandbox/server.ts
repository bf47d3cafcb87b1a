import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { maskBankCard } from '../domain/bank-card';
import { Bank } from './bank';
import { CARDHOLDERS, type Cardholder } from './cardholders';
import type {
  SandboxAnswer,
  SandboxReply,
  SandboxRequest,
  SandboxSide,
  SandboxSideDeps,
} from './side';

const MAX_REQUEST_BYTES = 64 * 1024;

/** A request that the sandbox answered, or is still keeping waiting. */
export interface SandboxLogEntry {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The card that was asked about, masked; null when the request could not be read that far. */
  readonly card: string | null;
}

export interface SandboxOptions {
  readonly sides: readonly ((deps: SandboxSideDeps) => SandboxSide)[];
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** People beside the standard ones. */
  readonly cardholders?: readonly Cardholder[];
  readonly now?: () => number;
  readonly randomHex?: (length: number) => string;
  readonly onRequest?: (entry: SandboxLogEntry) => void;
}

export interface Sandbox {
  /** Scheme, host and port of the one listener that speaks for every vendor. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts the vendors' side of every protocol on one listener. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const bank = new Bank([...CARDHOLDERS, ...(options.cardholders ?? [])], now);
  const deps: SandboxSideDeps = { bank, now, randomHex: options.randomHex ?? randomHex };
  const routes: SandboxSide = Object.fromEntries(
    options.sides.flatMap((side) => Object.entries(side(deps))),
  );

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy());
  });

  async function serve(message: IncomingMessage, response: ServerResponse) {
    const request = await readRequest(message);
    const answer = request === undefined ? TOO_LARGE : answerTo(request, routes);
    options.onRequest?.({
      at: now(),
      method: message.method ?? '',
      path: request?.path ?? '',
      card: answer.bankCard === undefined ? null : maskBankCard(answer.bankCard).masked,
    });
    const delayMs = answer.bankCard === undefined ? 0 : bank.delayMsOf(answer.bankCard);
    if (delayMs > 0) setTimeout(send, delayMs, response, answer.reply);
    else send(response, answer.reply);
  }

  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        // Those kept waiting for ever would never end by themselves.
        server.closeAllConnections();
      }),
  };
}

const NOT_FOUND: SandboxAnswer = {
  reply: { kind: 'raw', status: 404, body: 'no vendor has this path\n' },
};
const TOO_LARGE: SandboxAnswer = { reply: { kind: 'raw', status: 413, body: 'too large\n' } };

function answerTo(request: SandboxRequest, routes: SandboxSide): SandboxAnswer {
  const route = Object.hasOwn(routes, request.path) ? routes[request.path] : undefined;
  return route?.(request) ?? NOT_FOUND;
}

async function readRequest(message: IncomingMessage): Promise<SandboxRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REQUEST_BYTES) return undefined;
    chunks.push(chunk);
  }
  const url = new URL(message.url ?? '/', 'http://sandbox');
  const method = message.method ?? 'GET';
  const query = url.searchParams;
  const body = Buffer.concat(chunks);
  return {
    method,
    path: url.pathname,
    headers: message.headers,
    query,
    body,
    form: method === 'GET' ? query : new URLSearchParams(body.toString()),
  };
}

function send(response: ServerResponse, reply: SandboxReply) {
  switch (reply.kind) {
    case 'raw':
      response.writeHead(reply.status, reply.headers);
      response.end(reply.body);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'silence':
      return;
    default:
      reply satisfies never;
  }
}

function randomHex(length: number): string {
  return randomBytes(length).toString('hex').slice(0, length);
}
