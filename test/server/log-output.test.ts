import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LogOutput } from '../../src/server/log-output';

const LINE = `${'x'.repeat(999)}\n`;
const MAX_WAITING_BYTES = 1_000_000;
/** What systems hold for a reader that does not read, with room to spare. */
const SYSTEM_BYTES = 10_000_000;

describe('the output of the log', () => {
  let server: Server;
  let reader: Socket;
  let stream: Socket;
  let read = '';

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepted = once(server, 'connection');
    const { port } = server.address() as { port: number };
    reader = connect(port, '127.0.0.1');
    [stream] = (await accepted) as [Socket];
    read = '';
    reader.setEncoding('utf8').on('data', (chunk) => (read += String(chunk)));
  });
  afterEach(() => {
    reader.destroy();
    stream.destroy();
    server.close();
  });

  /** Writes lines until so many bytes are on their way. */
  async function write(output: LogOutput, bytes: number) {
    for (let written = 0; written < bytes; written += LINE.length) {
      output.write(LINE);
      if (written % 100_000 === 0) await sleep(0);
    }
  }
  const linesRead = () => read.split('\n').slice(0, -1);

  it('keeps lines for a reader that stalls, within a bound, and tells it how many are missing', async () => {
    const output = new LogOutput(stream, MAX_WAITING_BYTES);
    reader.pause();
    await write(output, SYSTEM_BYTES);
    expect(stream.writableLength).toBeLessThanOrEqual(MAX_WAITING_BYTES);
    reader.resume();
    while (!read.includes('dropped')) await sleep(10);
    output.write('again\n');
    while (!read.endsWith('again\n')) await sleep(10);

    const lines = linesRead();
    const [told = '', again] = lines.slice(-2);
    const { level, dropped, msg } = JSON.parse(told) as Record<string, unknown>;
    expect({ level, msg }).toEqual({
      level: 40,
      msg: 'lines of the log were dropped: nobody read them in time',
    });
    expect(again).toBe('again');
    expect(lines.length - 2 + Number(dropped)).toBe(SYSTEM_BYTES / LINE.length);
  });

  it('says nothing of the kind where all is read', async () => {
    await write(new LogOutput(stream, MAX_WAITING_BYTES), SYSTEM_BYTES);
    while (linesRead().length < SYSTEM_BYTES / LINE.length) await sleep(10);
    expect(read).not.toContain('dropped');
  });

  it('does nothing any more when its reader has gone away', async () => {
    const output = new LogOutput(stream);
    reader.destroy();
    await once(stream, 'close');
    expect(() => {
      output.write(LINE);
    }).not.toThrow();
    await sleep(20);
  });
});
