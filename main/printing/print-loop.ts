import type { PrintStep } from '#main/printing/print-step';
import type { After } from '#main/printing/printer';

const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;
/** Closing the app does not wait longer for a printer than this; the next start asks about that paper. */
const STOP_MS = 3000;

export type PrintLoopDeps = {
  readonly take: PrintStep['take'];
  readonly after: After;
  readonly onBug: (thrown: unknown) => void;
};

export type PrintLoop = {
  /** Returns at once. */
  readonly wake: () => void;
  /** Between two jobs, never beside one. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly stop: () => Promise<void>;
  /** Stopped for good: the log may be closed already. */
  readonly isOver: () => boolean;
};

/** Takes jobs until there is none; blocked, it tries again after 2 s, then twice as long, up to a minute. */
export function createPrintLoop({ take, after, onBug }: PrintLoopDeps): PrintLoop {
  const inTurn = createTurn();
  let isStopped = false;
  let isOver = false;
  let isRunning = false;
  /** Woken while it ran: it looks once more before it rests. */
  let isWoken = false;
  let retries = 0;
  let callOff: (() => void) | null = null;

  function schedule(ms: number): void {
    callOff?.();
    callOff = after(ms, () => void run());
  }

  async function run(): Promise<void> {
    callOff = null;
    if (isRunning || isStopped) return;
    isRunning = true;
    isWoken = false;
    const end = await untilDone();
    isRunning = false;
    if (end !== 'blocked') retries = 0;
    if (isStopped) return;
    if (isWoken) schedule(0);
    else if (end === 'blocked') schedule(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** retries++));
  }

  async function untilDone(): Promise<'rest' | 'blocked'> {
    try {
      while (!isStopped) {
        const end = await inTurn(take);
        if (end !== 'again') return end;
        retries = 0;
      }
    } catch (thrown) {
      onBug(thrown);
    }
    return 'rest';
  }

  return {
    wake() {
      if (isStopped) return;
      isWoken = true;
      if (!isRunning) schedule(0);
    },
    inTurn,
    async stop() {
      isStopped = true;
      callOff?.();
      await new Promise<void>((resolve) => {
        callOff = after(STOP_MS, resolve);
        void inTurn(() => Promise.resolve()).then(resolve);
      });
      callOff?.();
      isOver = true;
    },
    isOver: () => isOver,
  };
}

/** One piece of work at a time, in the order asked. */
function createTurn(): PrintLoop['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
