import type { CodeRow } from '../../domain/code-table';
import { rowCodeFinder } from '../code-families';
import { clockRejected, codeRows, error, keyRejected, type ShortRow } from '../code-rows';

/**
 * `Error.Code` as the documents of both actions list it, and as those of Tencent Cloud API 3.0 do for all:
 * https://cloud.tencent.com/document/product/1388/114322. What is turned away is taken as not billed.
 */
// prettier-ignore
const ERRORS: readonly ShortRow[] = [
  ['FailedOperation.UnKnown', '内部未知错误', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['FailedOperation.DecryptSystemError', '解密失败', keyRejected, 'REFUSED', 'NO'],
  ['FailedOperation.StsUnAuthErrError', 'STS未授权', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['FailedOperation.RequestLimitExceeded', '调用次数超出限制', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['InvalidParameter.UnsupportEncryptField', '存在不加密的字段，请参考文档修改', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['UnauthorizedOperation.Arrears', '帐号已欠费', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['UnauthorizedOperation.ChargeStatusException', '计费状态异常', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['UnauthorizedOperation.NonAuthorize', '账号未实名', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['UnauthorizedOperation.Nonactivated', '未开通服务', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['AuthFailure.InvalidAuthorization', '请求头部的 Authorization 不符合腾讯云标准', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['AuthFailure.InvalidSecretId', '密钥非法（不是云 API 密钥类型）', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['AuthFailure.MFAFailure', 'MFA 错误', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['AuthFailure.SecretIdNotFound', '密钥不存在', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['AuthFailure.SignatureExpire', '签名过期', clockRejected, 'REFUSED', 'NO'],
  ['AuthFailure.SignatureFailure', '签名错误', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['AuthFailure.TokenFailure', 'token 错误', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['AuthFailure.UnauthorizedOperation', '请求未授权', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['RequestLimitExceeded.GlobalRegionUinLimitExceeded', '主账号超过频率限制', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['RequestLimitExceeded.IPLimitExceeded', 'IP 限频', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['RequestLimitExceeded.UinLimitExceeded', '主账号限频', error('RATE_LIMITED'), 'REFUSED', 'NO'],
];

/** Codes that stand for themselves and, with a dot and a detail behind it, for a family: every detail means the same. */
// prettier-ignore
const FAMILIES: readonly ShortRow[] = [
  ['ActionOffline', '接口已下线', error('UNDER_MAINTENANCE'), 'REFUSED', 'NO'],
  ['AuthFailure', 'CAM签名/鉴权错误', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['DryRunOperation', 'DryRun 操作', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['FailedOperation', '操作失败', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['InternalError', '内部错误', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['InvalidAction', '接口不存在', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidParameter', '参数错误', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidParameterValue', '参数取值错误', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['InvalidRequest', '请求 body 的 multipart 格式错误', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['IpInBlacklist', 'IP 地址在黑名单中', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['IpNotInWhitelist', 'IP 地址不在白名单中', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['LimitExceeded', '超过配额限制', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['MissingParameter', '缺少参数', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['NoSuchProduct', '产品不存在', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['NoSuchVersion', '接口版本不存在', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['RequestLimitExceeded', '请求的次数超过了频率限制', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['RequestSizeLimitExceeded', '请求包超过限制大小', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['ResourceInUse', '资源被占用', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['ResourceInsufficient', '资源不足', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['ResourceNotFound', '资源不存在', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['ResourceUnavailable', '资源不可用', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  // There was an answer to return.
  ['ResponseSizeLimitExceeded', '返回包超过限制大小', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['ServiceUnavailable', '当前服务暂时不可用', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['UnauthorizedOperation', '未授权操作', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['UnknownParameter', '未知参数错误', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['UnsupportedOperation', '操作不支持', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['UnsupportedProtocol', 'HTTP(S) 请求协议错误，只支持 GET 和 POST 请求', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['UnsupportedRegion', '接口不支持所传地域', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
];

const withDetails = (row: CodeRow): CodeRow => ({ ...row, code: `${row.code}.*` });

/** Every `Error.Code`, the same for both actions. */
export const ERROR_CODES: readonly CodeRow[] = [
  ...codeRows('BANK_CARD_CHECK', ERRORS),
  ...codeRows('BANK_CARD_CHECK', FAMILIES).flatMap((row) => [row, withDetails(row)]),
];

/** The code of the row that speaks for a code: its own, else its family's, else the code itself. */
export const rowCodeOf = rowCodeFinder(ERROR_CODES);
