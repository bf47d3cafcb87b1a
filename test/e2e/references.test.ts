import Database from 'better-sqlite3';
import type { ServerResponse } from 'node:http';
import { CheckBankCardDocument, FindCheckDocument } from '../generated/graphql';
import { closingAfterEach } from '../http/closing';
import { startServer } from '../http/local-server';
import { elementsOf } from '../support/cardholders';
import { startApp, UNREMEMBERING } from '../support/running-app';

const closing = closingAfterEach();

/** A server in live mode that asks Tencent, played by `respond`, and then Shujubao, which is not there. */
async function startLive(respond: (response: ServerResponse, orderNo: string) => void) {
  const tencent = closing(
    await startServer((response, { body }) => {
      respond(response, new URLSearchParams(body).get('orderNo') ?? '');
    }),
  );
  return closing(
    await startApp({
      ...UNREMEMBERING,
      KAYAN_MODE: 'live',
      FINGERPRINT_KEY: 'a4f09c1e7b3d58260e9f1c7ab2d46835',
      TENCENT_SECRET_ID: 'an-invented-secret-id',
      TENCENT_SECRET_KEY: 'an-invented-secret-key',
      TENCENT_URL: `${tencent.origin}/v2/index.php`,
      PROVIDER_TIMEOUT_MS: '300',
    }),
  );
}

describe('the order number that is sent to Tencent', () => {
  it('is on record before the request has arrived', async () => {
    const seen: unknown[] = [];
    const app = await startLive((response, orderNo) => {
      const db = new Database(app.databaseUrl.replace('sqlite:', ''), { readonly: true });
      const recorded = db.prepare('select provider_reference, settled_at from attempts').get();
      seen.push([recorded, orderNo]);
      db.close();
      response.end('{"code":0,"bspFivBody":{"authCode":"00"}}');
    });

    await app.ask(CheckBankCardDocument, { input: elementsOf(1) });

    const [[recorded, orderNo]] = seen as [[unknown, string]];
    expect(orderNo).toMatch(/^K\w{29}$/);
    expect(recorded).toEqual({ provider_reference: orderNo, settled_at: null });
  });

  it('is told and recorded if no answer comes, with the attempt too', async () => {
    let sent = '';
    const app = await startLive((_response, orderNo) => (sent = orderNo));

    const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input: elementsOf(1) });

    expect(bankCardCheck).toMatchObject({
      code: 'NO_ANSWER',
      providerReference: sent,
      attempts: [{ provider: 'TENCENT', providerReference: sent }],
    });
    const db = closing(new LedgerFile(app.databaseUrl));
    const { check } = await app.ask(FindCheckDocument, { id: db.idOfTheRecord() });
    expect(check).toMatchObject({
      providerReference: sent,
      attempts: [{ provider: 'TENCENT', providerReference: sent }],
    });
  });

  it('is another one for each attempt', async () => {
    const sent: string[] = [];
    const app = await startLive((response, orderNo) => {
      sent.push(orderNo);
      response.end('{"code":6000}');
    });

    for (let i = 0; i < 3; i++) await app.ask(CheckBankCardDocument, { input: elementsOf(1) });

    expect(new Set(sent).size).toBe(3);
  });
});

class LedgerFile {
  readonly #db: Database.Database;

  constructor(url: string) {
    this.#db = new Database(url.replace('sqlite:', ''), { readonly: true });
  }

  idOfTheRecord(): string {
    return this.#db.prepare('select id from records').pluck().get() as string;
  }

  close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }
}
