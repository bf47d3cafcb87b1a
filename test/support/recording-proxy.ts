import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and PostgreSQL, and keeps what the client says. */
export interface RecordingProxy {
  /** The database as it is reached through the proxy. */
  readonly url: string;
  /** Every byte that a client has sent so far: statements and their parameters, which PostgreSQL's log can show. */
  recorded(): Buffer;
  close(): Promise<void>;
}

export async function startRecordingProxy(databaseUrl: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port || 5432), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // Whoever tests sees by the answers where a connection is lost.
      socket.on('error', () => socket.destroy());
    }
    client.on('data', (chunk) => chunks.push(chunk));
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    recorded: () => Buffer.concat(chunks),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
