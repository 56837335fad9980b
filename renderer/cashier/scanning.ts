import { ONE, type Quantity } from '#core/domain/money';
import type { CashierBridge } from '#core/ipc-contract';
import type { Result } from '#core/result';
import {
  type CounterStore,
  type Notice,
  type NoticeWords,
  type Panel,
  storyIn,
} from '#renderer/cashier/counter-store';
import { sound } from '#renderer/cashier/cues';
import { keepScans, keepUnknown, keptScans, keptUnknown, type Scan } from '#renderer/cashier/scan-keep';
import { createScanQueue } from '#renderer/cashier/scan-queue';

const LONGEST_CODE = 64;

/** Pages that stand in front of the sale. */
const BESIDE: ReadonlySet<Panel['kind']> = new Set(['settings', 'first-run', 'day', 'shift']);

type Deps = {
  readonly bridge: CashierBridge;
  readonly store: CounterStore;
  readonly say: (notice: Notice) => void;
  readonly ask: (request: Promise<Result<unknown, NoticeWords | 'busy'>>) => Promise<boolean>;
  /** "3 *" is for the next scan alone. */
  readonly takePrefix: () => Quantity | null;
};

/** Scans on their way to the sale. Each is kept until it is answered, so that a page that dies loses none. */
export function createScanning({ bridge, store, say, ask, takePrefix }: Deps) {
  const { getState: now, setState: put } = store;
  let waiting: readonly Scan[] = [];
  const queue = createScanQueue(send, () => say({ kind: 'trouble', words: 'failed' }));

  function add(scan: Scan): void {
    waiting = [...waiting, scan];
    keepScans(waiting);
    queue.add(scan);
  }

  async function send(scan: Scan): Promise<void> {
    try {
      await sell(scan);
    } finally {
      waiting = waiting.filter(({ scanId }) => scanId !== scan.scanId);
      keepScans(waiting);
    }
  }

  async function sell({ scanId, readings, quantity }: Scan): Promise<void> {
    const [code = '', ...alsoReadAs] = readings;
    const { view } = now();
    const story = view === null ? null : storyIn(view);
    if (story !== null && !story.acts.includes('next')) {
      refuse('frozenScan', code);
      return;
    }
    if (story !== null && !(await ask(bridge.request('sale/next')))) {
      refuse('frozenScan', code);
      return;
    }
    const answer = await bridge.request('cart/scan', { code, quantity, alsoReadAs, scanId });
    if (answer.ok) added(code);
    else if (answer.error === 'unknown-code') {
      sound('unknown');
      put(({ unknownCodes }) => ({ unknownCodes: [...unknownCodes, { code, quantity }] }));
    } else if (answer.error === 'frozen') refuse('frozenScan', code);
    else say({ kind: 'trouble', words: answer.error, code });
  }

  /** Where the sale is not to be seen, it is said. */
  function added(code: string): void {
    sound('added');
    const { panel } = now();
    if (panel !== null && BESIDE.has(panel.kind)) say({ kind: 'plain', words: 'addedBehind', code });
  }

  /** Each that was refused is named: the cashier has them all in front of them. */
  function refuse(words: 'frozenScan', code: string): void {
    const { notice } = now();
    const before = notice?.words === words ? notice.code : undefined;
    say({ kind: 'trouble', words, code: before === undefined ? code : `${before}, ${code}` });
  }

  return {
    scan(readings: readonly string[], quantity?: Quantity): void {
      const clean = [...new Set(readings.map((code) => code.trim().slice(0, LONGEST_CODE)))].filter(Boolean);
      if (clean.length > 0)
        add({ scanId: crypto.randomUUID(), readings: clean, quantity: quantity ?? takePrefix() ?? ONE });
    },
    /** What the page before this one had not done yet. */
    resume(): void {
      put(({ unknownCodes }) => ({ unknownCodes: [...keptUnknown(), ...unknownCodes] }));
      store.subscribe(({ unknownCodes }, before) => {
        if (unknownCodes !== before.unknownCodes) keepUnknown(unknownCodes);
      });
      for (const scan of keptScans()) add(scan);
    },
  };
}
