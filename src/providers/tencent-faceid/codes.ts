import {
  codeRows,
  error,
  inputRejected,
  match,
  mismatch,
  unable,
  type ShortRow,
} from '../code-rows';

/**
 * Which action gave a result: `BankCardVerification` compares three elements, `BankCard4EVerification` four. They
 * number the same findings differently, so that each has a table, whose codes begin with its name.
 */
export type ResultTable = '3E' | '4E';

/**
 * `Result` of each action, with what is billed, as the documents of both list them:
 * https://cloud.tencent.com/document/product/1007/33848 and https://cloud.tencent.com/document/product/1007/35775.
 */
// prettier-ignore
const RESULTS: Readonly<Record<ResultTable, readonly ShortRow[]>> = {
  '3E': [
    ['3E/0', '认证通过', match, 'ANSWERED', 'YES'],
    ['3E/-1', '认证未通过', mismatch('ELEMENTS_MISMATCH'), 'ANSWERED', 'YES'],
    ['3E/-5', '持卡人信息有误', mismatch('HOLDER_MISMATCH'), 'ANSWERED', 'YES'],
    ['3E/-6', '未开通无卡支付', unable('CARD_NOT_PRESENT_DISABLED'), 'ANSWERED', 'YES'],
    ['3E/-7', '此卡被没收', unable('CARD_CONFISCATED'), 'ANSWERED', 'YES'],
    ['3E/-8', '无效卡号', unable('CARD_INVALID'), 'ANSWERED', 'YES'],
    ['3E/-9', '此卡无对应发卡行', unable('NO_ISSUER'), 'ANSWERED', 'YES'],
    ['3E/-10', '该卡未初始化或睡眠卡', unable('CARD_DORMANT'), 'ANSWERED', 'YES'],
    ['3E/-11', '作弊卡、吞卡', unable('CARD_CAPTURED'), 'ANSWERED', 'YES'],
    ['3E/-12', '此卡已挂失', unable('CARD_REPORTED_LOST'), 'ANSWERED', 'YES'],
    ['3E/-13', '该卡已过期', unable('CARD_EXPIRED'), 'ANSWERED', 'YES'],
    ['3E/-14', '受限制的卡', unable('CARD_RESTRICTED'), 'ANSWERED', 'YES'],
    ['3E/-15', '密码错误次数超限', unable('PIN_TRIES_EXCEEDED'), 'ANSWERED', 'YES'],
    ['3E/-16', '发卡行不支持此交易', unable('ISSUER_UNSUPPORTED'), 'ANSWERED', 'YES'],
    ['3E/-20', '卡状态异常或卡号错误', unable('CARD_ABNORMAL'), 'ANSWERED', 'YES'],
    ['3E/-2', '姓名校验不通过', inputRejected('NAME'), 'INPUT', 'NO'],
    ['3E/-3', '身份证号码有误', inputRejected('ID_NUMBER'), 'INPUT', 'NO'],
    ['3E/-4', '银行卡号格式有误', inputRejected('BANK_CARD'), 'INPUT', 'NO'],
    // It may have reached the issuer.
    ['3E/-17', '验证中心服务繁忙', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'NO'],
    ['3E/-18', '验证次数超限，请次日重试', error('SUBJECT_LOCKED'), 'SUBJECT', 'NO'],
    ['3E/-19', '该证件号暂不支持核验，当前仅支持二代身份证', inputRejected('ID_NUMBER'), 'INPUT', 'NO'],
  ],
  '4E': [
    ['4E/0', '认证通过', match, 'ANSWERED', 'YES'],
    ['4E/-1', '认证未通过', mismatch('ELEMENTS_MISMATCH'), 'ANSWERED', 'YES'],
    ['4E/-6', '持卡人信息有误', mismatch('HOLDER_MISMATCH'), 'ANSWERED', 'YES'],
    ['4E/-7', '未开通无卡支付', unable('CARD_NOT_PRESENT_DISABLED'), 'ANSWERED', 'YES'],
    ['4E/-8', '此卡被没收', unable('CARD_CONFISCATED'), 'ANSWERED', 'YES'],
    ['4E/-9', '无效卡号', unable('CARD_INVALID'), 'ANSWERED', 'YES'],
    ['4E/-10', '此卡无对应发卡行', unable('NO_ISSUER'), 'ANSWERED', 'YES'],
    ['4E/-11', '该卡未初始化或睡眠卡', unable('CARD_DORMANT'), 'ANSWERED', 'YES'],
    ['4E/-12', '作弊卡、吞卡', unable('CARD_CAPTURED'), 'ANSWERED', 'YES'],
    ['4E/-13', '此卡已挂失', unable('CARD_REPORTED_LOST'), 'ANSWERED', 'YES'],
    ['4E/-14', '该卡已过期', unable('CARD_EXPIRED'), 'ANSWERED', 'YES'],
    ['4E/-15', '受限制的卡', unable('CARD_RESTRICTED'), 'ANSWERED', 'YES'],
    ['4E/-16', '密码错误次数超限', unable('PIN_TRIES_EXCEEDED'), 'ANSWERED', 'YES'],
    ['4E/-17', '发卡行不支持此交易', unable('ISSUER_UNSUPPORTED'), 'ANSWERED', 'YES'],
    ['4E/-21', '卡状态异常或卡号错误', unable('CARD_ABNORMAL'), 'ANSWERED', 'YES'],
    ['4E/-2', '姓名校验不通过', inputRejected('NAME'), 'INPUT', 'NO'],
    ['4E/-3', '身份证号码有误', inputRejected('ID_NUMBER'), 'INPUT', 'NO'],
    ['4E/-4', '银行卡号格式有误', inputRejected('BANK_CARD'), 'INPUT', 'NO'],
    ['4E/-5', '手机号码不合法', inputRejected('MOBILE'), 'INPUT', 'NO'],
    ['4E/-18', '验证中心服务繁忙', error('UPSTREAM_FAILURE'), 'AMBIGUOUS', 'NO'],
    ['4E/-19', '验证次数超限，请次日重试', error('SUBJECT_LOCKED'), 'SUBJECT', 'NO'],
    ['4E/-20', '该证件号暂不支持核验，当前仅支持二代身份证', inputRejected('ID_NUMBER'), 'INPUT', 'NO'],
  ],
};

/** Every `Result` of each action. */
export const RESULT_CODES = {
  '3E': codeRows('BANK_CARD_CHECK', RESULTS['3E']),
  '4E': codeRows('BANK_CARD_CHECK', RESULTS['4E']),
} as const;
