/**
 * One scan after the other, in the order they came: the second waits for the answer to the first.
 *
 * A scan that fails does not hold up those behind it.
 */
export function createScanQueue<Scan>(
  send: (scan: Scan) => Promise<void>,
  onFailure: (error: unknown) => void,
): { readonly add: (scan: Scan) => void; readonly idle: () => Promise<void> } {
  let last: Promise<void> = Promise.resolve();
  return {
    add(scan) {
      last = last.then(() => send(scan)).catch(onFailure);
    },
    idle: () => last,
  };
}
