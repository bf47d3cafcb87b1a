import { send } from '@fastify/send';
import type { FastifyInstance } from 'fastify';
import { sendHttpError } from './http-errors';

/**
 * Serves the files of a folder under a path, which ends in a slash. The path has to change whenever the files
 * do: browsers keep them for a year and never ask again. Files are read when they are asked for.
 */
export function addImmutableFiles(app: FastifyInstance, path: string, folder: string): void {
  const options = { root: folder, index: false, maxAge: '365d', immutable: true };
  app.get<{ Params: { '*': string } }>(`${path}*`, async (request, reply) => {
    const file = await send(request.raw, encodeURIComponent(request.params['*']), options);
    if (file.type !== 'file') {
      file.stream.destroy();
      return sendHttpError(reply, 'NOT_FOUND');
    }
    return reply.code(file.statusCode).headers(file.headers).send(file.stream);
  });
}
