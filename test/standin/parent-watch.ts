const LOOK_EVERY_MS = 250;

/**
 * Ends this process when the one that started it is gone: killed without a word, it could not tell us. The
 * number of the parent changes then, because another process adopts us. After a relaunch the parent is named
 * by STANDIN_PARENT instead.
 */
export function endWithParent(end: () => void): void {
  const named = Number(process.env.STANDIN_PARENT ?? 0);
  const first = process.ppid;
  const isOrphan = () => (named > 0 ? !isRunning(named) : process.ppid !== first);
  const timer = setInterval(() => {
    if (!isOrphan()) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY_MS);
  timer.unref();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
