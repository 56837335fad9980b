/** Locks a till that nobody has touched for a while. */
export type IdleLock = {
  touch(): void;
  stop(): void;
};

type Deps = {
  /** 0 is never. */
  readonly lockMs: () => number;
  readonly monotonic: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onIdle: () => void;
};

export function createIdleLock({ lockMs, monotonic, after, onIdle }: Deps): IdleLock {
  let touchedAt = 0;
  let callOff: (() => void) | null = null;

  function wait(): void {
    callOff?.();
    callOff = null;
    const leftMs = touchedAt + lockMs() - monotonic();
    if (lockMs() > 0) callOff = after(Math.max(0, leftMs), look);
  }

  function look(): void {
    callOff = null;
    if (lockMs() === 0) return;
    if (monotonic() - touchedAt >= lockMs()) onIdle();
    else wait();
  }

  return {
    touch() {
      touchedAt = monotonic();
      wait();
    },
    stop() {
      callOff?.();
      callOff = null;
    },
  };
}
