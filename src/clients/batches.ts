/**
 * Loads by key in batches, one after the other: what is asked for while one is under way is gathered for the next. However
 * many ask at once, whatever it is loaded from has one thing to do at a time, and nobody waits for more than two batches.
 *
 * @param load the values that there are; a failure is one of everybody in the batch
 */
export function inBatches<Key, Value>(
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  let gathered = new Set<Key>();
  let next: Promise<ReadonlyMap<Key, Value>> | undefined;
  let underWay: Promise<unknown> = Promise.resolve();

  function loadGathered() {
    const loaded = load([...gathered]);
    gathered = new Set();
    next = undefined;
    underWay = loaded.catch(() => undefined);
    return loaded;
  }

  return async (key) => {
    gathered.add(key);
    next ??= underWay.then(loadGathered);
    return (await next).get(key);
  };
}
