import { jsonReply, type SandboxReply, type SandboxSideDeps } from '../../sandbox/side';
import { BLACKLIST_CODES, CARD_CHECK_CODES } from './codes';

const TEXTS = new Map([...CARD_CHECK_CODES, ...BLACKLIST_CODES].map((row) => [row.code, row.text]));

const MESSAGES = new Map([
  [1, '认证信息匹配'],
  [2, '认证信息不匹配，银行卡无效'],
  [3, '无法验证'],
  [4, '验证超时'],
]);

/** The samples of Juhe's documents are indented by four spaces. */
const INDENT = 4;

/** What an endpoint tells beside the outcome. */
export interface ReplyStyle {
  /** The elements back, masked. */
  readonly echo: boolean;
  /** The outcome in words. */
  readonly message: boolean;
  /** `error_code_detail` of a failure. */
  readonly detail: boolean;
}

/** Juhe's answers, in the layout of the samples of its documents. */
export class JuheReplies {
  readonly #deps: Pick<SandboxSideDeps, 'now' | 'randomHex'>;

  constructor(deps: Pick<SandboxSideDeps, 'now' | 'randomHex'>) {
    this.#deps = deps;
  }

  /** @param code as the code table has it: `0/<res>`, an `error_code`, its detail, or a system code */
  check(code: string, style: ReplyStyle): SandboxReply {
    if (isSystemCode(code)) return systemError(code);
    const jobid = `JH2071${this.#timestamp().slice(2)}${this.#deps.randomHex(8)}`;
    if (code.startsWith('0/')) return checkSuccess(jobid, Number(code.slice(2)), style);
    const detail = style.detail ? { error_code_detail: Number(code) } : {};
    return jsonReply(
      { reason: textOf(code), result: { jobid, ...detail }, error_code: Number(code.slice(0, 6)) },
      INDENT,
    );
  }

  /** @param data the six flags, in the order of the sample */
  blacklist(data: Readonly<Record<string, '0' | '1'>>): SandboxReply {
    const orderid = `JH719${this.#timestamp()}${this.#deps.randomHex(3).toUpperCase()}`;
    return jsonReply({ reason: '查询成功', result: { data, orderid }, error_code: 0 }, INDENT);
  }

  blacklistError(code: string): SandboxReply {
    if (isSystemCode(code)) return systemError(code);
    return jsonReply({ reason: textOf(code), result: null, error_code: Number(code) }, INDENT);
  }

  /** `YYYYMMDDhhmmss` in China. */
  #timestamp(): string {
    const china = new Date(this.#deps.now() + 8 * 3_600_000);
    return china.toISOString().slice(0, 19).replace(/\D/g, '');
  }
}

/** System errors come on one line and with the code of an older version. */
export function systemError(code: string): SandboxReply {
  return jsonReply({
    resultcode: code.replace('100', '1'),
    reason: textOf(code),
    result: null,
    error_code: Number(code),
  });
}

function checkSuccess(jobid: string, res: number, style: ReplyStyle): SandboxReply {
  const echo = style.echo
    ? { bankcard: '*'.repeat(13), realname: '***', idcard: '*'.repeat(15) }
    : {};
  const message = style.message ? { message: MESSAGES.get(res) } : {};
  return jsonReply(
    { reason: '成功', result: { jobid, ...echo, res, ...message }, error_code: 0 },
    INDENT,
  );
}

const isSystemCode = (code: string) => /^10\d{3}$/.test(code);

const textOf = (code: string) => TEXTS.get(code) ?? '';
