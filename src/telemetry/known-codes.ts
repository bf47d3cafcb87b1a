import type { CodeRow } from '../domain/code-table';
import type { Product } from '../domain/provider';

/** What stands for a code where an exchange brought none, as far as it is worth telling apart. */
const TRANSPORT_CODES = [
  'TIMEOUT',
  'CANCELLED',
  'BREAKER_OPEN',
  'CONCURRENCY_LIMIT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
  'OUR_RATE',
  'BODY_TOO_LARGE',
  'CONTENT_ENCODING',
  'NOT_JSON',
  'SHAPE',
  'UNREADABLE',
  'HTTP_429',
  'HTTP_500',
  'HTTP_502',
  'HTTP_503',
  'HTTP_504',
] as const;

const OTHER = 'other';

/** The codes of one product of a provider that are told apart. */
export class KnownCodes {
  readonly #known: ReadonlySet<string>;

  /** @param rows the whole code table of the provider */
  constructor(rows: readonly CodeRow[], product: Product) {
    const ofProduct = rows.filter((row) => row.product === product).map(({ code }) => code);
    this.#known = new Set<string>([...ofProduct, ...TRANSPORT_CODES]);
  }

  /** For a label or a span: as it is where a table has it, so that no provider can add values or texts of its own. */
  labelOf(code: string): string {
    return this.#known.has(code) ? code : OTHER;
  }

  get labels(): readonly string[] {
    return [...this.#known, OTHER];
  }
}
