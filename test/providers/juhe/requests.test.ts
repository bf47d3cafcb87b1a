import {
  constants,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  privateDecrypt,
} from 'node:crypto';
import { systemClock } from '../../../src/domain/clock';
import type { BusinessScene, IdType } from '../../../src/domain/subject';
import { createJuhe } from '../../../src/providers/juhe';
import type { Channel } from '../../../src/providers/juhe/channel';
import type { RsaPadding } from '../../../src/providers/juhe/cipher';
import { closingAfterEach } from '../../http/closing';
import { startServer } from '../../http/local-server';
import { subjectOf } from '../support';
import { ENDPOINTS, wrap } from './support';

const closing = closingAfterEach();
const OPENID = 'JHtest0123456789abcdef0123456789ab';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const SUBJECT = subjectOf(1, { name: '阿卜杜拉·买买提' });
const ELEMENTS = {
  realname: SUBJECT.name,
  idcard: SUBJECT.idNumber,
  bankcard: SUBJECT.bankCard,
};

/** Juhe against a server that only records, on one of the six endpoints. */
async function capture(
  { encryption: kind, edition }: Pick<(typeof ENDPOINTS)[number], 'encryption' | 'edition'>,
  options: { customer?: string; padding?: RsaPadding } = {},
) {
  const answer = '{"reason":"成功","result":{"jobid":"JH1","res":1},"error_code":0}';
  const server = closing(await startServer((response) => response.end(answer)));
  const product = { key: 'test-key', origin: server.origin, priceFen: 0 };
  const encryption = { kind, openid: OPENID, publicKey, padding: options.padding ?? 'pkcs1' };
  const channel: Channel = { encryption, edition, customer: options.customer };
  const settings = { card: { ...product, channel }, blacklist: product };
  const provider = closing(wrap(createJuhe(settings, { clock: systemClock })));
  return { ...provider, server, forms: () => server.requests.map(({ body }) => formOf(body)) };
}

const formOf = (body: string) => Object.fromEntries(new URLSearchParams(body));

/** Juhe's side, written again from its document. */
function decryptElements(form: Readonly<Record<string, string>>, padding: RsaPadding) {
  const digest = createHash('md5').update(OPENID, 'ascii').digest('hex').substring(0, 16);
  const aesKey = form['aesKey'];
  const open = (value = '') => {
    const decipher =
      aesKey === undefined
        ? createDecipheriv('aes-128-ecb', digest, '')
        : createDecipheriv('aes-128-cbc', unwrap(aesKey, padding), digest);
    return decipher.update(value, 'base64', 'utf8') + decipher.final('utf8');
  };
  const { realname, idcard, bankcard } = form;
  return { realname: open(realname), idcard: open(idcard), bankcard: open(bankcard) };
}

function unwrap(aesKey: string, padding: RsaPadding): Buffer {
  const wrapped = Buffer.from(aesKey, 'base64');
  if (padding === 'oaep') return privateDecrypt(privateKey, wrapped);
  const raw = { key: privateKey, padding: constants.RSA_NO_PADDING };
  return privateDecrypt(raw, wrapped).subarray(-16);
}

/**
 * The parameters that the document lists for each endpoint, those of edition v2 that are optional included, and on the
 * encrypted ones `isshow` and `detailCode`, which it lists for the plain ones only.
 */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  '/verifybankcard3/query': ['key', 'realname', 'idcard', 'bankcard', 'isshow', 'detailCode'],
  // prettier-ignore
  '/verifybankcard3/query_v2': ['key', 'realname', 'idcard', 'bankcard', 'idtype', 'isshow', 'code', 'customer', 'detailCode'],
  '/verifybankcard3/queryEncry': ['key', 'realname', 'idcard', 'bankcard', 'isshow', 'detailCode'],
  // prettier-ignore
  '/verifybankcard3/queryEncry_v2': ['key', 'realname', 'idcard', 'bankcard', 'idtype', 'isshow', 'code', 'customer', 'detailCode'],
  // prettier-ignore
  '/verifybankcard3/queryEncryInfo': ['key', 'aesKey', 'realname', 'idcard', 'bankcard', 'isshow', 'detailCode'],
  // prettier-ignore
  '/verifybankcard3/queryEncry_v2Info': ['key', 'aesKey', 'realname', 'idcard', 'bankcard', 'idtype', 'isshow', 'code', 'customer', 'detailCode'],
};

describe.each(ENDPOINTS)('a request to $path', (endpoint) => {
  const { path, encryption, edition } = endpoint;

  it('posts exactly the parameters that the document lists', async () => {
    const { check, server, forms } = await capture(endpoint, { customer: '某公司+某应用' });

    await check(SUBJECT, { scene: 'INSURANCE' });

    expect(server.requests).toMatchObject([{ method: 'POST', path }]);
    const form = forms()[0] ?? {};
    expect(Object.keys(form).sort()).toEqual([...(PARAMETERS[path] ?? [])].sort());
    expect(form).toMatchObject({
      key: 'test-key',
      ...(encryption === 'none' && { isshow: '1', detailCode: '1' }),
      ...(edition === 'v2' && { idtype: '01', code: '05', customer: '某公司+某应用' }),
    });
  });

  it('holds the elements as they are, whatever protects them', async () => {
    const { check, forms } = await capture(endpoint);

    await check(SUBJECT);

    const form = forms()[0] ?? {};
    const elements = encryption === 'none' ? form : decryptElements(form, 'pkcs1');
    expect(elements).toMatchObject(ELEMENTS);
  });

  it('is encoded once, and shows no element that is encrypted', async () => {
    const { check, server } = await capture(endpoint);

    await check(SUBJECT);

    const { body = '' } = server.requests[0] ?? {};
    expect(body).not.toContain('%25');
    const shown = Object.values(ELEMENTS).filter((element) =>
      body.includes(encodeURIComponent(element)),
    );
    expect(shown).toHaveLength(encryption === 'none' ? 3 : 0);
  });
});

describe('a request under RSA', () => {
  it('has a new AES key each time, of 16 letters or digits', async () => {
    const { check, forms } = await capture({ encryption: 'rsa', edition: 'v1' });

    for (let i = 0; i < 3; i++) await check(SUBJECT);

    const keys = forms().map(({ aesKey = '' }) => unwrap(aesKey, 'pkcs1').toString('latin1'));
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(new Set(keys).size).toBe(3);
    expect(new Set(forms().map(({ realname }) => realname)).size).toBe(3);
  });

  it('is padded as OAEP where that is configured', async () => {
    const { check, forms } = await capture(
      { encryption: 'rsa', edition: 'v2' },
      { padding: 'oaep' },
    );

    await check(SUBJECT);

    expect(decryptElements(forms()[0] ?? {}, 'oaep')).toEqual(ELEMENTS);
  });
});

describe('edition v2', () => {
  const plain = { encryption: 'none', edition: 'v2' } as const;

  it('leaves out the scene and the customer where there is none', async () => {
    const { check, forms } = await capture(plain);

    await check(SUBJECT);

    expect(Object.keys(forms()[0] ?? {})).toEqual(expect.not.arrayContaining(['code', 'customer']));
    expect(forms()[0]).toMatchObject({ idtype: '01' });
  });

  it.each<[IdType, string]>([
    ['RESIDENT_ID', '01'],
    ['PASSPORT', '02'],
    ['HK_MACAU_PERMIT', '03'],
    ['TAIWAN_COMPATRIOT_PERMIT', '04'],
    ['HOME_RETURN_PERMIT', '11'],
    ['TAIWAN_RESIDENT_PERMIT', '18'],
  ])('sends the ID type %s as %s', async (idType, idtype) => {
    const { check, forms } = await capture(plain);

    await check({ ...SUBJECT, idType });

    expect(forms()).toMatchObject([{ idtype }]);
  });

  it.each<[BusinessScene, string]>([
    ['DIRECT_BANKING', '01'],
    ['CONSUMER_FINANCE', '02'],
    ['CLASS_II_III_ACCOUNT', '03'],
    ['CREDIT_REPORTING', '04'],
    ['INSURANCE', '05'],
    ['FUND', '06'],
    ['SECURITIES', '07'],
    ['LEASING', '08'],
    ['CUSTOMS_DECLARATION', '09'],
    ['OTHER', '99'],
  ])('sends the scene %s as %s', async (scene, code) => {
    const { check, forms } = await capture(plain);

    await check(SUBJECT, { scene });

    expect(forms()).toMatchObject([{ code }]);
  });
});

it('a blacklist lookup posts its key and the card', async () => {
  const { report, server, forms } = await capture({ encryption: 'rsa', edition: 'v2' });

  await report(SUBJECT.bankCard);

  expect(server.requests).toMatchObject([{ method: 'POST', path: '/bankcardblack/query' }]);
  expect(forms()).toEqual([{ key: 'test-key', bankcard: SUBJECT.bankCard }]);
});
