import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { sql } from 'kysely';
import { ClientRegistry } from '../../src/clients/client-registry';
import { NO_QUOTA, type Scope } from '../../src/domain/client';
import { openStore } from '../../src/ledger';
import type { Store } from '../../src/ledger/tables';
import { elementsOf } from '../support/cardholders';
import { startApp, type RunningApp } from '../support/running-app';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });
const TYPENAME = { query: '{ __typename }' };
const LIMIT = { query: '{ rateLimit { client } }' };
const CHECK = 'bankCardCheck(input: $input) { __typename }';
const checking = (selections: string, type = 'BankCardCheckInput') => ({
  query: `query ($input: ${type}!) { ${selections} }`,
  variables: { input: elementsOf(1) },
});

describe('a server that takes API keys', () => {
  let store: Store;
  let registry: ClientRegistry;
  let app: RunningApp;

  async function keyFor(name: string, ...scopes: Scope[]): Promise<string> {
    const key = await registry.make({ name, scopes, quota: NO_QUOTA });
    if (key === undefined) throw new Error('there is one already');
    return key;
  }

  beforeAll(async () => {
    app = await startApp({ AUTH_MODE: 'api-key' });
    store = openStore(app.databaseUrl);
    registry = new ClientRegistry(store.db, Date.now);
  });
  afterAll(async () => {
    await store.close();
    await app.close();
  });

  it('answers whoever has one, in either header', async () => {
    const key = await keyFor('shop', 'check');
    for (const headers of [bearer(key), { authorization: `bearer ${key}` }, { 'x-api-key': key }]) {
      expect((await app.post(LIMIT, headers)).data).toEqual({ rateLimit: { client: 'shop' } });
    }
  });

  it('answers a wrong, a revoked and a missing one alike, before it looks at the body', async () => {
    const revoked = await keyFor('former', 'admin');
    await registry.revoke('former');
    const good = await keyFor('present', 'admin');
    const credentials = [
      {},
      bearer(''),
      bearer('x'),
      bearer(revoked),
      bearer(`${good.slice(0, -2)}AA`),
      bearer(`kayan_${'0'.repeat(16)}_${'A'.repeat(43)}`),
      bearer('eyJhbGciOiJub25lIn0.e30.'),
      { authorization: `Basic ${Buffer.from(`present:${good}`).toString('base64')}` },
      { authorization: good },
      { 'x-api-key': 'x' },
    ];
    const seen = new Set<string>();
    for (const headers of credentials) {
      for (const body of [JSON.stringify(TYPENAME), '{ not json']) {
        const response = await fetch(app.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        });
        expect(response.status).toBe(401);
        const shown = [...response.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name));
        seen.add(JSON.stringify([shown, await response.text()]));
      }
    }
    expect(seen.size).toBe(1);
    expect([...seen][0]).toContain('UNAUTHENTICATED');
    expect([...seen][0]).toContain('"www-authenticate","Bearer"');
  });

  it.each<[Scope[], string, string[]]>([
    [['blacklist'], CHECK, ['check']],
    [['check'], 'blacklistReport(input: { bankCard: $card }) { __typename }', ['blacklist']],
    [['audit'], 'riskProfile(input: $input) { level }', ['check', 'blacklist']],
    [['check', 'blacklist'], 'spend(from: "2026-01-01", to: "2026-01-02") { calls }', ['audit']],
    [['check'], 'checks { edges { node { id } } }', ['audit']],
    [['check'], 'check(id: "x") { id }', ['audit']],
  ])('forbids a client with %j to ask for %s', async (scopes, selections, missing) => {
    const key = await keyFor(`c${Math.random().toString(36).slice(2)}`, ...scopes);
    const type = selections.includes('riskProfile') ? 'RiskProfileInput' : 'BankCardCheckInput';
    const body = selections.includes('$card')
      ? {
          query: `query ($card: BankCardNumber!) { ${selections} }`,
          variables: { card: elementsOf(1).bankCard },
        }
      : selections.includes('$input')
        ? checking(selections, type)
        : { query: `{ ${selections} }` };
    const reply = await app.post(body, bearer(key));
    expect(reply.status).toBe(403);
    expect(reply.errors).toEqual([
      expect.objectContaining({ extensions: { code: 'FORBIDDEN', missing } }),
    ]);
  });

  it.each([
    ['beside it', `${CHECK} checks { edges { node { id } } }`],
    ['in a fragment', `${CHECK} ...More } fragment More on Query { check(id: "x") { id }`],
    ['under an alias', `${CHECK} providers: spend(from: "2026-01-01", to: "2026-01-02") { calls }`],
  ])('asks no provider where a forbidden field stands %s', async (_where, selections) => {
    const key = await keyFor(`m${Math.random().toString(36).slice(2)}`, 'check');
    const before = app.upstream.length;
    const reply = await app.post(checking(selections), bearer(key));
    expect(reply.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', missing: ['audit'] });
    expect(app.upstream).toHaveLength(before);
  });

  it('lets admin ask for everything, and writes down who asked', async () => {
    const key = await keyFor('boss', 'admin');
    const reply = await app.post(
      checking(`${CHECK} checks { edges { node { client } } }`),
      bearer(key),
    );
    expect(reply.errors).toBeUndefined();
    const query = '{ checks(first: 1, filter: { client: "boss" }) { edges { node { client } } } }';
    const { data } = await app.post({ query }, bearer(key));
    expect(data).toEqual({ checks: { edges: [{ node: { client: 'boss' } }] } });
    expect(app.logs()).toContain('"client":"boss"');
  });

  it('gives its metrics to admin alone, and its health to anybody', async () => {
    const get = async (path: string, headers = {}) =>
      (await fetch(new URL(path, app.url), { headers })).status;
    const admin = bearer(await keyFor('prometheus', 'admin'));
    const other = bearer(await keyFor('curious', 'check', 'blacklist', 'audit'));
    expect(await get('/metrics')).toBe(401);
    expect(await get('/metrics', other)).toBe(403);
    expect(await get('/metrics', admin)).toBe(200);
    expect(await get('/healthz')).toBe(200);
    expect(await get('/readyz')).toBe(200);
  });

  it('shows no key in its log', async () => {
    const key = await keyFor('quiet', 'admin');
    await app.post(TYPENAME, bearer(key));
    await app.post(TYPENAME, bearer(`${key}x`));
    expect(app.logs()).not.toContain(key.slice(23));
  });

  it('says that it cannot tell while the store of keys is away', async () => {
    await sql`alter table client_keys rename to hidden`.execute(store.db);
    try {
      const response = await fetch(app.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...bearer(`kayan_${'0'.repeat(16)}_${'A'.repeat(43)}`),
        },
        body: JSON.stringify(TYPENAME),
      });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('1');
      expect(await response.text()).toContain('AUTHENTICATION_UNAVAILABLE');
    } finally {
      await sql`alter table hidden rename to client_keys`.execute(store.db);
    }
  });
});

describe('a server that takes tokens', () => {
  const ISSUER = 'https://issuer.example.com';
  const AUDIENCE = 'kayan';
  let issuer: Server;
  let fetched = 0;
  let isIssuerUp = true;
  let jwks: object;
  let key: KeyPair['privateKey'];
  let publicKey: KeyPair['publicKey'];
  let url: string;
  let app: RunningApp;

  const claims = { sub: 'shop-backend', scope: 'openid check' };
  const token = (payload: Record<string, unknown> = claims, signWith = key, kid = 'one') =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer((payload['iss'] as string | undefined) ?? ISSUER)
      .setAudience((payload['aud'] as string | undefined) ?? AUDIENCE)
      .setExpirationTime((payload['exp'] as number | undefined) ?? '5m')
      .sign(signWith);
  const env = (more: Record<string, string> = {}) => ({
    AUTH_MODE: 'jwt',
    JWT_JWKS_URL: url,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    ...more,
  });

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    key = pair.privateKey;
    publicKey = pair.publicKey;
    jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] };
    issuer = createServer((_request, response) => {
      fetched++;
      response.writeHead(isIssuerUp ? 200 : 500, { 'content-type': 'application/json' });
      response.end(isIssuerUp ? JSON.stringify(jwks) : 'no');
    }).listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks.json`;
    app = await startApp(env());
  });
  afterAll(async () => {
    await app.close();
    issuer.close();
  });

  it('answers with a good one, and fetches the keys of the issuer once', async () => {
    for (const scope of ['check', ['check', 'audit']]) {
      const headers = bearer(await token({ ...claims, scope }));
      const { data } = await app.post(LIMIT, headers);
      expect(data).toEqual({ rateLimit: { client: 'jwt:shop-backend' } });
      expect((await app.post(checking(CHECK), headers)).errors).toBeUndefined();
    }
    expect(fetched).toBe(1);
  });

  it('gives it the scopes of its claim and no others', async () => {
    const reply = await app.post(
      { query: '{ checks { edges { node { id } } } }' },
      bearer(await token()),
    );
    expect(reply.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', missing: ['audit'] });
  });

  it('takes no other', async () => {
    const stranger = await generateKeyPair('ES256');
    const secret = new TextEncoder().encode(await exportSPKI(publicKey));
    const { sub: _sub, ...anonymous } = claims;
    const unsigned = new UnsecuredJWT(claims).setIssuer(ISSUER).setAudience(AUDIENCE);
    const wrong = {
      expired: await token({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 }),
      'not yet valid': await token({ ...claims, nbf: Math.floor(Date.now() / 1000) + 60 }),
      'of another issuer': await token({ ...claims, iss: 'https://other.example.com' }),
      'for somebody else': await token({ ...claims, aud: 'other' }),
      'signed by somebody else': await token(claims, stranger.privateKey),
      'signed by a key that is not published': await token(claims, stranger.privateKey, 'two'),
      unsigned: unsigned.setExpirationTime('5m').encode(),
      'signed with the public key as a secret': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setExpirationTime('5m')
        .sign(secret),
      'without an end': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .sign(key),
      'without a client': await token(anonymous),
      'of a person known by a phone number': await token({ ...claims, sub: '13800138000' }),
      'of a person known by an ID number': await token({
        ...claims,
        sub: 'u:110105-19491231-002x',
      }),
      'of a person known by a name': await token({ ...claims, sub: '张三' }),
      'an API key': `kayan_${'0'.repeat(16)}_${'A'.repeat(43)}`,
    };
    for (const [what, credential] of Object.entries(wrong)) {
      const { status } = await app.post(TYPENAME, bearer(credential));
      expect([what, status]).toEqual([what, 401]);
    }
  });

  describe('of one kind, and for a short time', () => {
    let strict: RunningApp;
    beforeAll(async () => {
      strict = await startApp(env({ JWT_TYP: 'at+jwt', JWT_MAX_LIFETIME_SECONDS: '600' }));
    });
    afterAll(() => strict.close());

    const now = () => Math.floor(Date.now() / 1000);
    const statusOf = async (typ: string | undefined, times: object) => {
      const credential = await new SignJWT({ ...claims, iss: ISSUER, aud: AUDIENCE, ...times })
        .setProtectedHeader({ alg: 'ES256', kid: 'one', ...(typ !== undefined && { typ }) })
        .sign(key);
      return (await strict.post(TYPENAME, bearer(credential))).status;
    };

    it.each(['at+jwt', 'AT+JWT', 'application/at+jwt', 'Application/At+Jwt'])(
      'takes one that is an access token by its type %s',
      async (typ) => {
        expect(await statusOf(typ, { iat: now(), exp: now() + 600 })).toBe(200);
      },
    );

    it.each([undefined, '', 'JWT', 'jwt', 'application/jwt', 'text/at+jwt', 'at+jwt2', 'id+jwt'])(
      'takes none of the type %s',
      async (typ) => {
        expect(await statusOf(typ, { iat: now(), exp: now() + 600 })).toBe(401);
      },
    );

    it.each<[string, (now: number) => object, number]>([
      ['that has most of its time behind it', (at) => ({ iat: at - 590, exp: at + 10 }), 200],
      ['of a clock that is a little ahead', (at) => ({ iat: at + 2, exp: at + 602 }), 200],
      ['that is good for too long', (at) => ({ iat: at, exp: at + 601 }), 401],
      [
        'that is good for too long, and ends soon',
        (at) => ({ iat: at - 3_600, exp: at + 60 }),
        401,
      ],
      ['that is good for ever', (at) => ({ iat: at, exp: 1e300 }), 401],
      ['from the future', (at) => ({ iat: at + 60, exp: at + 300 }), 401],
      ['that does not tell its age', (at) => ({ exp: at + 60 }), 401],
      ['whose age is no number', (at) => ({ iat: String(at), exp: at + 60 }), 401],
      ['that is not valid yet', (at) => ({ iat: at, nbf: at + 60, exp: at + 300 }), 401],
    ])('with a token %s', async (_what, times, status) => {
      expect(await statusOf('at+jwt', times(now()))).toBe(status);
    });
  });

  it('says that it cannot tell while the issuer is away', async () => {
    isIssuerUp = false;
    const started = await startApp(env());
    try {
      const good = await token();
      const away = await started.post(TYPENAME, bearer(good));
      expect([away.status, away.errors?.[0]?.extensions]).toEqual([
        503,
        { code: 'AUTHENTICATION_UNAVAILABLE' },
      ]);
      isIssuerUp = true;
      expect((await started.post(TYPENAME, bearer(good))).status).toBe(200);
    } finally {
      isIssuerUp = true;
      await started.close();
    }
  });

  it('takes API keys beside them where it is told to take both', async () => {
    const both = await startApp(env({ AUTH_MODE: 'both' }));
    const store = openStore(both.databaseUrl);
    try {
      const shop = { name: 'shop', scopes: ['check'], quota: NO_QUOTA } as const;
      const key = await new ClientRegistry(store.db, Date.now).make(shop);
      expect((await both.post(LIMIT, bearer(await token()))).status).toBe(200);
      expect((await both.post(LIMIT, bearer(key ?? ''))).data).toEqual({
        rateLimit: { client: 'shop' },
      });
    } finally {
      await store.close();
      await both.close();
    }
  });
});
