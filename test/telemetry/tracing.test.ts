import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerModules } from '../../src/providers';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { startServer, type ServerProcess } from '../support/server-process';

const PERSON = { name: '张三', idNumber: '32132419860817421X', bankCard: '6217920181755914' };
const RISK = 'query Mine($input: RiskProfileInput!) { riskProfile(input: $input) { level } }';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

interface ExportedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

/** A collector on loopback that keeps what it is sent. */
class Collector {
  readonly #server: Server;
  text = '';

  constructor() {
    this.#server = createServer((request, response) => {
      request.on('data', (chunk) => (this.text += String(chunk)));
      request.on('end', () => {
        this.text += '\n';
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  spans(): readonly ExportedSpan[] {
    return this.text
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as Export).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap(({ spans }) => spans);
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

interface Export {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[];
  }[];
}

/** The exporter loads modules in a way that Jest does not have, so that the server is a process of its own. */
describe('spans', () => {
  let sandbox: Sandbox;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kayan-spans-'));
    const sides = providerModules.map((module) => module.createSandboxSide);
    sandbox = await startSandbox({ sides });
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const start = (name: string, endpoint: string) =>
    startServer(sandbox.origin, {
      DATABASE_URL: `sqlite:${join(folder, `${name}.db`)}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      LOG_LEVEL: 'info',
    });

  async function risk(
    { url }: ServerProcess,
    headers: Record<string, string> = {},
    input: object = PERSON,
  ) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: RISK, variables: { input } }),
    });
    await response.text();
    return response.status;
  }

  it('tell the way of a request from the caller to the providers and the store, and nothing about the person', async () => {
    const collector = new Collector();
    const server = await start('collected', await collector.listen());
    await risk(server, { traceparent: `00-${TRACE}-${CALLER}-01` });
    await risk(server, { traceparent: `00-${PERSON.bankCard}abcdefabcdefa-${CALLER}-01` });
    await risk(server, {}, { ...PERSON, bankCard: '1' });
    // Its requests have the elements in their URL.
    await risk(server, {}, { ...PERSON, provider: 'ALIYUN' });
    await fetch(new URL('/healthz', server.url));
    expect(await server.kill('SIGTERM')).toBe(0);
    collector.close();

    const spans = collector.spans().filter(({ traceId }) => traceId === TRACE);
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const pathOf = (span: ExportedSpan): string => {
      const parent = byId.get(span.parentSpanId ?? '');
      return parent ? `${pathOf(parent)} > ${span.name}` : span.name;
    };
    const root = 'POST /graphql';
    const field = `${root} > Query.riskProfile`;
    // The check and the lookup each have all three.
    const below = [
      'attempt',
      'attempt',
      'ledger.close',
      'ledger.close',
      'ledger.open',
      'ledger.open',
    ];
    expect(spans.map(pathOf).sort()).toEqual([
      root,
      field,
      ...below.map((name) => `${field} > ${name}`),
    ]);
    expect(spans.find(({ name }) => name === root)?.parentSpanId).toBe(CALLER);
    expect(collector.spans().filter(({ name }) => name === root)).toHaveLength(4);
    expect(collector.text).toContain('ALIYUN');
    for (const needle of [...Object.values(PERSON), encodeURIComponent(PERSON.name), 'Mine']) {
      for (const encoding of ['utf8', 'hex', 'base64'] as const) {
        const encoded = Buffer.from(needle).toString(encoding).replace(/=+$/, '');
        expect(collector.text).not.toContain(encoded);
      }
    }
  });

  it('are dropped where no collector listens: requests, log and end are as ever', async () => {
    const server = await start('dropped', 'http://127.0.0.1:1');
    for (let i = 0; i < 3; i++) expect(await risk(server)).toBe(200);
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(server.output()).not.toMatch(/ECONNREFUSED|otlp|span/i);
    expect(server.output().match(/"msg":"request"/g)).toHaveLength(3);
  });
});
