import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ratioOf, summaryOf } from '#test/bench/arithmetic';
import { type Figure, inTurns } from '#test/bench/figure';
import { product } from '#test/bench/made-up-catalogue';
import { seenIn, watchFor } from '#test/bench/painted';
import { ask } from '#test/support/till';

const ROWS = '.ticket ol.lines > li';
/** As many lines as a long sale has; then the next begins. */
const LINES = 20;

/** Two scans so close would be one. */
const REST_MS = 120;

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
    const twinPage = await (await bench.startEmpty()).page('cashier');
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
      return await oursBy(round, () => cashier.keyboard.press('Enter'));
    }
    const bare = () => fromKeyToRow(twinPage, () => twinPage.keyboard.press('Enter'));
    const bareScan = () => fromKeyToRow(twinPage, () => twinPage.evaluate(scan, '7790000000004'));

    /** What a row costs that only main can tell: here the page knows no product. */
    const asked = () => fromKeyToRow(twinPage, () => twinPage.keyboard.press('F10'), 'F10');

    const rounds = { rounds: bench.rounds(40), warmUps: 4 };
    const [byScan = [], scanTwin = [], askedTwin = []] = await inTurns(rounds, scanned, bareScan, asked);
    await clear();
    const [byKey = [], keyTwin = []] = await inTurns(rounds, keyed, bare);
    await bench.tidy();
    const target = { ratio: 2, most: 30 };
    const what = 'one row painted by a page that asks nobody';
    const notes = (samples: readonly number[]) => ({
      products,
      askedOfMainMs: summaryOf(askedTwin).p50,
      besideAskedOfMain: ratioOf(samples, askedTwin),
    });
    return [
      {
        name: 'scan-to-line',
        what: 'from a scan’s Enter to its line painted',
        unit: 'ms',
        samples: byScan,
        twin: { what, samples: scanTwin },
        target,
        notes: notes(byScan),
      },
      {
        name: 'key-to-line',
        what: 'from Enter on what a search found to its line painted',
        unit: 'ms',
        samples: byKey,
        twin: { what, samples: keyTwin },
        target,
        notes: notes(byKey),
      },
    ];
  },
};
