import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ratioOf, summaryOf } from '#test/bench/arithmetic';
import { copyPicture } from '#test/bench/copied-picture';
import { type Figure, inTurns, type Measurement } from '#test/bench/figure';
import { product } from '#test/bench/made-up-catalogue';
import { seenIn, watchFor } from '#test/bench/painted';
import { ask } from '#test/support/till';

const ROWS = '.ticket ol.lines > li';
/** As many lines as a long sale has; then the next begins. */
const LINES = 20;

/** Two scans so close would be one. */
const REST_MS = 120;

/** So long a finger stays on a key at least: it is let go when the line stands. */
const FINGER = { delay: 60 } as const;

async function fromKeyToRow(page: Page, act: () => Promise<void>, key = 'Enter'): Promise<number> {
  await delay(REST_MS);
  await watchFor(page, key, ROWS);
  await act();
  const { keyAt, paintedAt } = await seenIn(page);
  return paintedAt - keyAt;
}

/** Runs in the page: keys as evenly as only a scanner types them, however busy the PC is. */
function scan(code: string): void {
  const start = performance.now();
  for (const [index, key] of [...code.split(''), 'Enter'].entries()) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: start + 4 * index });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }
}

export const line: Figure = {
  names: ['scan-to-line', 'key-to-line'],
  async measure(bench) {
    const { products } = bench.options;
    const app = await bench.start({ dataDir: bench.shop(products), args: ['--practice', '--lang=es-AR'] });
    const cashier = await app.page('cashier');
    const blank = await (await bench.startEmpty()).page('cashier');
    const twin = await (await bench.startEmpty()).page('cashier');
    const field = cashier.getByRole('searchbox');
    await field.waitFor();
    const next = (round: number) => product((round * 4801) % products);

    async function clear(): Promise<void> {
      await ask(cashier, 'cart/clear');
      await cashier.waitForFunction((rows) => document.querySelector(rows) === null, ROWS);
    }
    async function oursBy(round: number, act: () => Promise<void>): Promise<number> {
      if (round % LINES === 0) await clear();
      return await fromKeyToRow(cashier, act);
    }
    const scanned = (round: number) =>
      oursBy(round, () => cashier.evaluate(scan, next(round).barcodes[0] ?? ''));
    async function keyed(round: number): Promise<number> {
      const { name, sku } = next(round);
      await field.fill(sku ?? '');
      await cashier.getByRole('option', { name }).first().waitFor();
      return await oursBy(round, () => cashier.keyboard.press('Enter', FINGER));
    }
    const painted = () => fromKeyToRow(blank, () => blank.keyboard.press('Enter', FINGER));
    /** The page knows no product: main names it, and it is painted by hand into a copy of our own picture. */
    const named = (page: Page) => fromKeyToRow(page, () => page.keyboard.press('F10', FINGER), 'F10');
    async function namedInPicture(round: number): Promise<number> {
      if (round % LINES === 0) await copyPicture(cashier, twin);
      return await named(twin);
    }

    const rounds = { rounds: bench.rounds(40), warmUps: 4 };
    const turns = [namedInPicture, painted, () => named(blank)] as const;
    const [byScan = [], ...scanTwins] = await inTurns(rounds, scanned, ...turns);
    await clear();
    const [byKey = [], ...keyTwins] = await inTurns(rounds, keyed, ...turns);
    await bench.tidy();
    const row = (name: string, what: string, samples: readonly number[], twins: Samples): Measurement => {
      const [inPicture = [], onBlank = [], namedOnBlank = []] = twins;
      return {
        name,
        what,
        unit: 'ms',
        samples,
        twin: { what: 'one row that main names, painted by hand in the same picture', samples: inPicture },
        target: { ratio: 2, most: 30 },
        notes: {
          products,
          blankPageMs: summaryOf(onBlank).p50,
          besideBlankPage: ratioOf(samples, onBlank),
          blankPageNamedByMainMs: summaryOf(namedOnBlank).p50,
          besideBlankPageNamedByMain: ratioOf(samples, namedOnBlank),
        },
      };
    };
    return [
      row('scan-to-line', 'from a scan’s Enter to its line painted', byScan, scanTwins),
      row('key-to-line', 'from Enter on what a search found to its line painted', byKey, keyTwins),
    ];
  },
};

type Samples = readonly (readonly number[])[];
