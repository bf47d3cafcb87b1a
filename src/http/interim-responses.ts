import type { Socket } from 'node:net';

const CONTINUE = Buffer.from('HTTP/1.1 100');
const END_OF_HEAD = '\r\n\r\n';
const MAX_HEAD_BYTES = 16 * 1024;

/**
 * Makes a socket skip `100 Continue` before a response. A client has to take one that it did not ask for (RFC 9110, section 15.2), and old servers
 * send it; undici ends the connection instead, and with it an answer that has been paid for. It reads through `read`, one response after each
 * request that it writes.
 */
export function skipContinue(socket: Socket): Socket {
  const read = socket.read.bind(socket);
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let held = Buffer.alloc(0);
  let isAtStart = false;

  socket.write = (...args: unknown[]) => {
    isAtStart = true;
    return write(...args);
  };
  socket.read = (size?: number) => {
    for (;;) {
      const chunk = read(size) as Buffer | null;
      if (chunk === null || !isAtStart) return chunk;
      held = Buffer.concat([held, chunk]);
      const response = afterContinue(held);
      if (response === undefined) continue;
      isAtStart = false;
      held = Buffer.alloc(0);
      return response;
    }
  };
  return socket;
}

/** What follows every `100 Continue` at the beginning; undefined as long as that cannot be told. */
function afterContinue(bytes: Buffer): Buffer | undefined {
  const compared = Math.min(bytes.length, CONTINUE.length);
  if (CONTINUE.compare(bytes, 0, compared, 0, compared) !== 0) return bytes;
  const end = bytes.indexOf(END_OF_HEAD);
  if (end === -1) return bytes.length > MAX_HEAD_BYTES ? bytes : undefined;
  return afterContinue(bytes.subarray(end + END_OF_HEAD.length));
}
