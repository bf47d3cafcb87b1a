/** So many clients are told apart: an issuer of tokens could else add series without end. */
const MAX_CLIENTS = 200;

/** No client can have these ids: those of API keys have no capital letters, and those of tokens begin with `jwt:`. */
const ANYBODY = 'ANYBODY';
const OTHER = 'OTHER';

/** The labels of clients: their ids, those of the first that ask. */
export class KnownClients {
  readonly #known = new Set<string>();
  readonly #onNew: (label: string) => void;

  /** @param onNew told of every label before it is used */
  constructor(onNew: (label: string) => void) {
    this.#onNew = onNew;
    onNew(ANYBODY);
    onNew(OTHER);
  }

  /** @param id null where clients are not told apart */
  labelOf(id: string | null): string {
    if (id === null) return ANYBODY;
    if (this.#known.has(id)) return id;
    if (this.#known.size >= MAX_CLIENTS) return OTHER;
    this.#known.add(id);
    this.#onNew(id);
    return id;
  }
}
