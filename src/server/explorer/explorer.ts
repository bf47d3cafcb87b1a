import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../domain/clock';
import { OFFLINE_EXPLORER } from '../security-headers';
import { addImmutableFiles } from '../static-files';
import { altairOptions, type ExplorerOptions } from './options';

const MANIFEST = require.resolve('altair-static/package.json');

/** `GET /explorer`: Altair, an explorer that needs nothing but this server. */
export function addExplorer(app: FastifyInstance, clock: Clock, options: ExplorerOptions): void {
  const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string };
  const files = `/explorer/${version}/`;
  addImmutableFiles(app, files, join(dirname(MANIFEST), 'build/dist'));

  app.get('/explorer', { config: { securityHeaders: OFFLINE_EXPLORER } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page(files)),
  );
  app.get('/explorer/start.js', (_request, reply) => {
    const script = startScript(files, altairOptions(options, clock.now()));
    return reply.type('text/javascript; charset=utf-8').send(script);
  });
}

const page = (files: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Kayan</title>
<base href="${files}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="favicon.ico">
<link rel="stylesheet" href="styles.css">
<app-root></app-root>
<script type="module" src="/explorer/start.js"></script>
</html>
`;

const startScript = (files: string, options: object) => `
// A library tries whether it may compile code. This says no before the page's policy has to.
globalThis.Function = new Proxy(Function, {
  construct() {
    throw new EvalError('no code is compiled here');
  },
});

// What is typed may be about real people: none of it is kept in the browser.
IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = function () {
  return this.count();
};

await import('${files}polyfills.js');
await import('${files}main.js');
AltairGraphQL.init({
  endpointURL: new URL('/graphql', location.href).href,
  ...${JSON.stringify(options)}
});
`;
