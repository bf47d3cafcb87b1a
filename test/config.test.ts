import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { loadConfig } from '../src/config';
import { variablesRead } from './support/variables-read';

const LIVE = {
  KAYAN_MODE: 'live',
  FINGERPRINT_KEY: 'd1f3a09c57e4b2868c40e95b7f132ad6',
  JUHE_CARD_KEY: 'a-card-key-of-nobody',
  JUHE_BLACKLIST_KEY: 'a-blacklist-key-of-nobody',
};

function problemsOf(env: Record<string, string>): string[] {
  const loaded = loadConfig(env);
  return loaded.ok ? [] : loaded.problems.map(({ name, rule }) => `${name} ${rule}`);
}

function configOf(env: Record<string, string>) {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

describe('the configuration', () => {
  it('is the sandbox on loopback by default', () => {
    expect(configOf({})).toMatchObject({
      mode: 'sandbox',
      host: '127.0.0.1',
      port: 4000,
      providerTimeoutMs: 5_000,
      requestDeadlineMs: 8_000,
      providerOrder: ['JUHE', 'TENCENT', 'SHUJUBAO', 'TENCENT_FACEID', 'ALIYUN'],
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(configOf({ PORT: '', PROVIDER_ORDER: '' })).toMatchObject({ port: 4000 });
  });

  it('goes live with the credentials of one provider', () => {
    expect(configOf(LIVE).providers.map(({ name }) => name)).toEqual(['JUHE']);
    expect(configOf({ ...LIVE, JUHE_BLACKLIST_KEY: '' }).providers).toHaveLength(1);
  });

  it('does not go live without credentials or fingerprint key, and lists all that is missing', () => {
    expect(problemsOf({ KAYAN_MODE: 'live', PORT: 'http' })).toEqual([
      expect.stringMatching(/^KAYAN_MODE is live, so at least one provider/),
      expect.stringMatching(/^FINGERPRINT_KEY must be/),
      expect.stringMatching(/^PORT must be a whole number/),
    ]);
  });

  it.each([
    ['JUHE_CARD_KEY', 'short'],
    ['JUHE_CARD_KEY', 'a key with spaces in it'],
    ['JUHE_CARD_URL', 'v.juhe.cn'],
    ['JUHE_CARD_URL', 'ftp://v.juhe.cn'],
    ['JUHE_CARD_URL', 'https://user:secret@v.juhe.cn'],
    ['JUHE_CARD_URL', 'http://v.juhe.cn'],
    ['PROVIDER_ORDER', 'JUHE,JUHE'],
    ['PROVIDER_ORDER', 'ALIPAY'],
    ['PROVIDER_TIMEOUT_MS', '5s'],
    ['REQUEST_DEADLINE_MS', '99'],
    ['LOG_LEVEL', 'verbose'],
    ['EXPLORER', 'yes'],
    ['LIMIT_DEPTH', '12.5'],
    ['AUTH_MODE', 'basic'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/8,proxy.example.com'],
    ['ALLOWED_HOSTS', 'https://kayan.example.com'],
    ['ALLOWED_HOSTS', 'kayan.example.com:4000'],
    ['ALLOWED_HOSTS', '*.example.com'],
    ['ALLOWED_HOSTS', 'kayan.example.com,,localhost'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://app.example.com/'],
    ['CORS_ORIGINS', 'https://app.example.com,file://'],
  ])('refuses %s of the wrong form, and does not repeat the value', (name, value) => {
    const problems = problemsOf({ ...LIVE, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
    expect(problems[0]).not.toContain(value);
  });

  it('takes plain http for a loopback host, and elsewhere only when told to, with a warning', () => {
    expect(
      configOf({ ...LIVE, AUTH_MODE: 'api-key', JUHE_CARD_URL: 'http://127.0.0.1:4010' }).warnings,
    ).toEqual([]);
    const url = { JUHE_CARD_URL: 'http://v.juhe.cn', ALLOW_PLAIN_HTTP: 'true' };
    expect(configOf({ ...LIVE, AUTH_MODE: 'api-key', ...url }).warnings).toEqual([
      'JUHE_CARD_URL is plain http: personal data can be read on the way',
    ]);
  });

  it('takes plain http to a shared sandbox, where there is nobody to protect', () => {
    const url = { SANDBOX_URL: 'http://sandbox:4010' };
    expect(configOf(url).sandboxUrl).toBe('http://sandbox:4010');
    expect(configOf({ ...LIVE, ...url }).sandboxUrl).toBeUndefined();
    expect(problemsOf({ SANDBOX_URL: 'sandbox:4010' })).toEqual([
      expect.stringMatching(/^SANDBOX_URL must be an http or https URL/),
    ]);
  });

  it.each([{}, LIVE])('has only this machine ask without authentication', (env) => {
    expect(problemsOf({ ...env, HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^AUTH_MODE must be/),
    ]);
    expect(problemsOf({ ...env, HOST: '0.0.0.0', AUTH_MODE: 'api-key' })).toEqual([]);
    expect(problemsOf({ ...env, HOST: '::1' })).toEqual([]);
  });

  it('warns in live mode where every program of this machine can ask', () => {
    expect(configOf(LIVE).warnings).toEqual([expect.stringMatching(/^AUTH_MODE is none/)]);
    expect(configOf({ ...LIVE, AUTH_MODE: 'api-key' }).warnings).toEqual([]);
  });

  it('keeps API keys in a ledger, and takes tokens of an issuer that it is told', () => {
    expect(problemsOf({ AUTH_MODE: 'api-key', DATABASE_URL: 'none' })).toEqual([
      expect.stringMatching(/^DATABASE_URL must not be none/),
    ]);
    expect(problemsOf({ AUTH_MODE: 'both' })).toEqual([
      expect.stringMatching(/^JWT_JWKS_URL must be set/),
      expect.stringMatching(/^JWT_ISSUER must be set/),
      expect.stringMatching(/^JWT_AUDIENCE must be set/),
    ]);
  });

  it.each([
    ['JWT_TYP', 'at jwt'],
    ['JWT_TYP', 'application/at+jwt/x'],
    ['JWT_MAX_LIFETIME_SECONDS', '0'],
    ['JWT_MAX_LIFETIME_SECONDS', '1h'],
  ])('refuses %s of the wrong form where tokens are taken: %s', (name, value) => {
    const tokens = { JWT_ISSUER: 'https://issuer.example.com', JWT_AUDIENCE: 'kayan' };
    const jwks = { JWT_JWKS_URL: 'https://issuer.example.com/jwks.json' };
    expect(problemsOf({ AUTH_MODE: 'jwt', ...tokens, ...jwks, [name]: value })).toEqual([
      expect.stringMatching(`^${name} must be`),
    ]);
  });

  it('does not run the sandbox in production unless that is meant', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^KAYAN_MODE must be set in production/),
    ]);
    expect(problemsOf({ NODE_ENV: 'production', KAYAN_MODE: 'sandbox' })).toEqual([]);
  });

  it('does not go live while Node is told to trust any certificate', () => {
    expect(problemsOf({ ...LIVE, NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([
      expect.stringMatching(/^NODE_TLS_REJECT_UNAUTHORIZED must not be 0/),
    ]);
    expect(problemsOf({ ...LIVE, NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
    expect(problemsOf({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([]);
  });

  it.each([
    'a'.repeat(40),
    'ab'.repeat(20),
    '0123456789abcdef'.repeat(4),
    'passwordpasswordpasswordpassword!',
    'changeme-changeme-changeme-changeme',
    'abcdefghijklmnopqrstuvwxyz0123456789',
    '9876543210zyxwvutsrqponmlkjihgfedcba',
    '00112233445566778899aabbccddeeff',
    'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
    '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    `${'0'.repeat(40)}8f3a91c7`,
    '0110100110010110100101100110100111010010',
    'd1f3a09c57e4b2868c40e95b7f132ad',
  ])('does not go live with a fingerprint key that is easy to guess: %s', (key) => {
    for (const name of ['FINGERPRINT_KEY', 'FINGERPRINT_PREVIOUS_KEY']) {
      const problems = problemsOf({ ...LIVE, [name]: key });
      expect(problems).toEqual([expect.stringMatching(`^${name} must be 32 random characters`)]);
      expect(problems[0]).not.toContain(key);
    }
  });

  it('goes live with any random one', () => {
    for (let i = 0; i < 1_000; i++) {
      const bytes = randomBytes(32);
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        expect(problemsOf({ ...LIVE, FINGERPRINT_KEY: bytes.toString(encoding) })).toEqual([]);
      }
    }
  });

  it('has nothing to explore in live mode or in production, unless it is told to', () => {
    const production = { NODE_ENV: 'production', KAYAN_MODE: 'sandbox' };
    expect(configOf({}).explorable).toBe(true);
    expect([LIVE, production].map((env) => configOf(env).explorable)).toEqual([false, false]);
    expect(configOf({ ...LIVE, EXPLORER: 'true' }).explorable).toBe(true);
  });

  it('shows no secret when it is printed', () => {
    const printed = inspect(configOf(LIVE), { depth: 10 }) + JSON.stringify(configOf(LIVE));
    for (const secret of [LIVE.FINGERPRINT_KEY, LIVE.JUHE_CARD_KEY, LIVE.JUHE_BLACKLIST_KEY]) {
      expect(printed).not.toContain(secret);
    }
  });

  it('is documented: .env.example and the README list every variable that is read', () => {
    const variables = new Set([...variablesRead(), 'SANDBOX_HOST']);
    for (const ofNode of ['NODE_ENV', 'NODE_TLS_REJECT_UNAUTHORIZED']) variables.delete(ofNode);
    expect(variables.size).toBeGreaterThan(30);

    const example = readFileSync('.env.example', 'utf8');
    const readme = readFileSync('README.md', 'utf8');
    for (const name of variables) {
      expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
      expect(readme).toContain(`\`${name}\``);
    }
  });
});
