import type { BankView, Elements } from '../../sandbox/bank';
import {
  jsonReply,
  type SandboxAnswer,
  type SandboxReply,
  type SandboxRequest,
  type SandboxSide,
  type SandboxSideDeps,
  toUuid,
} from '../../sandbox/side';
import { RESULT_CODES, type ResultTable } from './codes';
import { ERROR_CODES } from './error-codes';
import { authenticationError } from './sandbox-authentication';
import { readElements } from './sandbox-parameters';
import { FACEID_SANDBOX_PATH } from './settings';

const TEXTS = new Map(
  [...RESULT_CODES['3E'], ...RESULT_CODES['4E'], ...ERROR_CODES].map((row) => [row.code, row.text]),
);

const ACTIONS = new Map<unknown, ResultTable>([
  ['BankCardVerification', '3E'],
  ['BankCard4EVerification', '4E'],
]);

const COMMON_HEADERS = ['x-tc-action', 'x-tc-version', 'x-tc-timestamp'] as const;

const CODE_OF_VIEW: Readonly<Record<BankView, Readonly<Record<ResultTable, string>>>> = {
  NORMAL: { '3E': '3E/0', '4E': '4E/0' },
  MISMATCH: { '3E': '3E/-1', '4E': '4E/-1' },
  // Tencent documents no code for a card without a record; 卡状态异常或卡号错误 says least.
  NO_RECORD: { '3E': '3E/-20', '4E': '4E/-21' },
  CARD_NOT_PRESENT_DISABLED: { '3E': '3E/-6', '4E': '4E/-7' },
  REPORTED_LOST: { '3E': '3E/-12', '4E': '4E/-13' },
  EXPIRED: { '3E': '3E/-13', '4E': '4E/-14' },
  DORMANT: { '3E': '3E/-10', '4E': '4E/-11' },
  ISSUER_UNSUPPORTED: { '3E': '3E/-16', '4E': '4E/-17' },
  LOCKED: { '3E': '3E/-18', '4E': '4E/-19' },
};

/** Tencent's side: API 3.0 with its signature and clock rules, and both actions of the check behind it. */
export function createFaceidSandbox(deps: SandboxSideDeps): SandboxSide {
  const vendor = new FaceidVendor(deps);
  return { [FACEID_SANDBOX_PATH]: (request) => vendor.answer(request) };
}

class FaceidVendor {
  readonly #deps: SandboxSideDeps;

  constructor(deps: SandboxSideDeps) {
    this.#deps = deps;
  }

  answer(request: SandboxRequest): SandboxAnswer {
    const { method, headers, body } = request;
    if (method !== 'POST') return { reply: this.#replyWith('UnsupportedProtocol') };
    if (COMMON_HEADERS.some((name) => headers[name] === undefined)) {
      return { reply: this.#replyWith('MissingParameter') };
    }
    const rejection = authenticationError(request, this.#deps.now());
    if (rejection !== undefined) return { reply: this.#replyWith(rejection) };
    if (headers['x-tc-version'] !== '2018-03-01')
      return { reply: this.#replyWith('NoSuchVersion') };
    const table = ACTIONS.get(headers['x-tc-action']);
    if (table === undefined) return { reply: this.#replyWith('InvalidAction') };
    const elements = readElements(body, table);
    if (typeof elements === 'string') return { reply: this.#replyWith(elements) };
    return this.#check(elements, table);
  }

  #check(elements: Elements, table: ResultTable): SandboxAnswer {
    const malformed = malformedElement(elements);
    if (malformed !== undefined) return { reply: this.#replyWith(`${table}/${malformed}`) };
    const { bank } = this.#deps;
    const { bankCard } = elements;
    const fault = bank.faultOf(bankCard, 'TENCENT_FACEID', 'BANK_CARD_CHECK');
    if (fault !== undefined && fault.kind !== 'code') return { reply: fault, bankCard };
    const code = fault?.code ?? CODE_OF_VIEW[bank.verify(elements)][table];
    return { reply: this.#replyWith(code), bankCard };
  }

  /** @param code as the code tables have it: a result behind its table, or an error */
  #replyWith(code: string): SandboxReply {
    const text = TEXTS.get(code) ?? '';
    const [, result] = code.split('/');
    const said =
      result === undefined
        ? { Error: { Code: memberOf(code), Message: text } }
        : { Result: result, Description: text };
    const RequestId = toUuid(this.#deps.randomHex(32));
    return jsonReply({ Response: { ...said, RequestId } });
  }
}

/** The result that names a malformed element, the same for both actions. */
function malformedElement({ name, idNumber, bankCard, mobile }: Elements): string | undefined {
  if (!/^[\p{Script=Han}·]{2,}$/u.test(name)) return '-2';
  if (!/^\d{17}[\dX]$/i.test(idNumber)) return '-3';
  if (!/^\d{13,19}$/.test(bankCard)) return '-4';
  return mobile === undefined || /^1\d{10}$/.test(mobile) ? undefined : '-5';
}

/** Of a family such as `InternalError.*`, one code that belongs to it. */
const memberOf = (code: string) => code.replace(/\*$/, 'Unlisted');
