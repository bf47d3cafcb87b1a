interface Closable {
  close(): Promise<unknown>;
}

/** Closes what a test opened after the test, the last first. */
export function closingAfterEach() {
  const opened: Closable[] = [];
  afterEach(async () => {
    for (const closable of opened.splice(0).reverse()) await closable.close();
  });
  return <T extends Closable>(closable: T): T => {
    opened.push(closable);
    return closable;
  };
}
