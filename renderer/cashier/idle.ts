import { useEffect, useState } from 'react';

/** How long what nobody has asked for waits at most for the page to have nothing else to do. */
const IDLE_LATEST_MS = 400;

export const idle = (): Promise<unknown> =>
  new Promise((done) => requestIdleCallback(done, { timeout: IDLE_LATEST_MS }));

let hasBeenIdle = false;

/** False in the page's first drawing, true from the first moment after it that nobody needs. */
export function useHasBeenIdle(): boolean {
  const [isSo, draw] = useState(hasBeenIdle);
  useEffect(() => {
    if (hasBeenIdle) return;
    let isWanted = true;
    void idle().then(() => {
      hasBeenIdle = true;
      if (isWanted) draw(true);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return isSo;
}
