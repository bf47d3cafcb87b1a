import { SHUJUBAO_SANDBOX_APP_CODE } from '../../../src/providers/shujubao/settings';
import { elementsOf } from '../../support/cardholders';
import { sample, startShujubao, type RunningShujubao } from './support';

const { name, idNumber, bankCard } = elementsOf(1);
const FORM = { acct_no: bankCard, idcard: idNumber, name };
const AUTHORIZATION = `APPCODE ${SHUJUBAO_SANDBOX_APP_CODE}`;

describe('the sandbox of Shujubao', () => {
  let running: RunningShujubao;
  beforeAll(async () => {
    running = await startShujubao({
      now: () => Date.parse('2017-04-06T16:18:00+08:00'),
      randomHex: (length) => '4xu29z4d'.repeat(4).slice(0, length),
    });
  });
  afterAll(() => running.close());

  const post = (form: Record<string, string>, authorization = AUTHORIZATION) =>
    fetch(`${running.origin}/communication/personal/1886`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(form),
    });

  it('answers with the bytes of the document’s sample of a success', async () => {
    const response = await post(FORM);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(sample('success'));
  });

  it.each([
    ['nothing', {}],
    ['no name', { acct_no: bankCard, idcard: idNumber }],
    ['a card of twelve digits', { ...FORM, acct_no: bankCard.slice(0, 12) }],
    ['an ID number with a letter', { ...FORM, idcard: idNumber.replace('3', 'A') }],
    ['a name that is encoded twice', { ...FORM, name: encodeURIComponent(name) }],
  ])(
    'answers %s with the bytes of the document’s sample of a failure, mended',
    async (_, form: Record<string, string>) => {
      const response = await post(form);
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(sample('failure'));
    },
  );

  it.each([
    ['another AppCode', 'APPCODE another-app-code'],
    ['two spaces', `APPCODE  ${SHUJUBAO_SANDBOX_APP_CODE}`],
    ['no scheme', SHUJUBAO_SANDBOX_APP_CODE],
    ['nothing', ''],
  ])('lets the gateway turn away %s for an authorization', async (_, authorization) => {
    const response = await post(FORM, authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('x-ca-error-code')).toBe('A401AC');
    expect(response.headers.get('x-ca-error-message')).toBe('Invalid AppCode');
    expect(response.headers.get('x-ca-request-id')).toMatch(/^\w{8}(-\w{4}){3}-\w{12}$/);
    expect(await response.text()).toBe('');
  });

  it('takes no GET', async () => {
    const query = new URLSearchParams(FORM).toString();
    const response = await fetch(`${running.origin}/communication/personal/1886?${query}`, {
      headers: { authorization: AUTHORIZATION },
    });
    expect(response.status).toBe(404);
    expect(response.headers.get('x-ca-error-code')).toBe('I404NF');
  });
});
