import type { BankView } from '../../sandbox/bank';
import type {
  SandboxAnswer,
  SandboxRequest,
  SandboxRoute,
  SandboxSide,
  SandboxSideDeps,
} from '../../sandbox/side';
import { openAes, openPlain, openRsa, type OpenForm } from './sandbox-decryption';
import { findMalformed, isCardNumber, type SentElements } from './sandbox-formats';
import { JUHE_SANDBOX_KEYS } from './sandbox-keys';
import { JuheReplies, systemError, type ReplyStyle } from './sandbox-replies';

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

/** One of the six endpoints of the check. */
interface CheckEndpoint {
  readonly open: OpenForm;
  readonly style: (form: URLSearchParams) => ReplyStyle;
  /** Whether it takes `idtype`, `code` and `customer`. */
  readonly isV2: boolean;
}

const plainStyle = (form: URLSearchParams): ReplyStyle => ({
  echo: true,
  message: !['', '0'].includes(form.get('isshow') ?? ''),
  detail: form.get('detailCode') === '1',
});

/** The encrypted endpoints list neither `isshow` nor `detailCode`; their samples hold a message and no elements. */
const encryptedStyle = (): ReplyStyle => ({ echo: false, message: true, detail: false });

const CHECK_ENDPOINTS: Readonly<Record<string, CheckEndpoint>> = {
  '/verifybankcard3/query': { open: openPlain, style: plainStyle, isV2: false },
  '/verifybankcard3/query_v2': { open: openPlain, style: plainStyle, isV2: true },
  '/verifybankcard3/queryEncry': { open: openAes, style: encryptedStyle, isV2: false },
  '/verifybankcard3/queryEncry_v2': { open: openAes, style: encryptedStyle, isV2: true },
  '/verifybankcard3/queryEncryInfo': { open: openRsa, style: encryptedStyle, isV2: false },
  '/verifybankcard3/queryEncry_v2Info': { open: openRsa, style: encryptedStyle, isV2: true },
};

/** Juhe's side: `GET` and `POST` of the six endpoints of the check and of the blacklist. */
export function createJuheSandbox(deps: SandboxSideDeps): SandboxSide {
  const vendor = new JuheVendor(deps);
  const checks = Object.entries(CHECK_ENDPOINTS).map(([path, endpoint]): [string, SandboxRoute] => [
    path,
    (request) => vendor.checkCard(endpoint, request),
  ]);
  return {
    ...Object.fromEntries(checks),
    '/bankcardblack/query': (request) => vendor.reportBlacklist(request),
  };
}

class JuheVendor {
  readonly #deps: SandboxSideDeps;
  readonly #replies: JuheReplies;

  constructor(deps: SandboxSideDeps) {
    this.#deps = deps;
    this.#replies = new JuheReplies(deps);
  }

  checkCard(endpoint: CheckEndpoint, { form }: SandboxRequest): SandboxAnswer {
    if (form.get('key') !== JUHE_SANDBOX_KEYS.card) return { reply: systemError('10001') };
    const style = endpoint.style(form);
    const elements = readElements(endpoint, form);
    const malformed = findMalformed(elements);
    if (malformed !== undefined) return { reply: this.#replies.check(malformed, style) };

    const { bankCard } = elements;
    const fault = this.#deps.bank.faultOf(bankCard, 'JUHE', 'BANK_CARD_CHECK');
    if (fault !== undefined && fault.kind !== 'code') return { reply: fault, bankCard };
    const code = fault?.code ?? CODE_OF_VIEW[this.#deps.bank.verify(elements)];
    return { reply: this.#replies.check(code, style), bankCard };
  }

  reportBlacklist({ form }: SandboxRequest): SandboxAnswer {
    if (form.get('key') !== JUHE_SANDBOX_KEYS.blacklist) return { reply: systemError('10001') };
    const bankCard = form.get('bankcard') ?? '';
    if (!isCardNumber(bankCard)) return { reply: this.#replies.blacklistError('271902') };

    const fault = this.#deps.bank.faultOf(bankCard, 'JUHE', 'BLACKLIST_REPORT');
    if (fault === undefined)
      return { reply: this.#replies.blacklist(this.#flags(bankCard)), bankCard };
    const reply = fault.kind === 'code' ? this.#replies.blacklistError(fault.code) : fault;
    return { reply, bankCard };
  }

  #flags(bankCard: string): Readonly<Record<string, '0' | '1'>> {
    const lists = this.#deps.bank.blacklistsOf(bankCard);
    const flag = (listed: boolean) => (listed ? '1' : '0');
    return {
      onlineBlack: flag(lists.includes('ONLINE_BLACK')),
      offlineBlack: flag(lists.includes('OFFLINE_BLACK')),
      badCardHolder: flag(lists.includes('BAD_CARD_HOLDER')),
      fraudTrans: flag(lists.includes('FRAUD_TRANS')),
      otherBlack: flag(lists.includes('OTHER_BLACK')),
      caseRelated: flag(lists.includes('CASE_RELATED')),
    };
  }
}

/** What the request holds; an element that is absent or cannot be decrypted is empty. */
function readElements({ open, isV2 }: CheckEndpoint, form: URLSearchParams): SentElements {
  const read = open(form);
  return {
    name: read?.('realname') ?? '',
    idNumber: read?.('idcard') ?? '',
    bankCard: read?.('bankcard') ?? '',
    idType: (isV2 ? given(form, 'idtype') : undefined) ?? '01',
    scene: isV2 ? given(form, 'code') : undefined,
  };
}

/** An empty parameter counts as absent, as the sample URLs of the documents have it. */
function given(form: URLSearchParams, name: string): string | undefined {
  const value = form.get(name) ?? '';
  return value === '' ? undefined : value;
}
