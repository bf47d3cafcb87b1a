import { sign, stringToSign, type SignatureMethod } from '../../../src/providers/tencent/sign';

const SECRET_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA';
const SECRET_KEY = 'Gu5t9xGARNpq86cd98joQYCN3Cozk1qA';
const STAMP = { Nonce: '11886', SecretId: SECRET_ID, Timestamp: '1465185768' };

const ELEMENTS = {
  ...STAMP,
  Region: 'gz',
  bankCardNumber: '6222600260001072444',
  idNumber: '11010519491231002X',
  name: '张三',
  orderNo: 'T20180413000000000001',
};
const THREE = { ...ELEMENTS, Action: 'BspBankCard3Auth' };
const FOUR = { ...ELEMENTS, Action: 'BspBankCardAuth4', phoneNumber: '13800138000' };
const INSTANCES = {
  ...STAMP,
  Action: 'DescribeInstances',
  'InstanceIds.0': 'ins-09dx96dg',
  Region: 'ap-guangzhou',
};
const SHA256 = { SignatureMethod: 'HmacSHA256' };

const CVM = 'cvm.api.qcloud.com';
const CSEC = 'csec.api.qcloud.com';

interface Vector {
  readonly title: string;
  readonly verb: 'GET' | 'POST';
  readonly host: string;
  readonly params: Readonly<Record<string, string>>;
  readonly method: SignatureMethod;
  readonly signature: string;
}

// prettier-ignore
const VECTORS: readonly Vector[] = [
  { title: 'published, SHA-256', verb: 'GET', host: CVM, params: { ...INSTANCES, ...SHA256 }, method: 'HmacSHA256', signature: '0EEm/HtGRr/VJXTAD9tYMth1Bzm3lLHz5RCDv1GdM8s=' },
  { title: 'published, SHA-1 by name', verb: 'GET', host: CVM, params: { ...INSTANCES, SignatureMethod: 'HmacSHA1' }, method: 'HmacSHA1', signature: 'nPVnY6njQmwQ8ciqbPl5Qe+Oru4=' },
  { title: 'published, capitals before small letters', verb: 'GET', host: CVM, params: { ...STAMP, Action: 'DescribeInstances', Region: 'gz', 'instanceIds.0': 'ins-09dx96dg', limit: '20', offset: '0' }, method: 'HmacSHA1', signature: 'NSI3UqqD99b/UJb4tbG/xZpRW64=' },
  { title: 'three elements, SHA-1', verb: 'POST', host: CSEC, params: THREE, method: 'HmacSHA1', signature: 'I8BjW0O9TXevco3+6U3EhNFMV5I=' },
  { title: 'three elements, SHA-256', verb: 'POST', host: CSEC, params: { ...THREE, ...SHA256 }, method: 'HmacSHA256', signature: 'uWvh1j53ipapohotpQhlsCufAYKV8hXgao7Eq5+3ShU=' },
  { title: 'four elements, SHA-1', verb: 'POST', host: CSEC, params: FOUR, method: 'HmacSHA1', signature: 'NocvsP9wMYLHGn39DLnWHBdmrS8=' },
  { title: 'four elements, SHA-256', verb: 'POST', host: CSEC, params: { ...FOUR, ...SHA256 }, method: 'HmacSHA256', signature: 'eIUTYZREfrlUtT0oyKyWglzgdmvZyQ50PJxrTxhIiUM=' },
];

describe('the signature of API 2.0', () => {
  it.each(VECTORS)('equals the vector: $title', ({ verb, host, params, method, signature }) => {
    const text = stringToSign(verb, host, '/v2/index.php', params);
    expect(sign(text, SECRET_KEY, method)).toBe(signature);
  });

  it('signs sorted parameters with the Chinese name as it is', () => {
    expect(stringToSign('POST', CSEC, '/v2/index.php', THREE)).toBe(
      `POSTcsec.api.qcloud.com/v2/index.php?Action=BspBankCard3Auth&Nonce=11886&Region=gz&SecretId=${SECRET_ID}` +
        '&Timestamp=1465185768&bankCardNumber=6222600260001072444&idNumber=11010519491231002X&name=张三' +
        '&orderNo=T20180413000000000001',
    );
  });

  it('does not depend on the order in which parameters are given', () => {
    const reversed = Object.fromEntries(Object.entries(FOUR).reverse());
    expect(stringToSign('POST', CSEC, '/', reversed)).toBe(stringToSign('POST', CSEC, '/', FOUR));
  });
});
