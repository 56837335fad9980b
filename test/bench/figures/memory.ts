import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ONE } from '#core/domain/money';
import type { TenderId } from '#core/domain/sale-record';
import type { Bench } from '#test/bench/bench';
import type { Figure } from '#test/bench/figure';
import { product } from '#test/bench/made-up-catalogue';
import { ask } from '#test/support/till';

const FEW = 10;

/** Of a process and all that it began, shared pages by their share: MB. */
function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = /\) \S (\d+)/.exec(readOr('', `/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isOurs(parents.get(pid) ?? 0));
  const kilobytes = [...parents.keys()].filter(isOurs).map((pid) => {
    const found = /^Pss:\s+(\d+)/m.exec(readOr('', `/proc/${pid}/smaps_rollup`))?.[1];
    return Number(found ?? 0);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** A process may be gone by the time it is read. */
function readOr(otherwise: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** What is only waiting to be thrown away is not held: pages are swept first. */
async function settled(pid: number, pages: readonly Page[]): Promise<readonly number[]> {
  await delay(4000);
  for (const page of pages) {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    await session.detach();
  }
  await delay(2000);
  const seen: number[] = [];
  for (let at = 0; at < 5; at++) {
    seen.push(memoryOf(pid));
    await delay(400);
  }
  return seen;
}

/** Three lines, cash for all of it, the next. */
async function sell(cashier: Page, at: number, products: number): Promise<void> {
  for (const step of [1, 2, 3]) {
    const code = product((at * 31 + step * 977) % products).barcodes[0] ?? '';
    const added = await ask(cashier, 'cart/scan', { code, quantity: ONE });
    if (!added.ok) throw new Error(added.error);
  }
  const offer = await ask(cashier, 'tender/prepare');
  if (!offer.ok) throw new Error(offer.error);
  const { due } = offer.value;
  const tender = {
    tenderId: randomUUID() as string as TenderId,
    kind: 'cash',
    amount: due,
    given: due,
    knowsOpenUntil: null,
  } as const;
  const taken = await ask(cashier, 'tender/take', tender);
  if (!taken.ok) throw new Error(taken.error);
  await ask(cashier, 'sale/next');
}

async function measure(bench: Bench) {
  const { products, sales } = bench.options;
  if (process.platform !== 'linux') throw new Error('only Linux says what processes share');
  const app = await bench.start({ dataDir: bench.shop(products), args: ['--practice', '--lang=es-AR'] });
  const cashier = await app.page('cashier');
  await cashier.getByRole('searchbox').waitFor();
  const pages = [cashier, await app.page('customer')];
  const pid = app.electronApp.process().pid ?? 0;
  let at = 0;
  for (; at < FEW; at++) await sell(cashier, at, products);
  const few = await settled(pid, pages);
  for (; at < sales; at++) await sell(cashier, at, products);
  const many = await settled(pid, pages);
  await bench.tidy();
  return { few, many };
}

export const memory: Figure = {
  names: ['memory'],
  async measure(bench) {
    const { few, many } = await measure(bench);
    const { sales, products } = bench.options;
    return [
      {
        name: 'memory',
        what: `all processes after ${sales} sales with receipts`,
        unit: 'MB',
        samples: many,
        twin: { what: `after ${FEW}`, samples: few },
        target: { ratio: 1.15 },
        notes: { sales, products },
      },
    ];
  },
};
