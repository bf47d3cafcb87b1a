import {
  clockRejected,
  codeRows,
  error,
  match,
  mismatch,
  unable,
  type ShortRow,
} from '../code-rows';

/**
 * Codes of the vendor: `code`, success as `10000/<state>`. From Shujubao's document of the three-element
 * check, section 1. It does not say what is billed; its failures are therefore unknown.
 */
// prettier-ignore
const VENDOR: readonly ShortRow[] = [
  ['10000/1', '验证一致', match, 'ANSWERED', 'YES'],
  ['10000/2', '验证不一致', mismatch('ELEMENTS_MISMATCH'), 'ANSWERED', 'YES'],
  ['10000/3', '异常情况', unable('UNSPECIFIED'), 'ANSWERED', 'UNKNOWN'],
  ['10001', '参数传入有误', error('REQUEST_REJECTED'), 'REFUSED', 'UNKNOWN'],
  ['10002', '访问失败', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10003', '请求超时', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10004', '系统异常', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10005', '用户验证失败', error('CREDENTIALS_REJECTED'), 'REFUSED', 'UNKNOWN'],
  ['10006', '查询参数错误', error('REQUEST_REJECTED'), 'REFUSED', 'UNKNOWN'],
  ['10007', '调用接口失败', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10008', '充值失败', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10009', '请检查请求参数', error('REQUEST_REJECTED'), 'REFUSED', 'UNKNOWN'],
  ['10010', '访问受限', error('CREDENTIALS_REJECTED'), 'REFUSED', 'UNKNOWN'],
  ['10011', '接口访问失败', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10012', '请求失败', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10013', '连接超时', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10014', '该接口已停用', error('UNDER_MAINTENANCE'), 'REFUSED', 'UNKNOWN'],
  ['10015', '该接口无法调用', error('UNDER_MAINTENANCE'), 'REFUSED', 'UNKNOWN'],
  ['10016', '未查询到数据', unable('NO_RECORD'), 'ANSWERED', 'UNKNOWN'],
  ['10017', '查询失败', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10018', '参数错误', error('REQUEST_REJECTED'), 'REFUSED', 'UNKNOWN'],
  ['10019', '系统异常', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10020', '同一参数请求次数超限', error('SUBJECT_LOCKED'), 'SUBJECT', 'UNKNOWN'],
];

/**
 * Codes of Aliyun's gateway, which answers in the vendor's place: `X-Ca-Error-Code`. From Aliyun's public
 * "Error codes for API Gateway"; a text is the fixed part of the gateway's own where that is public, else a
 * summary.
 */
// prettier-ignore
const GATEWAY: readonly ShortRow[] = [
  ['A400AC', 'Invalid AppCode', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['A401AC', 'Invalid AppCode', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['A400MA', 'Need authorization', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['A403EP', 'App authorization expired', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['I403AA', 'Unauthorized', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['B403MQ', 'Api Market Subscription quota exhausted', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['B403ME', 'Api Market Subscription expired', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['B403MI', 'Api Market Subscription invalid', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['B403MO', 'Account overdue', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['B403OD', 'Provider Account Overdue', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['D504RE', 'Backend host not found', error('UNREACHABLE'), 'REFUSED', 'NO'],
  ['D504IL', 'Backend address not allowed', error('UNREACHABLE'), 'REFUSED', 'NO'],
  ['D504CO', 'Backend service connect failed', error('UNREACHABLE'), 'REFUSED', 'NO'],
  ['D504CS', 'Backend TLS connect failed', error('UNREACHABLE'), 'REFUSED', 'NO'],
  ['D504TO', 'Backend service request timeout', error('NO_ANSWER'), 'AMBIGUOUS', 'UNKNOWN'],
  ['X504TO', 'Service timeout', error('NO_ANSWER'), 'AMBIGUOUS', 'UNKNOWN'],
  // The gateway's own configuration: nothing reached the vendor.
  ['X400PM', 'Parameter mapping failed', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['X403DG', 'Access denied by the gateway', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
];

/** Codes of the gateway that mean the same whatever follows: `*` stands for the rest of the code. */
// prettier-ignore
const GATEWAY_FAMILIES: readonly ShortRow[] = [
  ['A4*', 'Authorization failed', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['B403*', 'No valid subscription', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['T429*', 'Throttled', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['I4*', 'Bad request', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['B451*', 'Interface blocked', error('UNDER_MAINTENANCE'), 'REFUSED', 'NO'],
  ['D502*', 'Backend failure', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['N502*', 'Backend connection lost', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['D503*', 'Backend unavailable', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['X503*', 'Service Busy', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['X500*', 'Service internal error', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
];

/**
 * How `X-Ca-Error-Message` begins where an older deployment of the gateway sends no code. From public copies of Aliyun's
 * older list of errors.
 */
// prettier-ignore
const GATEWAY_MESSAGES: readonly ShortRow[] = [
  ['Invalid AppCode', 'Invalid AppCode', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Unauthorized', 'Unauthorized', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Quota Exhausted', 'Quota Exhausted', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['Quota Expired', 'Quota Expired', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['Api Market Subscription quota exhausted', 'Api Market Subscription quota exhausted', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['User Arrears', 'User Arrears', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['Throttled by', 'Throttled by', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['MAIN Flow Control', 'MAIN Flow Control', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['Expiry of Authorization', 'Expiry of Authorization', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid AppKey', 'Invalid AppKey', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid AppSecret', 'Invalid AppSecret', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Empty Signature', 'Empty Signature', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid Signature', 'Invalid Signature', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['Empty Request Body', 'Empty Request Body', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid Request Body', 'Invalid Request Body', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid Param Location', 'Invalid Param Location', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Unsupported Multipart', 'Unsupported Multipart', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid Url', 'Invalid Url', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid Domain', 'Invalid Domain', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Invalid HttpMethod', 'Invalid HttpMethod', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['Timestamp Expired', 'Timestamp Expired', clockRejected, 'REFUSED', 'NO'],
  ['Invalid Timestamp', 'Invalid Timestamp', clockRejected, 'REFUSED', 'NO'],
  ['Internal Error', 'Internal Error', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['Failed To Invoke Backend Service', 'Failed To Invoke Backend Service', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['Service Unavailable', 'Service Unavailable', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['Async Service', 'Async Service', error('NO_ANSWER'), 'AMBIGUOUS', 'UNKNOWN'],
];

/** Every code of the vendor. */
export const VENDOR_CODES = codeRows('BANK_CARD_CHECK', VENDOR);

/** Every code of the gateway before it. */
export const GATEWAY_CODES = codeRows('BANK_CARD_CHECK', [
  ...GATEWAY,
  ...GATEWAY_FAMILIES,
  ...GATEWAY_MESSAGES,
]);

/** Every code of the three-element check. */
export const CARD_CHECK_CODES = [...VENDOR_CODES, ...GATEWAY_CODES];

/** What a message of the gateway without a code may begin with; each is the code of a row. */
export const GATEWAY_MESSAGE_PREFIXES: readonly string[] = GATEWAY_MESSAGES.map(([code]) => code);
