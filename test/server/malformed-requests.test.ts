import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startApp, type RunningApp } from '../support/running-app';

/** Looks like a card number, and must not come back. */
const CANARY = '6217927777777777';

describe('what is no proper HTTP', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  function open(text: string): Socket {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    // A connection that was cut off is closed all the same.
    socket.on('error', () => undefined);
    socket.write(text);
    return socket;
  }

  /** Everything that comes until the server closes the connection. */
  async function replyOn(socket: Socket): Promise<string> {
    let reply = '';
    socket.setEncoding('utf8').on('data', (chunk) => (reply += String(chunk)));
    await once(socket, 'close');
    return reply;
  }

  const POST = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

  it.each([
    ['another protocol', `${CANARY} 张三\r\n\r\n`, 400, 'BAD_REQUEST'],
    ['an unknown method', `A${CANARY} / HTTP/1.1\r\n\r\n`, 400, 'BAD_REQUEST'],
    [
      'two lengths',
      `${POST}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`,
      400,
      'BAD_REQUEST',
    ],
    [
      'a chunk of no size',
      `${POST}transfer-encoding: chunked\r\n\r\n${CANARY}z\r\n`,
      400,
      'BAD_REQUEST',
    ],
    [
      'large headers',
      `${POST}x-a: ${CANARY}${'a'.repeat(16_384)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'a URL that cannot be decoded',
      `GET /%ff/${CANARY} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
      400,
      'BAD_REQUEST',
    ],
  ])('is answered in the shape of GraphQL: %s', async (_what, text, status, code) => {
    const reply = await replyOn(open(text));
    expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(reply).toMatch(/\r\ncache-control: no-store\r\n/i);
    expect(JSON.parse(reply.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code } }],
    });
    expect(reply + app.logs()).not.toContain(CANARY);
  });

  it('is given ten seconds to arrive, however steadily it trickles in', async () => {
    const body = open(`${POST}content-length: 60000\r\n\r\n`);
    const headers = open(POST);
    const drops = setInterval(() => {
      body.write(' ');
      headers.write('x-a: b\r\n');
    }, 200);
    try {
      for (const reply of await Promise.all([replyOn(body), replyOn(headers), replyOn(open(''))])) {
        expect(reply).toMatch(/^HTTP\/1.1 408 .*"REQUEST_TIMEOUT"/s);
      }
    } finally {
      clearInterval(drops);
    }
  }, 60_000);
});
