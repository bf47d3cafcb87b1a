import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { post, type ExchangeRequest } from '../../src/http/exchange';
import { formPayload } from '../../src/http/payload';
import { createPool } from '../../src/http/pool';
import { closingAfterEach } from './closing';
import { closedOrigin, startServer } from './local-server';

const MAX_BYTES = 64 * 1024;
const closing = closingAfterEach();

const request = (changes: Partial<ExchangeRequest> = {}): ExchangeRequest => ({
  path: '/check',
  payload: formPayload({ name: '张三' }),
  timeoutMs: 5_000,
  maxBytes: MAX_BYTES,
  signal: new AbortController().signal,
  ...changes,
});

async function serve(answer: (response: ServerResponse) => void) {
  const server = closing(await startServer(answer));
  return { server, pool: closing(createPool(server.origin)) };
}

/** A listener below HTTP. */
async function serveSocket(onData: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      onData(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing({ close: () => new Promise((resolve) => server.close(resolve)) });
  const { port } = server.address() as AddressInfo;
  return closing(createPool(`http://127.0.0.1:${port}`));
}

describe('a form', () => {
  it('is posted once, encoded once, with its headers', async () => {
    const { server, pool } = await serve((response) => response.end('ok'));
    const form = { sealed: 'a+b/c==', name: '阿·张', percent: '%2B' };

    const result = await post(
      pool,
      request({ payload: formPayload(form), headers: { 'x-test': '1' } }),
    );

    expect(result).toMatchObject({ kind: 'response', status: 200, body: Buffer.from('ok') });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/check',
      headers: {
        'x-test': '1',
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'accept-encoding': 'identity',
      },
      body: 'sealed=a%2Bb%2Fc%3D%3D&name=%E9%98%BF%C2%B7%E5%BC%A0&percent=%252B',
    });
  });
});

describe('a request whose path says all', () => {
  it('is posted with its query as it is, an empty body and no type of one', async () => {
    const { server, pool } = await serve((response) => response.end('ok'));

    await post(pool, request({ path: '/check?name=%E5%BC%A0%20%2A', payload: undefined }));

    const [received] = server.requests;
    expect(received).toMatchObject({
      method: 'POST',
      path: '/check?name=%E5%BC%A0%20%2A',
      body: '',
    });
    expect(received?.headers).toMatchObject({ 'content-length': '0' });
    expect(received?.headers).not.toHaveProperty('content-type');
  });
});

describe('a whole answer', () => {
  it.each([404, 450, 500])('is handed back whatever its status, such as %i', async (status) => {
    const { pool } = await serve((response) => response.writeHead(status).end('<html>'));

    const result = await post(pool, request());

    expect(result).toMatchObject({ kind: 'response', status, body: Buffer.from('<html>') });
  });

  it('that redirects is handed back and not followed', async () => {
    const { server, pool } = await serve((response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    );

    const result = await post(pool, request());

    expect(result).toMatchObject({ status: 302, headers: { location: '/elsewhere' } });
    expect(server.requests).toHaveLength(1);
  });

  it('may be as large as the limit', async () => {
    const { pool } = await serve((response) => response.end(Buffer.alloc(MAX_BYTES)));

    expect(await post(pool, request())).toMatchObject({ kind: 'response', status: 200 });
  });
});

describe('what nobody can answer is told as not sent', () => {
  it('when the connection is refused', async () => {
    const pool = closing(createPool(await closedOrigin()));

    const result = await post(pool, request());

    expect(result).toEqual({ kind: 'failure', sent: false, reason: 'ECONNREFUSED' });
  });

  it('when the other side does not speak TLS', async () => {
    const { server } = await serve((response) => response.end());
    const pool = closing(createPool(server.origin.replace('http:', 'https:')));

    expect(await post(pool, request())).toMatchObject({ kind: 'failure', sent: false });
    expect(server.requests).toEqual([]);
  });

  it('when it is cancelled before it begins', async () => {
    const { server, pool } = await serve((response) => response.end());

    const result = await post(pool, request({ signal: AbortSignal.abort() }));

    expect(result).toEqual({ kind: 'failure', sent: false, reason: 'CANCELLED' });
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['cancelled', 'CANCELLED'],
    ['overdue', 'TIMEOUT'],
  ])(
    'when it is %s while it waits for a connection, and it is not sent later',
    async (_, reason) => {
      const held: ServerResponse[] = [];
      const { server } = await serve((response) => {
        if (held.push(response) > 1) response.end();
      });
      const pool = closing(new Pool(server.origin, { connections: 1, pipelining: 1 }));
      const first = post(pool, request());
      const controller = new AbortController();
      const timeoutMs = reason === 'TIMEOUT' ? 100 : 5_000;
      const second = post(pool, request({ timeoutMs, signal: controller.signal }));
      await until(() => held.length === 1);
      if (reason === 'CANCELLED') controller.abort();

      expect(await second).toEqual({ kind: 'failure', sent: false, reason });

      held[0]?.end('done');
      expect(await first).toMatchObject({ kind: 'response', status: 200 });
      await post(pool, request({ path: '/third' }));
      expect(server.requests.map(({ path }) => path)).toEqual(['/check', '/third']);
    },
  );
});

describe('what may have been done is told as sent', () => {
  it('when no answer comes in time, and the socket is closed', async () => {
    let hungUp = false;
    const pool = await serveSocket((socket) =>
      socket.once('close', () => {
        hungUp = true;
      }),
    );

    const result = await post(pool, request({ timeoutMs: 150 }));

    expect(result).toEqual({ kind: 'failure', sent: true, reason: 'TIMEOUT' });
    await until(() => hungUp);
  });

  it('when the answer stops half-way until the time is over', async () => {
    const { pool } = await serve((response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
    });

    const result = await post(pool, request({ timeoutMs: 150 }));

    expect(result).toMatchObject({ kind: 'failure', sent: true, reason: 'TIMEOUT' });
    expect(result).toHaveProperty('partial.body', Buffer.from('half'));
  });

  it('when the connection is reset, and it is not sent again', async () => {
    const { server, pool } = await serve((response) => response.socket?.resetAndDestroy());

    const result = await post(pool, request());

    expect(result).toEqual({ kind: 'failure', sent: true, reason: 'ECONNRESET' });
    expect(server.requests).toHaveLength(1);
  });

  it('when the connection ends without an answer or within one', async () => {
    const { server, pool } = await serve((response) => {
      if (server.requests.length > 1) response.writeHead(200, { 'content-length': 100 }).write('x');
      setImmediate(() => response.socket?.end());
    });

    for (let i = 0; i < 2; i++) {
      expect(await post(pool, request())).toMatchObject({ kind: 'failure', sent: true });
    }
    expect(server.requests).toHaveLength(2);
  });

  it('when the answer is not HTTP', async () => {
    const pool = await serveSocket((socket) => socket.end('who is there?\r\n\r\n'));

    expect(await post(pool, request())).toMatchObject({ kind: 'failure', sent: true });
  });

  it('when the answer is larger than the limit, however it is framed', async () => {
    const { server, pool } = await serve((response) => {
      const body = Buffer.alloc(MAX_BYTES + 1);
      if (server.requests.length > 1) response.write(body);
      response.end(body);
    });

    for (let i = 0; i < 2; i++) {
      const result = await post(pool, request());
      expect(result).toMatchObject({ kind: 'failure', sent: true, reason: 'BODY_TOO_LARGE' });
    }
  });
});

it('an exchange that is cancelled after it was sent is still awaited', async () => {
  const controller = new AbortController();
  const { pool } = await serve((response) => {
    controller.abort();
    setTimeout(() => response.end('late'), 50);
  });

  const result = await post(pool, request({ signal: controller.signal }));

  expect(result).toMatchObject({ kind: 'response', status: 200, body: Buffer.from('late') });
});

async function until(condition: () => boolean) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
