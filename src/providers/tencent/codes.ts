import {
  clockRejected,
  codeRows,
  error,
  inputRejected,
  match,
  mismatch,
  unable,
  type ShortRow,
} from '../code-rows';

/**
 * `authCode`, found where `code` is 0. From Tencent's document of the payment verification, the same for three and
 * four elements. What is billed is not documented there: it is taken from the successor product.
 */
// prettier-ignore
const AUTH: readonly ShortRow[] = [
  ['00', '认证通过', match, 'ANSWERED', 'YES'],
  ['98', '认证未通过', mismatch('ELEMENTS_MISMATCH'), 'ANSWERED', 'YES'],
  // The successor product lists this text among its unbilled format errors, so it is no mismatch.
  ['01', '姓名校验不通过', inputRejected('NAME'), 'INPUT', 'NO'],
  ['03', '银行卡号码有误', inputRejected('BANK_CARD'), 'INPUT', 'NO'],
  ['05', '数据校验不通过', unable('DATA_CHECK_FAILED'), 'ANSWERED', 'UNKNOWN'],
  ['06', '持卡人信息有误', mismatch('HOLDER_MISMATCH'), 'ANSWERED', 'YES'],
  ['07', '未开通无卡支付', unable('CARD_NOT_PRESENT_DISABLED'), 'ANSWERED', 'YES'],
  ['09', '此卡被没收', unable('CARD_CONFISCATED'), 'ANSWERED', 'YES'],
  ['12', '无效卡号', unable('CARD_INVALID'), 'ANSWERED', 'YES'],
  ['13', '此卡无对应发卡行', unable('NO_ISSUER'), 'ANSWERED', 'YES'],
  ['14', '该卡未初始化或睡眠卡', unable('CARD_DORMANT'), 'ANSWERED', 'YES'],
  ['15', '作弊卡、吞卡', unable('CARD_CAPTURED'), 'ANSWERED', 'YES'],
  ['16', '此卡已挂失', unable('CARD_REPORTED_LOST'), 'ANSWERED', 'YES'],
  ['17', '该卡已过期', unable('CARD_EXPIRED'), 'ANSWERED', 'YES'],
  ['18', '受限制的卡', unable('CARD_RESTRICTED'), 'ANSWERED', 'YES'],
  ['19', '密码错误次数超限', unable('PIN_TRIES_EXCEEDED'), 'ANSWERED', 'YES'],
  ['23', '发卡行不支持此交易', unable('ISSUER_UNSUPPORTED'), 'ANSWERED', 'YES'],
  ['10', '请求条件有缺失，请确认是否遗漏', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['99', '参数错误', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
];

const RESOURCE_CODES = '5000-5500';

/**
 * `code` other than 0: the common errors of Tencent Cloud API 2.0, https://cloud.tencent.com/document/api/213/6982.
 * A request turned away is taken as not billed.
 */
// prettier-ignore
const API: readonly ShortRow[] = [
  ['4000', '请求参数非法', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['4100', '身份认证失败', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4101', '未授权访问接口', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4102', '未授权访问资源', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4103', '未授权访问当前接口所操作的资源', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4104', '密钥不存在', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4105', 'token错误', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4106', 'MFA校验失败', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4110', '其他CAM鉴权失败', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['4200', '请求过期', clockRejected, 'REFUSED', 'NO'],
  ['4300', '拒绝访问', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  // Public SDKs read it as a limit of requests, not as a balance that is used up.
  ['4400', '超过配额', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['4500', '重放攻击', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['4600', '协议不支持', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  [RESOURCE_CODES, '资源类错误', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['6000', '服务器内部错误', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['6100', '版本暂不支持', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['6200', '接口暂时无法访问', error('UNDER_MAINTENANCE'), 'REFUSED', 'NO'],
];

/** Every `authCode` of the check itself. */
export const AUTH_CODES = codeRows('BANK_CARD_CHECK', AUTH);

/** Every `code` of the API in front of the check. */
export const API_CODES = codeRows('BANK_CARD_CHECK', API);

/** The code under which {@link API_CODES} lists a `code`: its own, but for the range of resource errors. */
export function apiTableCode(code: string): string {
  return /^5[0-4]\d\d$|^5500$/.test(code) ? RESOURCE_CODES : code;
}
