import {
  codeRows,
  error,
  inputRejected,
  match,
  mismatch,
  report,
  unable,
  type ShortRow,
} from '../code-rows';

/**
 * Codes of the bank card check: `error_code`, or `error_code_detail` where it says more; success as `0/<res>`.
 * From Juhe's document of the three-element check, sections 1 and 7; `res` 3 and 4 from its older documents.
 */
// prettier-ignore
const CARD_CHECK: readonly ShortRow[] = [
  ['0/1', '匹配', match, 'ANSWERED', 'YES'],
  ['0/2', '不匹配', mismatch('ELEMENTS_MISMATCH'), 'ANSWERED', 'YES'],
  ['0/3', '无法验证', unable('UNSPECIFIED'), 'ANSWERED', 'UNKNOWN'],
  ['0/4', '验证超时', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['220701', '数据源超时，请稍后重试', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'NO'],
  ['220702', '查无记录', unable('NO_RECORD'), 'ANSWERED', 'NO'],
  ['220703', '认证失败,详见reason', unable('UNSPECIFIED'), 'ANSWERED', 'NO'],
  ['22070301', '认证失败,未开通无卡支付', unable('CARD_NOT_PRESENT_DISABLED'), 'ANSWERED', 'NO'],
  ['22070302', '认证失败,银行卡状态异常,详情请咨询您的发卡行', unable('CARD_ABNORMAL'), 'ANSWERED', 'NO'],
  ['22070303', '认证失败,发卡行不支持', unable('ISSUER_UNSUPPORTED'), 'ANSWERED', 'NO'],
  ['22070304', '认证失败,该卡号当日连续多次认证不通过被限制校验，次日恢复', error('SUBJECT_LOCKED'), 'SUBJECT', 'NO'],
  ['22070305', '认证失败,数据源异常，请稍后重试', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'NO'],
  ['22070306', '认证失败，请稍后重试', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'NO'],
  // Without a detail it may be one of its locks.
  ['220704', '参数错误,详见reason', error('REQUEST_REJECTED'), 'SUBJECT', 'NO'],
  ['22070401', '参数错误：银行卡号格式不正确', inputRejected('BANK_CARD'), 'INPUT', 'NO'],
  ['22070404', '同一银行卡请求过于频繁', error('SUBJECT_LOCKED'), 'SUBJECT', 'NO'],
  ['22070405', '同一要素请求过于频繁', error('SUBJECT_LOCKED'), 'SUBJECT', 'NO'],
  ['22070406', '参数错误：订单号格式不正确', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['22070407', 'sign错误', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['22070408', '参数错误', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
  ['220705', '参数错误：姓名格式不正确', inputRejected('NAME'), 'INPUT', 'NO'],
  ['220706', '参数错误：身份证格式不正确', inputRejected('ID_NUMBER'), 'INPUT', 'NO'],
  ['220707', '用户订单号重复', error('REQUEST_REJECTED'), 'REFUSED', 'NO'],
];

/** Codes of the blacklist: `error_code`. From Juhe's document of the card blacklist, section 2. */
// prettier-ignore
const BLACKLIST: readonly ShortRow[] = [
  ['0', '查询成功', report, 'ANSWERED', 'YES'],
  ['271901', '数据源超时', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'NO'],
  ['271902', '银行卡号错误', inputRejected('BANK_CARD'), 'INPUT', 'NO'],
  ['271903', '查询异常', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'NO'],
];

/** System codes, the same in both documents. A request turned away is taken as not billed. */
// prettier-ignore
const SYSTEM: readonly ShortRow[] = [
  ['10001', '错误的请求KEY', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10002', '该KEY无请求权限', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10003', 'KEY过期', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10004', '错误的OPENID', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10005', '应用未审核超时，请提交认证', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10007', '未知的请求源', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10008', '被禁止的IP', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10009', '被禁止的KEY', error('CREDENTIALS_REJECTED'), 'REFUSED', 'NO'],
  ['10011', '当前IP请求超过限制', error('RATE_LIMITED'), 'REFUSED', 'NO'],
  ['10012', '请求超过次数限制', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['10013', '测试KEY超过请求限制', error('QUOTA_EXHAUSTED'), 'REFUSED', 'NO'],
  ['10014', '系统内部异常(调用充值类业务时，请务必联系客服或通过订单查询接口检测订单，避免造成损失)', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'UNKNOWN'],
  ['10020', '接口维护', error('UNDER_MAINTENANCE'), 'REFUSED', 'NO'],
  ['10021', '接口停用', error('UNDER_MAINTENANCE'), 'REFUSED', 'NO'],
];

/** Every code of Juhe's bank card check. */
export const CARD_CHECK_CODES = codeRows('BANK_CARD_CHECK', [...CARD_CHECK, ...SYSTEM]);

/** Every code of Juhe's blacklist. */
export const BLACKLIST_CODES = codeRows('BLACKLIST_REPORT', [...BLACKLIST, ...SYSTEM]);

/** Codes that say little by themselves: their details are listed, and some deployments send only the text of one. */
const VAGUE_CODES = ['220703', '220704'];

/** The detail of a code that an answer gives in words: word for word those that the document lists for it. */
export function detailInWords(code: string, text: string | null): string | undefined {
  if (!VAGUE_CODES.includes(code)) return undefined;
  return CARD_CHECK.find(([detail, words]) => detail.startsWith(code) && words === text)?.[0];
}

/** Whether the document lists it, so that an unknown detail leaves the word to the text. */
export const isListedDetail = (detail: string): boolean =>
  /^\d{8}$/.test(detail) && CARD_CHECK.some(([code]) => code === detail);

/** Words that Juhe's documents show beside those of the tables: `message` of a mismatch with `isshow=1`. */
export const SAMPLE_MESSAGES = ['认证信息不匹配，银行卡无效'] as const;
