import { createHash } from 'node:crypto';
import { authorization, canonicalRequest, sign } from '../../../src/providers/tencent-faceid/sign';

const SECRET_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA';
const SECRET_KEY = 'Gu5t9xGARNpq86cd98joQYCN3Cozk1qA';
const HOST = 'faceid.tencentcloudapi.com';

/** What the official SDK made of these bodies at 1700000000, computed again by an independent script. */
const VECTORS = [
  {
    action: 'BankCardVerification',
    body: '{"Name":"张三","IdCard":"11010519491231002X","BankCard":"6222600260001072444"}',
    bytes: 80,
    hash: 'c62c3f3f3134bd17ab28b2e67671a2bdb775d70f28bfe9b26eb38bdf4e61577c',
    canonical: '7060fcffa798184c6412061dda3b09f39d0e0d1a465adbdbb62ba5fb5164818f',
    signature: '6bc3493cc002c599507116c8295685b56c3df78f89ee08eea43ee1c3adeb4a23',
  },
  {
    action: 'BankCard4EVerification',
    body: '{"Name":"张三","IdCard":"11010519491231002X","BankCard":"6222600260001072444","Phone":"13800138000"}',
    bytes: 102,
    hash: 'c7b585741eed0b1faffa6dc88d24e13ae99a6b170fdff003756b073ed4f50803',
    canonical: '3e42d9b34a68f8428eaf4855ec10c3bbe8b9d0562044211a47c529f086932a09',
    signature: '2a39c4bd613fa1a3dd59052eadc3e7a5679fe81fabff9d7b0c6b509806a33fe5',
  },
  {
    action: 'BankCard2EVerification',
    body: '{"Name":"张三","BankCard":"6222600260001072444"}',
    bytes: 50,
    hash: 'b1aef7d23446f7f286325861b53bcb73baf69e98885178e027448a5a2f854b9c',
    canonical: '638458be31994bce7fd2c3608475b5ef9f167a77f411f64aca74eb2919ad5be2',
    signature: 'b1564a25bfd5359cad801fda8e97c8be9a31440e2092617233548145e2f4697e',
  },
];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const parts = (body: string, changes = {}) => ({
  host: HOST,
  contentType: 'application/json',
  body,
  timestamp: 1_700_000_000,
  ...changes,
});

describe('the signature of API 3.0', () => {
  it.each(VECTORS)(
    'equals the vector of $action',
    ({ body, bytes, hash, canonical, signature }) => {
      expect(Buffer.byteLength(body)).toBe(bytes);
      expect(sha256(body)).toBe(hash);
      expect(sha256(canonicalRequest(parts(body)))).toBe(canonical);
      expect(sign(SECRET_KEY, parts(body))).toBe(signature);
    },
  );

  const [{ body, hash, signature }] = VECTORS as [(typeof VECTORS)[0]];

  it('is that of the request as the documents lay it out', () => {
    expect(canonicalRequest(parts(body))).toBe(
      `POST\n/\n\ncontent-type:application/json\nhost:${HOST}\n\ncontent-type;host\n${hash}`,
    );
  });

  it('stands in Authorization with the scope and the names of what is signed', () => {
    expect(authorization({ secretId: SECRET_ID, secretKey: SECRET_KEY }, parts(body))).toBe(
      `TC3-HMAC-SHA256 Credential=${SECRET_ID}/2023-11-14/faceid/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    );
  });

  it.each([
    // 07:59:59 and 08:00:00 in China.
    [1_699_919_999, '2023-11-13'],
    [1_699_920_000, '2023-11-14'],
  ])('at %i has the day in UTC, %s', (timestamp, day) => {
    const keys = { secretId: SECRET_ID, secretKey: SECRET_KEY };
    expect(authorization(keys, parts(body, { timestamp }))).toContain(`/${day}/faceid/`);
  });

  it.each([
    ['host', { host: `${HOST}:8443` }],
    ['body', { body: body.replace('张三', '李四') }],
    ['content type', { contentType: 'application/json; charset=utf-8' }],
    ['second', { timestamp: 1_700_000_001 }],
  ])('is another one for another %s', (_part, changes) => {
    expect(sign(SECRET_KEY, parts(body, changes))).not.toBe(signature);
  });
});
