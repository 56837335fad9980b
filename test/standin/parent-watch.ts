const LOOK_EVERY_MS = 250;

/**
 * Ends this process when the one that started it is gone: killed without a word, it could not tell us. The
 * number of the parent changes then, because another process adopts us. An app that started itself again
 * (STANDIN_RELAUNCHED) goes on alone, as it does in Electron: its parent is meant to go.
 */
export function endWithParent(end: () => void): void {
  if (process.env.STANDIN_RELAUNCHED) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY_MS);
  timer.unref();
}
