import type { BankView } from '../../sandbox/bank';
import {
  jsonReply,
  type SandboxAnswer,
  type SandboxReply,
  type SandboxRequest,
  type SandboxSide,
  type SandboxSideDeps,
} from '../../sandbox/side';
import { BLACKLIST_CODES, CARD_CHECK_CODES } from './codes';
import { JUHE_SANDBOX_KEYS } from './settings';

const TEXTS = new Map([...CARD_CHECK_CODES, ...BLACKLIST_CODES].map((row) => [row.code, row.text]));

const CODE_OF_VIEW: Readonly<Record<BankView, string>> = {
  NORMAL: '0/1',
  MISMATCH: '0/2',
  NO_RECORD: '220702',
  CARD_NOT_PRESENT_DISABLED: '22070301',
  REPORTED_LOST: '22070302',
  EXPIRED: '22070302',
  DORMANT: '22070302',
  ISSUER_UNSUPPORTED: '22070303',
  LOCKED: '22070304',
};

/** Juhe's side: `GET` and `POST` of the three-element check and of the blacklist. */
export function createJuheSandbox(deps: SandboxSideDeps): SandboxSide {
  const vendor = new JuheVendor(deps);
  return {
    '/verifybankcard3/query': (request) => vendor.checkCard(request),
    '/bankcardblack/query': (request) => vendor.reportBlacklist(request),
  };
}

class JuheVendor {
  readonly #deps: SandboxSideDeps;

  constructor(deps: SandboxSideDeps) {
    this.#deps = deps;
  }

  checkCard({ form }: SandboxRequest): SandboxAnswer {
    if (form.get('key') !== JUHE_SANDBOX_KEYS.card) return { reply: systemError('10001') };
    const name = form.get('realname') ?? '';
    const idNumber = form.get('idcard') ?? '';
    const bankCard = form.get('bankcard') ?? '';
    const code = malformed(name, idNumber, bankCard);
    if (code !== undefined) return { reply: this.#checkReply(code, form) };

    const fault = this.#deps.bank.faultOf(bankCard, 'JUHE', 'BANK_CARD_CHECK');
    if (fault !== undefined && fault.kind !== 'code') return { reply: fault, bankCard };
    const answer =
      fault?.code ?? CODE_OF_VIEW[this.#deps.bank.verify({ name, idNumber, bankCard })];
    return { reply: this.#checkReply(answer, form), bankCard };
  }

  #checkReply(code: string, form: URLSearchParams): SandboxReply {
    if (/^10\d{3}$/.test(code)) return systemError(code);
    const jobid = `JH2071${this.#timestamp().slice(2)}${this.#deps.randomHex(8)}`;
    const success = /^0\/(\d+)$/.exec(code);
    if (success === null) {
      const reason = TEXTS.get(code) ?? '';
      const detail = form.get('detailCode') === '1' ? { error_code_detail: Number(code) } : {};
      return jsonReply(
        { reason, result: { jobid, ...detail }, error_code: Number(code.slice(0, 6)) },
        4,
      );
    }
    const res = Number(success[1]);
    const message = ['', '0'].includes(form.get('isshow') ?? '')
      ? {}
      : { message: MESSAGES.get(res) };
    const echo = { bankcard: '*'.repeat(13), realname: '***', idcard: '*'.repeat(15) };
    return jsonReply(
      { reason: '成功', result: { jobid, ...echo, res, ...message }, error_code: 0 },
      4,
    );
  }

  reportBlacklist({ form }: SandboxRequest): SandboxAnswer {
    if (form.get('key') !== JUHE_SANDBOX_KEYS.blacklist) return { reply: systemError('10001') };
    const bankCard = form.get('bankcard') ?? '';
    if (!isCardNumber(bankCard)) return { reply: this.#blacklistError('271902') };

    const fault = this.#deps.bank.faultOf(bankCard, 'JUHE', 'BLACKLIST_REPORT');
    if (fault !== undefined && fault.kind !== 'code') return { reply: fault, bankCard };
    if (fault !== undefined) return { reply: this.#blacklistError(fault.code), bankCard };
    return { reply: this.#blacklistReport(bankCard), bankCard };
  }

  #blacklistReport(bankCard: string): SandboxReply {
    const lists = this.#deps.bank.blacklistsOf(bankCard);
    const flag = (listed: boolean) => (listed ? '1' : '0');
    const data = {
      onlineBlack: flag(lists.includes('ONLINE_BLACK')),
      offlineBlack: flag(lists.includes('OFFLINE_BLACK')),
      badCardHolder: flag(lists.includes('BAD_CARD_HOLDER')),
      fraudTrans: flag(lists.includes('FRAUD_TRANS')),
      otherBlack: flag(lists.includes('OTHER_BLACK')),
      caseRelated: flag(lists.includes('CASE_RELATED')),
    };
    return jsonReply(
      { reason: '查询成功', result: { data, orderid: this.#orderId() }, error_code: 0 },
      4,
    );
  }

  #blacklistError(code: string): SandboxReply {
    if (/^10\d{3}$/.test(code)) return systemError(code);
    return jsonReply({ reason: TEXTS.get(code) ?? '', result: null, error_code: Number(code) }, 4);
  }

  #orderId(): string {
    return `JH719${this.#timestamp()}${this.#deps.randomHex(3).toUpperCase()}`;
  }

  /** `YYYYMMDDhhmmss` in China. */
  #timestamp(): string {
    const china = new Date(this.#deps.now() + 8 * 3_600_000);
    return china.toISOString().slice(0, 19).replace(/\D/g, '');
  }
}

const MESSAGES = new Map([
  [1, '认证信息匹配'],
  [2, '认证信息不匹配，银行卡无效'],
  [3, '无法验证'],
  [4, '验证超时'],
]);

function systemError(code: string): SandboxReply {
  return jsonReply({
    resultcode: code.replace('100', '1'),
    reason: TEXTS.get(code) ?? '',
    result: null,
    error_code: Number(code),
  });
}

function malformed(name: string, idNumber: string, bankCard: string): string | undefined {
  if (name === '' || idNumber === '' || bankCard === '') return '22070408';
  if (!/^[\p{Script=Han}·]{2,}$/u.test(name)) return '220705';
  if (!/^\d{17}[\dX]$/i.test(idNumber)) return '220706';
  return isCardNumber(bankCard) ? undefined : '22070401';
}

const isCardNumber = (text: string) => /^\d{13,19}$/.test(text);
