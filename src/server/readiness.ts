import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider } from '../domain/provider';

/** What keeps a server from doing its work. */
export const HINDRANCES = ['draining', 'store', 'providers'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

export interface ReadinessDeps {
  readonly isDraining: () => boolean;
  /** Rejects where the store cannot be used. */
  readonly checkStore: () => Promise<void>;
  /** Told when a store that could be used cannot any more, and why. */
  readonly onStoreLost: (error: unknown) => void;
  /** Told when it can be used again. */
  readonly onStoreBack: () => void;
  readonly providers: readonly Provider[];
}

/** How long the store may take, in milliseconds. */
const STORE_PATIENCE_MS = 2_000;
/** How long a look at the store is good for, in milliseconds, however often it is asked. */
const STORE_MEMORY_MS = 1_000;

/** Whether a server can do its work. */
export class Readiness {
  readonly #deps: ReadinessDeps;
  #store: Promise<boolean> | undefined;
  /** A look that is under way, however long the store takes. */
  #looking: Promise<boolean> | undefined;
  #wasUsable = true;

  constructor(deps: ReadinessDeps) {
    this.#deps = deps;
  }

  /** Everything that hinders it; nothing where it is ready. */
  async hindrances(): Promise<readonly Hindrance[]> {
    const { isDraining, providers } = this.#deps;
    // One that is to end closes its store, and is unready in any case.
    const isStoreUsable = isDraining() || (await (this.#store ??= this.#lookAtStore()));
    return [
      ...(isDraining() ? (['draining'] as const) : []),
      ...(isStoreUsable ? [] : (['store'] as const)),
      ...(providers.some(mayBeAsked) ? [] : (['providers'] as const)),
    ];
  }

  async #lookAtStore(): Promise<boolean> {
    this.#looking ??= this.#tryStore().finally(() => (this.#looking = undefined));
    const isUsable = await Promise.race([
      this.#looking,
      sleep(STORE_PATIENCE_MS, false, { ref: false }),
    ]);
    setTimeout(() => (this.#store = undefined), STORE_MEMORY_MS).unref();
    return isUsable;
  }

  async #tryStore(): Promise<boolean> {
    const { checkStore, onStoreLost, onStoreBack } = this.#deps;
    const wasUsable = this.#wasUsable;
    try {
      await checkStore();
      this.#wasUsable = true;
      if (!wasUsable) onStoreBack();
    } catch (error) {
      this.#wasUsable = false;
      if (wasUsable) onStoreLost(error);
    }
    return this.#wasUsable;
  }
}

/** Whether a call of any of its products would be let through. */
const mayBeAsked = ({ cardCheck, blacklist }: Provider): boolean =>
  [cardCheck, blacklist].some((port) => port !== undefined && port.breaker?.() !== 'OPEN');
