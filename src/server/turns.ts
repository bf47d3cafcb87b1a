/** Has things done in their order, one in each turn of the event loop, so that whatever else comes goes in between. */
export function oneInEachTurn(): (thing: () => void) => void {
  const waiting: (() => void)[] = [];
  function doOne() {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(doOne);
  }
  return (thing) => {
    if (waiting.push(thing) === 1) setImmediate(doOne);
  };
}
