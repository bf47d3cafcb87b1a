const BITS = 32;

/** Numbers of lines, at one bit each. */
export class LineSet {
  #words = new Uint32Array(1024);

  add(line: number) {
    const index = Math.floor(line / BITS);
    if (index >= this.#words.length) {
      const grown = new Uint32Array(2 * index);
      grown.set(this.#words);
      this.#words = grown;
    }
    this.#words[index] = (this.#words[index] ?? 0) | (1 << (line % BITS));
  }

  has(line: number): boolean {
    return ((this.#words[Math.floor(line / BITS)] ?? 0) & (1 << (line % BITS))) !== 0;
  }
}
