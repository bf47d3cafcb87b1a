import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider } from '../domain/provider';

/** What keeps a server from doing its work. */
export type Hindrance = 'draining' | 'store' | 'providers';

export interface ReadinessDeps {
  readonly isDraining: () => boolean;
  /** Rejects where the store cannot be used. */
  readonly checkStore: () => Promise<void>;
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

  constructor(deps: ReadinessDeps) {
    this.#deps = deps;
  }

  /** Everything that hinders it; nothing where it is ready. */
  async hindrances(): Promise<readonly Hindrance[]> {
    const { isDraining, providers } = this.#deps;
    const isStoreUsable = await (this.#store ??= this.#lookAtStore());
    return [
      ...(isDraining() ? (['draining'] as const) : []),
      ...(isStoreUsable ? [] : (['store'] as const)),
      ...(providers.some(mayBeAsked) ? [] : (['providers'] as const)),
    ];
  }

  async #lookAtStore(): Promise<boolean> {
    const isUsable = await Promise.race([
      this.#deps.checkStore().then(
        () => true,
        () => false,
      ),
      sleep(STORE_PATIENCE_MS, false, { ref: false }),
    ]);
    setTimeout(() => (this.#store = undefined), STORE_MEMORY_MS).unref();
    return isUsable;
  }
}

/** Whether a call of any of its products would be let through. */
const mayBeAsked = ({ cardCheck, blacklist }: Provider): boolean =>
  [cardCheck, blacklist].some((port) => port !== undefined && port.breaker?.() !== 'OPEN');
