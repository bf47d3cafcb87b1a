import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { ReadyPerson } from './explorer/options';
import { DEMO_PAGE } from './security-headers';
import { addImmutableFiles } from './static-files';

/** What `examples/web` is built into. */
const BUILT = join(__dirname, '../../public/demo');

/**
 * `GET /demo`: the page of `examples/web`, and beside it the people that it offers. Its scripts and styles are
 * named by their content, so that browsers may keep them.
 */
export function addDemo(app: FastifyInstance, people: readonly ReadyPerson[]): void {
  app.get('/demo', { config: { securityHeaders: DEMO_PAGE } }, async (_request, reply) => {
    const page = await readFile(join(BUILT, 'index.html'));
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
  app.get('/demo/', (_request, reply) => reply.redirect('/demo', 308));
  app.get('/demo/cardholders.json', (_request, reply) => reply.send(people));
  addImmutableFiles(app, '/demo/assets/', join(BUILT, 'assets'));
}
