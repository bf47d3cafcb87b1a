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
import { rowCodeFinder } from '../code-families';

/**
 * Codes of the service: `Code`, a result as `200/<SubCode>`. From Aliyun's document of BankMetaVerify, the same for three and
 * four elements. `BizCode` says what is billed: 1 (consistent) and 2 (inconsistent) are, 3 (no record) is not. It is no
 * verdict: 202 to 216 are states of a card, and only 201 says that the elements do not belong together.
 */
// prettier-ignore
const SERVICE: readonly ShortRow[] = [
  ['200/101', '验证通过', match, 'ANSWERED', 'YES'],
  ['200/201', '持卡人信息有误', mismatch('HOLDER_MISMATCH'), 'ANSWERED', 'YES'],
  ['200/202', '未开通认证支付', unable('CARD_NOT_PRESENT_DISABLED'), 'ANSWERED', 'YES'],
  ['200/203', '已过期', unable('CARD_EXPIRED'), 'ANSWERED', 'YES'],
  ['200/204', '受限制的卡', unable('CARD_RESTRICTED'), 'ANSWERED', 'YES'],
  ['200/205', '被没收', unable('CARD_CONFISCATED'), 'ANSWERED', 'YES'],
  ['200/206', '银行卡无效', unable('CARD_INVALID'), 'ANSWERED', 'YES'],
  ['200/207', '无对应发卡行', unable('NO_ISSUER'), 'ANSWERED', 'YES'],
  ['200/208', '未初始化或睡眠卡', unable('CARD_DORMANT'), 'ANSWERED', 'YES'],
  ['200/209', '作弊卡、吞卡', unable('CARD_CAPTURED'), 'ANSWERED', 'YES'],
  ['200/210', '已挂失', unable('CARD_REPORTED_LOST'), 'ANSWERED', 'YES'],
  ['200/211', '密码错误次数超限', unable('PIN_TRIES_EXCEEDED'), 'ANSWERED', 'YES'],
  ['200/212', '发卡行不支持此交易', unable('ISSUER_UNSUPPORTED'), 'ANSWERED', 'YES'],
  ['200/213', '卡状态不正常', unable('CARD_ABNORMAL'), 'ANSWERED', 'YES'],
  ['200/214', '未预留手机号', unable('NO_MOBILE_ON_FILE'), 'ANSWERED', 'YES'],
  ['200/215', '密码、有效期或CVN2有误', unable('UNSPECIFIED'), 'ANSWERED', 'YES'],
  ['200/216', '其他卡异常', unable('CARD_ABNORMAL'), 'ANSWERED', 'YES'],
  ['200/301', '银行卡不支持该业务', unable('ISSUER_UNSUPPORTED'), 'ANSWERED', 'NO'],
  ['200/302', '验证失败或银行拒绝验证', unable('UNSPECIFIED'), 'ANSWERED', 'NO'],
  ['200/303', '暂不支持手机号验证', unable('MOBILE_UNSUPPORTED'), 'ANSWERED', 'NO'],
  ['200/304', '银行卡号有误', inputRejected('BANK_CARD'), 'INPUT', 'NO'],
  ['200/305', '其他原因', unable('UNSPECIFIED'), 'ANSWERED', 'NO'],
  ['200/306', '验证次数超限', error('SUBJECT_LOCKED'), 'SUBJECT', 'NO'],
  // The list grows: 306 is in newer pages only. Of a code that is not in it, it is still known whether it is billed.
  ['200/1*', '未列出的 SubCode，BizCode 1', error('UNKNOWN_CODE'), 'AMBIGUOUS', 'YES'],
  ['200/2*', '未列出的 SubCode，BizCode 2', error('UNKNOWN_CODE'), 'AMBIGUOUS', 'YES'],
  ['200/3*', '未列出的 SubCode，BizCode 3', error('UNKNOWN_CODE'), 'AMBIGUOUS', 'NO'],
  ['400', '参数不能为空', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  // It does not say which parameter: it could be this person's data, which another provider would be paid to refuse.
  ['401', '非法参数', error('REQUEST_REJECTED'), 'INPUT', 'NO'],
  ['402', '权威源服务异常', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['403', '异常重复调用次数超限', error('SUBJECT_LOCKED'), 'SUBJECT', 'NO'],
  ['410', '未开通服务', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['411', 'RAM无权限', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['412', '欠费中', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['500', '系统错误', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
];

/**
 * Codes of the gateway in front of every service, which are words: from Aliyun's "公共错误码" and
 * https://developer.aliyun.com/ask/278265. `*` stands for the rest of a code; the words of such a row are a summary.
 */
// prettier-ignore
const GATEWAY: readonly ShortRow[] = [
  ['InvalidAccessKeyId.NotFound', 'Specified access key is not found.', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidAccessKeyId.Inactive', 'Specified access key is disabled.', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidAccessKeyId*', 'Specified access key is not valid.', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['IncompleteSignature', 'The request signature does not conform to Aliyun standards.', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Forbidden.RAM', "User not authorized to operate on the specified resource, or this API doesn't support RAM.", error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Forbidden*', 'User not authorized to operate on the specified resource.', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidSecurityToken*', 'Specified security token is not valid.', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Missing*', 'A mandatory parameter is not supplied.', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid*', 'A parameter is not valid.', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidApi.NotFound', 'Specified api is not found, please check your url and method.', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['NoSuchVersion', 'The specified version does not exist.', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidProtocol.NeedSsl', 'Your request is denied as lack of ssl protect.', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['SignatureNonceUsed', 'Specified signature nonce was used already.', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.', clockRejected, 'REFUSED', 'NO'],
  ['Throttling', 'Request was denied due to request throttling.', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['Throttling.User', 'Request was denied due to user flow control.', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['Throttling.Api', 'Request was denied due to api flow control.', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['Throttling*', 'Request was denied due to flow control.', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['InternalError', 'The request processing has failed due to some unknown error, exception or failure.', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['ServiceUnavailable', 'The request has failed due to a temporary failure of the server.', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
];

/** Every code of the service. */
export const SERVICE_CODES = codeRows('BANK_CARD_CHECK', SERVICE);
/** The code of the row that speaks for a code of the service. */
export const serviceRowOf = rowCodeFinder(SERVICE_CODES);

/** Every code of the gateway. */
export const GATEWAY_CODES = codeRows('BANK_CARD_CHECK', GATEWAY);
/** The code of the row that speaks for a code of the gateway. */
export const gatewayRowOf = rowCodeFinder(GATEWAY_CODES);
