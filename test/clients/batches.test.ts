import { inBatches } from '../../src/clients/batches';

describe('what is loaded in batches', () => {
  /** Loads the length of a word, once it is told to; a word of no letters cannot be loaded. */
  function setUp() {
    const batches: { readonly keys: readonly string[]; readonly end: () => void }[] = [];
    const load = inBatches(async (keys: readonly string[]) => {
      await new Promise<void>((end) => batches.push({ keys, end }));
      if (keys.includes('')) throw new RangeError('no letters');
      return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, key.length]));
    });
    const turn = () => new Promise(setImmediate);
    return { batches, load, turn };
  }

  it('is gathered while a batch is under way, so that one is at a time', async () => {
    const { batches, load, turn } = setUp();
    const first = [load('a'), load('bb'), load('a')];
    await turn();
    const second = [load('ccc'), load('a'), load('unknown')];
    await turn();
    expect(batches.map(({ keys }) => keys)).toEqual([['a', 'bb']]);
    batches[0]?.end();
    expect(await Promise.all(first)).toEqual([1, 2, 1]);
    await turn();
    expect(batches.map(({ keys }) => keys)).toEqual([
      ['a', 'bb'],
      ['ccc', 'a', 'unknown'],
    ]);
    batches[1]?.end();
    expect(await Promise.all(second)).toEqual([3, 1, undefined]);
  });

  it('fails for all of a batch, and for nobody after it', async () => {
    const { batches, load, turn } = setUp();
    const failing = [load(''), load('a')].map((loaded) =>
      expect(loaded).rejects.toThrow(RangeError),
    );
    await turn();
    const next = load('a');
    batches[0]?.end();
    await Promise.all(failing);
    await turn();
    batches[1]?.end();
    expect(await next).toBe(1);
  });
});
