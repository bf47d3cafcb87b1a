export interface EnvProblem {
  readonly name: string;
  /** What is wrong, never the value. */
  readonly rule: string;
}

/** Reads environment variables, and collects every problem instead of stopping at the first. */
export class Env {
  readonly problems: EnvProblem[] = [];
  readonly #values: Readonly<Record<string, string | undefined>>;

  constructor(values: Readonly<Record<string, string | undefined>>) {
    this.#values = values;
  }

  problem(name: string, rule: string) {
    this.problems.push({ name, rule });
  }

  /** The value, or undefined where the variable is unset or empty, as `.env` files leave it. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    return value === '' ? undefined : value;
  }

  /** A secret or an id as a provider hands it out: visible ASCII without spaces. */
  credential(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || /^[\x21-\x7e]{8,256}$/.test(value)) return value;
    this.problem(name, 'must be 8 to 256 visible ASCII characters without spaces');
    return undefined;
  }

  /** A random secret of this server's own. */
  secret(name: string): string | undefined {
    const value = this.text(name);
    if (value !== undefined && !looksRandom(value)) {
      this.problem(
        name,
        'must be 32 random characters or more, as `openssl rand -hex 32` prints them: no sequence, nothing that repeats itself',
      );
    }
    return value;
  }

  /** Reports the one of two variables that is missing where only the other is given. */
  pair(one: string, other: string) {
    for (const [given, missing] of [
      [one, other],
      [other, one],
    ] as const) {
      if (this.text(given) !== undefined && this.text(missing) === undefined) {
        this.problem(missing, `must be set together with ${given}`);
      }
    }
  }

  integer(name: string, fallback: number, range: { min: number; max: number }): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= range.min && number <= range.max) return number;
    this.problem(name, `must be a whole number from ${range.min} to ${range.max}`);
    return fallback;
  }

  choice<Value extends string>(name: string, values: readonly Value[], fallback: Value): Value {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const chosen = values.find((candidate) => candidate === value);
    if (chosen !== undefined) return chosen;
    this.problem(name, `must be one of ${values.join(', ')}`);
    return fallback;
  }

  /** A list separated by commas, without repetitions. */
  choices<Value extends string>(
    name: string,
    values: readonly Value[],
    fallback: readonly Value[],
  ): readonly Value[] {
    const items = this.text(name)
      ?.split(',')
      .map((item) => item.trim());
    if (items === undefined) return fallback;
    const chosen = values.filter((value) => items.includes(value));
    if (chosen.length === items.length) {
      return chosen.sort((a, b) => items.indexOf(a) - items.indexOf(b));
    }
    this.problem(name, `must list some of ${values.join(', ')}, each at most once`);
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    return this.choice(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true';
  }

  /**
   * An http or https URL without credentials, query or fragment. Plain http would send personal data in the
   * clear: it is taken for a loopback host, elsewhere only with `ALLOW_PLAIN_HTTP=true`, or where the caller
   * says that no personal data goes there.
   */
  url(name: string, fallback: string, { mayBePlain = false } = {}): URL {
    const value = this.text(name) ?? fallback;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (
      url === undefined ||
      !/^https?:$/.test(url.protocol) ||
      url.username ||
      url.search ||
      url.hash
    ) {
      this.problem(name, 'must be an http or https URL without credentials, query or fragment');
      return new URL(fallback);
    }
    if (!mayBePlain && isPlainHttp(url) && !this.flag('ALLOW_PLAIN_HTTP', false)) {
      this.problem(
        name,
        'must be https: plain http is for loopback hosts, or needs ALLOW_PLAIN_HTTP=true',
      );
    }
    return url;
  }
}

const MIN_LENGTH = 32;
const MIN_CHARACTERS = 8;
/** Of 32 random characters twenty-six and more are usual. */
const MIN_VARIETY = 20;

/**
 * Whether text could be random. In a sequence, and in text that repeats itself, the steps from each character to the next
 * are the same over and over, or those to the second, third or fourth after it.
 */
function looksRandom(text: string): boolean {
  const codes = Array.from(text, (character) => character.charCodeAt(0));
  const varietyOf = (distance: number) => {
    const steps = codes.slice(distance).map((code, i) => code - (codes[i] ?? 0));
    return new Set(steps.slice(2).map((_, i) => steps.slice(i, i + 3).join())).size;
  };
  return (
    codes.length >= MIN_LENGTH &&
    new Set(codes).size >= MIN_CHARACTERS &&
    [1, 2, 3, 4].every((distance) => varietyOf(distance) >= MIN_VARIETY)
  );
}

/** Whether personal data sent to this URL could be read on the way. */
export function isPlainHttp(url: URL): boolean {
  return url.protocol === 'http:' && !isLoopbackHost(url.hostname);
}

/** Whether a host name or address stays on this machine. */
export function isLoopbackHost(host: string): boolean {
  return (
    host === 'localhost' || /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host === '[::1]'
  );
}
