import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection to a server, on which anything may be written, HTTP or not. */
export function openSocket(url: string, text = ''): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A connection that was cut off is closed all the same.
  socket.on('error', () => undefined);
  socket.write(text);
  return socket;
}

/** Everything that comes until the server closes the connection. */
export async function replyOn(socket: Socket): Promise<string> {
  let reply = '';
  socket.setEncoding('utf8').on('data', (chunk) => (reply += String(chunk)));
  await once(socket, 'close');
  return reply;
}

/** `POST /graphql`, byte for byte, with these header lines and no other but what its body needs. */
export function rawPost(operation: object, ...headers: string[]): string {
  const body = JSON.stringify(operation);
  const head = [
    'POST /graphql HTTP/1.1',
    ...headers,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
