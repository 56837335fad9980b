/** So many a second go through at once, the others wait their turn, and where too many wait no more are taken. */
export type Gate<Item> = {
  hasRoom(): boolean;
  /** It goes through after the turn in which it was taken, so that whoever brought it is answered first. */
  take(item: Item): void;
  waiting(): number;
  stop(): void;
};

type Options<Item> = {
  readonly perSecond: number;
  readonly mostWaiting: number;
  readonly pass: (item: Item) => void;
};

const SECOND_MS = 1000;

export function createGate<Item>({ perSecond, mostWaiting, pass }: Options<Item>): Gate<Item> {
  const waiting: Item[] = [];
  let passed = 0;
  let nextSecond: NodeJS.Timeout | null = null;
  let isOpen = true;

  function drain(): void {
    while (isOpen && passed < perSecond) {
      const item = waiting.shift();
      if (item === undefined) return;
      passed += 1;
      nextSecond ??= setTimeout(startSecond, SECOND_MS);
      pass(item);
    }
  }

  function startSecond(): void {
    nextSecond = null;
    passed = 0;
    drain();
  }

  return {
    hasRoom: () => isOpen && waiting.length < mostWaiting,
    take(item) {
      waiting.push(item);
      setImmediate(drain);
    },
    waiting: () => waiting.length,
    stop() {
      isOpen = false;
      waiting.length = 0;
      if (nextSecond !== null) clearTimeout(nextSecond);
    },
  };
}
