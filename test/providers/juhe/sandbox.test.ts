import { createCipheriv, createHash, publicEncrypt } from 'node:crypto';
import { JUHE_SANDBOX_KEYS } from '../../../src/providers/juhe/sandbox-keys';
import { sandboxPublicKey } from '../../../src/sandbox/rsa';
import { closingAfterEach } from '../../http/closing';
import { subjectOf } from '../support';
import { ENCRYPTED, ENDPOINTS, sample, startJuheSandbox } from './support';

const closing = closingAfterEach();
type Form = Readonly<Record<string, string>>;

const DIGEST = createHash('md5').update(JUHE_SANDBOX_KEYS.openid).digest('hex').slice(0, 16);
const AES_KEY = 'A1b2C3d4E5f6G7h8';

function aes(text: string, kind: 'aes' | 'rsa'): string {
  const cipher =
    kind === 'aes'
      ? createCipheriv('aes-128-ecb', DIGEST, '')
      : createCipheriv('aes-128-cbc', AES_KEY, DIGEST);
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
}

const wrapKey = (key: string) =>
  publicEncrypt(sandboxPublicKey(), Buffer.from(key)).toString('base64');

/** The form of a customer who read the document, with elements of cardholder 1 unless told otherwise. */
function formFor(encryption: 'none' | 'aes' | 'rsa', elements: Form = {}): Form {
  const { name, idNumber, bankCard } = subjectOf(1);
  const plain = { realname: name, idcard: idNumber, bankcard: bankCard, ...elements };
  const key = { key: JUHE_SANDBOX_KEYS.card };
  if (encryption === 'none') return { ...key, ...plain, isshow: '1', detailCode: '1' };
  const sealed = Object.entries(plain).map(([field, text]) => [field, aes(text, encryption)]);
  const aesKey = encryption === 'rsa' ? { aesKey: wrapKey(AES_KEY) } : {};
  return { ...key, ...aesKey, ...(Object.fromEntries(sealed) as Form) };
}

async function start(options: Parameters<typeof startJuheSandbox>[0] = {}) {
  const { origin } = closing(await startJuheSandbox(options));
  const post = async (path: string, form: Form) => {
    const response = await fetch(origin + path, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return response.text();
  };
  const get = async (path: string, form: Form) =>
    (await fetch(`${origin}${path}?${new URLSearchParams(form).toString()}`)).text();
  return { post, get };
}

/** The moment and the random part that a documented reference was made of. */
const at = (moment: string, random: string) => ({
  now: () => Date.parse(`${moment}+08:00`),
  randomHex: () => random,
});

describe.each(ENDPOINTS)('the sandbox at $path', ({ path, encryption }) => {
  const mismatch = formFor(encryption, { realname: '李四' });

  it('answers a mismatch with the bytes of the document', async () => {
    const { post } = await start(at('2019-11-12T16:21:39', '847181e7'));

    const name = encryption === 'none' ? 'check-mismatch' : 'encrypted-check-mismatch';
    expect(await post(path, mismatch)).toBe(sample(name));
  });

  it('answers a GET like a POST', async () => {
    const { post, get } = await start(at('2019-11-12T16:21:39', '847181e7'));

    expect(await get(path, mismatch)).toBe(await post(path, mismatch));
  });

  it('rejects another key with the bytes of the document', async () => {
    const { post } = await start();

    expect(await post(path, { ...mismatch, key: 'somebody-elses' })).toBe(sample('key-rejected'));
  });

  it.each([
    ['220705', { realname: 'Anna' }],
    ['220706', { idcard: 'E00000001' }],
    ['220704', { bankcard: '1234' }],
  ])('turns malformed elements away with %s', async (code, elements) => {
    const { post } = await start();

    expect(await post(path, formFor(encryption, elements))).toMatch(`"error_code": ${code}\n`);
  });

  it.each(['realname', 'idcard', 'bankcard'])('turns a request without %s away', async (field) => {
    const { post } = await start();
    const { [field]: _left, ...form } = formFor(encryption);

    expect(await post(path, form)).toMatch('"error_code": 220704\n');
  });
});

describe('the plain endpoints', () => {
  const path = '/verifybankcard3/query';

  it('answer an abnormal card with the bytes of the document', async () => {
    const { post } = await start(at('2017-11-11T12:21:39', '88818111'));
    const { name, idNumber, bankCard } = subjectOf(3);

    const form = formFor('none', { realname: name, idcard: idNumber, bankcard: bankCard });
    expect(await post(path, form)).toBe(sample('check-card-abnormal'));
  });

  it('tell the detail and the message only to those who ask', async () => {
    const { post } = await start();
    const {
      isshow: _isshow,
      detailCode: _detailCode,
      ...mismatch
    } = formFor('none', {
      realname: '李四',
    });
    const lost = subjectOf(3);

    expect(await post(path, mismatch)).not.toContain('message');
    expect(await post(path, { ...mismatch, isshow: '0' })).not.toContain('message');
    const failure = await post(path, {
      ...mismatch,
      realname: lost.name,
      idcard: lost.idNumber,
      bankcard: lost.bankCard,
    });
    expect(failure).toContain('"error_code": 220703');
    expect(failure).not.toContain('error_code_detail');
  });
});

describe.each(ENCRYPTED)('the sandbox at $path', ({ path, encryption }) => {
  const good = formFor(encryption);
  const sealed = good['realname'] ?? '';

  it.each([
    ['plain text', '张三'],
    ['half of the base64', sealed.slice(0, 10)],
    ['base64 that was URL-encoded twice', encodeURIComponent(sealed)],
    ['the ciphertext of another key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
  ])('turns an element away that is %s', async (_name, realname) => {
    const { post } = await start();

    const reply = await post(path, { ...good, realname });

    expect(reply).toContain('"error_code": 220704');
    expect(reply).not.toContain('error_code_detail');
  });

  it('takes the same elements where nothing is wrong', async () => {
    const { post } = await start();

    expect(await post(path, good)).toContain('"res": 1');
  });
});

describe.each(ENCRYPTED.filter(({ encryption }) => encryption === 'rsa'))(
  'the sandbox at $path',
  ({ path }) => {
    it.each([
      ['no AES key', ''],
      ['an AES key that is not encrypted', Buffer.from(AES_KEY).toString('base64')],
      ['an AES key of 15 characters', wrapKey('A1b2C3d4E5f6G7h')],
      ['an AES key of 16 bytes that are not characters', wrapKey('\0'.repeat(16))],
    ])('turns a request away with %s', async (_name, aesKey) => {
      const { post } = await start();

      const reply = await post(path, { ...formFor('rsa'), aesKey });

      expect(reply).toContain('"error_code": 220704');
      expect(reply).not.toContain('error_code_detail');
    });
  },
);

describe.each(ENDPOINTS.filter(({ edition }) => edition === 'v2'))(
  'the sandbox at $path',
  ({ path, encryption }) => {
    it.each([{ idtype: '05' }, { idtype: '1' }, { code: '10' }, { code: '1' }])(
      'turns %j away, which the document does not list',
      async (parameter) => {
        const { post } = await start();

        expect(await post(path, { ...formFor(encryption), ...parameter })).toMatch(
          '"error_code": 220704\n',
        );
      },
    );

    it('takes empty parameters for absent ones, as the sample URLs do', async () => {
      const { post } = await start();

      const empty = { idtype: '', code: '', customer: '', mobile: '' };
      expect(await post(path, { ...formFor(encryption), ...empty })).toContain('"res": 1');
    });
  },
);

describe('the blacklist of the sandbox', () => {
  const path = '/bankcardblack/query';
  const form = { key: JUHE_SANDBOX_KEYS.blacklist, bankcard: subjectOf(1).bankCard };

  it('answers a clean card with the bytes of the document, to GET and POST', async () => {
    const { post, get } = await start(at('2022-11-22T09:39:11', 's6x'));

    expect(await post(path, form)).toBe(sample('blacklist-clean'));
    expect(await get(path, form)).toBe(sample('blacklist-clean'));
  });

  it('takes its own key only', async () => {
    const { post } = await start();

    expect(await post(path, { ...form, key: JUHE_SANDBOX_KEYS.card })).toBe(sample('key-rejected'));
  });

  it('turns a malformed card away', async () => {
    const { post } = await start();

    expect(await post(path, { ...form, bankcard: '1234' })).toContain('"error_code": 271902');
  });
});
