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
import { GATEWAY_CODES, gatewayRowOf, SERVICE_CODES } from './codes';
import { readElements } from './sandbox-elements';
import { SignatureRules } from './sandbox-signature';
import { SANDBOX_PATH } from './settings';

const TEXTS = new Map([...SERVICE_CODES, ...GATEWAY_CODES].map((row) => [row.code, row.text]));

const CODE_OF_VIEW: Readonly<Record<BankView, string>> = {
  NORMAL: '200/101',
  MISMATCH: '200/201',
  // Aliyun documents no code for a card without a record; this is the least specific of its table.
  NO_RECORD: '200/305',
  CARD_NOT_PRESENT_DISABLED: '200/202',
  REPORTED_LOST: '200/210',
  EXPIRED: '200/203',
  DORMANT: '200/208',
  ISSUER_UNSUPPORTED: '200/212',
  LOCKED: '200/306',
};

/** Statuses of the gateway, where they are not 400. */
const STATUSES = new Map([
  ['InvalidAccessKeyId.NotFound', 404],
  ['InvalidApi.NotFound', 404],
  ['Forbidden.RAM', 403],
  ['Forbidden*', 403],
  ['InternalError', 500],
  ['ServiceUnavailable', 503],
]);

/** Aliyun's side: the gateway with its signature, clock and replay rules, and `BankMetaVerify` behind it. */
export function createAliyunSandbox(deps: SandboxSideDeps): SandboxSide {
  const gateway = new AliyunGateway(deps);
  return { [SANDBOX_PATH]: (request) => gateway.answer(request) };
}

class AliyunGateway {
  readonly #deps: SandboxSideDeps;
  readonly #rules: SignatureRules;

  constructor(deps: SandboxSideDeps) {
    this.#deps = deps;
    this.#rules = new SignatureRules(() => deps.now());
  }

  answer(request: SandboxRequest): SandboxAnswer {
    const code = this.#rules.rejection(request) ?? unknownApi(request);
    if (code !== undefined) return { reply: this.#replyWith(code) };
    // Only the query is documented; other services behind this gateway take a form too.
    return this.#check(request.query.size > 0 ? request.query : request.form);
  }

  #check(parameters: URLSearchParams): SandboxAnswer {
    const { bank } = this.#deps;
    const elements = readElements(parameters, bank);
    if (typeof elements === 'string') return { reply: this.#replyWith(elements) };

    const { bankCard } = elements;
    const fault = bank.faultOf(bankCard, 'ALIYUN', 'BANK_CARD_CHECK');
    if (fault !== undefined && fault.kind !== 'code') return { reply: fault, bankCard };
    const code = fault?.code ?? CODE_OF_VIEW[bank.verify(elements)];
    return { reply: this.#replyWith(code), bankCard };
  }

  #replyWith(code: string): SandboxReply {
    const RequestId = toUuid(this.#deps.randomHex(32)).toUpperCase();
    const [, subCode] = /^200\/(.+)$/.exec(code) ?? [];
    if (subCode !== undefined) {
      const SubCode = subCode.replace('*', '99');
      const ResultObject = { BizCode: SubCode.charAt(0), SubCode };
      return jsonReply({ RequestId, Code: '200', Message: 'success', ResultObject });
    }
    if (/^\d/.test(code)) {
      return jsonReply({ RequestId, Code: code, Message: TEXTS.get(code) ?? '' });
    }
    const row = gatewayRowOf(code);
    const Message = TEXTS.get(row) ?? '';
    const HostId = 'cloudauth.aliyuncs.com';
    return {
      ...jsonReply({ RequestId, HostId, Code: code.replace('*', 'Other'), Message }),
      status: STATUSES.get(row) ?? 400,
    };
  }
}

function unknownApi({ headers }: SandboxRequest): string | undefined {
  if (headers['x-acs-version'] !== '2019-03-07') return 'NoSuchVersion';
  return headers['x-acs-action'] === 'BankMetaVerify' ? undefined : 'InvalidApi.NotFound';
}
