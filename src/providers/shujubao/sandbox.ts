import type { BankView } from '../../sandbox/bank';
import {
  jsonReply,
  toUuid,
  type SandboxAnswer,
  type SandboxReply,
  type SandboxRequest,
  type SandboxSide,
  type SandboxSideDeps,
} from '../../sandbox/side';
import { CARD_CHECK_CODES } from './codes';
import { SHUJUBAO_SANDBOX_APP_CODE } from './settings';

const TEXTS = new Map(CARD_CHECK_CODES.map((row) => [row.code, row.text]));

const CODE_OF_VIEW: Readonly<Record<BankView, string>> = {
  NORMAL: '10000/1',
  MISMATCH: '10000/2',
  REPORTED_LOST: '10000/3',
  EXPIRED: '10000/3',
  CARD_NOT_PRESENT_DISABLED: '10000/3',
  DORMANT: '10000/3',
  ISSUER_UNSUPPORTED: '10000/3',
  NO_RECORD: '10016',
  LOCKED: '10020',
};

/** Aliyun's gateway and, behind it, Shujubao: `POST` of the three-element check. */
export function createShujubaoSandbox(deps: SandboxSideDeps): SandboxSide {
  const gateway = new MarketGateway(deps);
  return { '/communication/personal/1886': (request) => gateway.answer(request) };
}

class MarketGateway {
  readonly #deps: SandboxSideDeps;

  constructor(deps: SandboxSideDeps) {
    this.#deps = deps;
  }

  /** The gateway's checks come first: the vendor sees nothing of a request that fails them. */
  answer({ method, headers, form }: SandboxRequest): SandboxAnswer {
    if (method !== 'POST') return { reply: this.#codedError('I404NF', 'API not found') };
    if (headers.authorization !== `APPCODE ${SHUJUBAO_SANDBOX_APP_CODE}`) {
      return { reply: this.#codedError('A401AC', 'Invalid AppCode') };
    }
    return this.#checkCard(form);
  }

  #checkCard(form: URLSearchParams): SandboxAnswer {
    const name = form.get('name') ?? '';
    const idNumber = form.get('idcard') ?? '';
    const bankCard = form.get('acct_no') ?? '';
    if (!isWellFormed(name, idNumber, bankCard)) return { reply: this.#vendorReply('10001') };

    const fault = this.#deps.bank.faultOf(bankCard, 'SHUJUBAO', 'BANK_CARD_CHECK');
    if (fault !== undefined && fault.kind !== 'code') return { reply: fault, bankCard };
    const code = fault?.code ?? CODE_OF_VIEW[this.#deps.bank.verify({ name, idNumber, bankCard })];
    return { reply: this.#replyWith(code), bankCard };
  }

  /** A code is the vendor's, or the gateway's, or else the message of a gateway without codes. */
  #replyWith(code: string): SandboxReply {
    if (/^\d/.test(code)) return this.#vendorReply(code);
    if (/^[A-Z]\d/.test(code)) return this.#codedError(memberOf(code), TEXTS.get(code));
    return this.#gatewayError(403, { 'X-Ca-Error-Message': code });
  }

  /** The document's sample of a failure lacks the comma after `"data": null`; it is sent as JSON here. */
  #vendorReply(code: string): SandboxReply {
    const [, state] = /^10000\/(.+)$/.exec(code) ?? [];
    const said =
      state === undefined
        ? { code, message: TEXTS.get(code) ?? '', data: null }
        : { code: '10000', message: '成功', data: { state } };
    return jsonReply({ ...said, seqNo: this.#seqNo() }, 2);
  }

  #codedError(code: string, message: string | undefined): SandboxReply {
    return this.#gatewayError(Number(code.slice(1, 4)), {
      'X-Ca-Error-Code': code,
      ...(message !== undefined && { 'X-Ca-Error-Message': message }),
    });
  }

  #gatewayError(status: number, headers: Readonly<Record<string, string>>): SandboxReply {
    const requestId = { 'X-Ca-Request-Id': toUuid(this.#deps.randomHex(32)).toUpperCase() };
    return { kind: 'raw', status, headers: { ...headers, ...requestId }, body: '' };
  }

  /** Eight random characters, then `YYMMDDhhmm` in China, as the sample's `4XU29Z4D1704061618` reads. */
  #seqNo(): string {
    const china = new Date(this.#deps.now() + 8 * 3_600_000);
    const minutes = china.toISOString().slice(2, 16).replace(/\D/g, '');
    return this.#deps.randomHex(8).toUpperCase() + minutes;
  }
}

/** Of a family such as `T429*`, one code that belongs to it. */
function memberOf(code: string): string {
  return code.endsWith('*') ? `${code.slice(0, -1).padEnd(4, '0')}ZZ` : code;
}

function isWellFormed(name: string, idNumber: string, bankCard: string): boolean {
  return (
    /^[\p{Script=Han}·]{2,}$/u.test(name) &&
    /^\d{17}[\dX]$/i.test(idNumber) &&
    /^\d{13,19}$/.test(bankCard)
  );
}
