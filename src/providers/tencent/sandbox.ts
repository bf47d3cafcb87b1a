import { createHmac } from 'node:crypto';
import type { BankView, Elements } from '../../sandbox/bank';
import {
  jsonReply,
  type SandboxAnswer,
  type SandboxReply,
  type SandboxRequest,
  type SandboxSide,
  type SandboxSideDeps,
} from '../../sandbox/side';
import { API_CODES, apiTableCode, AUTH_CODES } from './codes';
import { TENCENT_SANDBOX_KEYS } from './settings';

const TEXTS = new Map([...AUTH_CODES, ...API_CODES].map((row) => [row.code, row.text]));

const CODE_OF_VIEW: Readonly<Record<BankView, string>> = {
  NORMAL: '00',
  MISMATCH: '98',
  // Tencent documents no code for a card without a record; this is the least specific of its table.
  NO_RECORD: '05',
  CARD_NOT_PRESENT_DISABLED: '07',
  REPORTED_LOST: '16',
  EXPIRED: '17',
  DORMANT: '14',
  ISSUER_UNSUPPORTED: '23',
  LOCKED: '19',
};

const COMMON_PARAMS = ['Action', 'Region', 'Timestamp', 'Nonce', 'SecretId', 'Signature'] as const;
const DIGESTS = new Map([
  ['HmacSHA1', 'sha1'],
  ['HmacSHA256', 'sha256'],
]);
const FOUR_ELEMENTS = new Map([
  ['BspBankCard3Auth', false],
  ['BspBankCardAuth4', true],
]);
/** Tencent's pages name different tolerances; this is the one of the newest. */
const CLOCK_TOLERANCE_S = 300;

/** Tencent's side: API 2.0 with its signature, clock and replay rules, and both actions of the check behind it. */
export function createTencentSandbox(deps: SandboxSideDeps): SandboxSide {
  const vendor = new TencentVendor(deps);
  return { '/v2/index.php': (request) => vendor.answer(request) };
}

class TencentVendor {
  readonly #deps: SandboxSideDeps;
  /** Requests seen, each with the second after which its timestamp has expired, oldest arrival first. */
  readonly #seen = new Map<string, number>();

  constructor(deps: SandboxSideDeps) {
    this.#deps = deps;
  }

  answer(request: SandboxRequest): SandboxAnswer {
    const { form } = request;
    const rejection = malformedCall(form) ?? this.#unauthentic(request);
    if (rejection !== undefined) return { reply: apiError(rejection) };
    const fourElements = FOUR_ELEMENTS.get(form.get('Action') ?? '');
    if (fourElements === undefined) return { reply: apiError('4000') };
    return this.#check(form, fourElements);
  }

  #unauthentic({ method, path, headers, form }: SandboxRequest): string | undefined {
    if (form.get('SecretId') !== TENCENT_SANDBOX_KEYS.secretId) return '4104';
    if (form.get('Signature') !== signature(`${method}${headers.host ?? ''}${path}`, form)) {
      return '4100';
    }
    const nowS = Math.floor(this.#deps.now() / 1000);
    const timestamp = Number(form.get('Timestamp'));
    if (Math.abs(nowS - timestamp) > CLOCK_TOLERANCE_S) return '4200';
    return this.#isReplay(form, nowS) ? '4500' : undefined;
  }

  #isReplay(form: URLSearchParams, nowS: number): boolean {
    for (const [key, expiresAtS] of this.#seen) {
      if (expiresAtS >= nowS) break;
      this.#seen.delete(key);
    }
    const key = ['SecretId', 'Nonce', 'Timestamp'].map((name) => form.get(name)).join(' ');
    if (this.#seen.has(key)) return true;
    // A timestamp from the future stays valid for twice the tolerance.
    this.#seen.set(key, nowS + 2 * CLOCK_TOLERANCE_S);
    return false;
  }

  #check(form: URLSearchParams, fourElements: boolean): SandboxAnswer {
    const text = (name: string) => form.get(name) ?? '';
    const elements: Elements = {
      name: text('name'),
      idNumber: text('idNumber'),
      bankCard: text('bankCardNumber'),
      ...(fourElements && { mobile: text('phoneNumber') }),
    };
    const code = malformedElements(text('orderNo'), elements);
    if (code !== undefined) return { reply: authReply(code) };

    const { bank } = this.#deps;
    const { bankCard } = elements;
    const fault = bank.faultOf(bankCard, 'TENCENT', 'BANK_CARD_CHECK');
    if (fault === undefined) {
      return { reply: authReply(CODE_OF_VIEW[bank.verify(elements)]), bankCard };
    }
    if (fault.kind !== 'code') return { reply: fault, bankCard };
    const reply = /^\d\d$/.test(fault.code) ? authReply(fault.code) : apiError(fault.code);
    return { reply, bankCard };
  }
}

function malformedCall(form: URLSearchParams): string | undefined {
  if (COMMON_PARAMS.some((name) => !form.get(name))) return '4000';
  const numbers = [form.get('Timestamp'), form.get('Nonce')];
  if (!numbers.every((number) => /^[1-9]\d*$/.test(number ?? ''))) return '4000';
  return DIGESTS.has(form.get('SignatureMethod') ?? 'HmacSHA1') ? undefined : '4000';
}

function signature(head: string, form: URLSearchParams): string {
  const signed = new URLSearchParams(form);
  signed.delete('Signature');
  // URLSearchParams sorts by code unit.
  signed.sort();
  const query = [...signed].map((pair) => pair.join('=')).join('&');
  const digest = DIGESTS.get(form.get('SignatureMethod') ?? 'HmacSHA1') ?? 'sha1';
  return createHmac(digest, TENCENT_SANDBOX_KEYS.secretKey)
    .update(`${head}?${query}`)
    .digest('base64');
}

/** Tencent documents no code for a malformed ID or mobile number: 99 (参数错误) is assumed. */
function malformedElements(orderNo: string, elements: Elements): string | undefined {
  const { name, idNumber, bankCard, mobile } = elements;
  if ([orderNo, name, idNumber, bankCard, mobile].includes('')) return '10';
  if (!/^[\p{Script=Han}·]{2,}$/u.test(name)) return '01';
  if (!/^\d{13,19}$/.test(bankCard)) return '03';
  const fit = /^\d{17}[\dX]$/i.test(idNumber) && (mobile === undefined || /^1\d{10}$/.test(mobile));
  return fit ? undefined : '99';
}

function authReply(authCode: string): SandboxReply {
  return jsonReply({
    bspFivBody: { authCode, authMessage: TEXTS.get(authCode) ?? '' },
    code: 0,
    codeDesc: 'Success',
    message: 'No Error',
  });
}

/** Public samples of errors have no `codeDesc`. */
function apiError(code: string): SandboxReply {
  return jsonReply({ code: Number(code), message: TEXTS.get(apiTableCode(code)) ?? '' });
}
