import { createRequire } from 'node:module';

const { Client } = createRequire(import.meta.url)('pg');

/** A new PostgreSQL database on the server that a URL names; undefined where none is named. */
export async function createDatabase(serverUrl) {
  if (!serverUrl) return undefined;
  const name = `kayan_bench_${process.pid}`;
  await run(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(serverUrl, `drop database ${name} with (force)`) };
}

async function run(url, statement) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
