import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../src/domain/clock';
import { Env } from '../../../src/env';
import { shujubao } from '../../../src/providers/shujubao';
import { elementsOf } from '../../support/cardholders';
import { checkWith, sample } from './support';

interface Captured {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function startCapture() {
  const captured: Captured[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      captured.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      response.end(sample('success'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    captured,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('a request to Shujubao', () => {
  it('is one form, encoded once, under the AppCode and without a key', async () => {
    const vendor = await startCapture();
    const env = new Env({ SHUJUBAO_APP_CODE: 'x'.repeat(32), SHUJUBAO_URL: vendor.origin });
    const provider = shujubao.fromEnv(env)?.create({ clock: systemClock });
    if (provider === undefined) throw new Error('Shujubao is not configured');

    const answer = await checkWith(provider, elementsOf(1));
    await provider.close();
    await vendor.close();

    expect(answer).toMatchObject({ class: 'ANSWERED', verdict: { outcome: 'MATCH' } });
    expect(vendor.captured).toHaveLength(1);
    expect(vendor.captured[0]).toMatchObject({
      method: 'POST',
      url: '/communication/personal/1886',
      headers: {
        authorization: `APPCODE ${'x'.repeat(32)}`,
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      },
      body: 'acct_no=6217920181755914&idcard=32132419860817421X&name=%E5%BC%A0%E4%B8%89',
    });
  });
});
