import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { CashierView } from '#core/views';
import { verifyLog } from '#main/order-log/verify-log';
import { createRandom } from '#main/simulator/random';
import { isKilledAtAll, MOMENTS, type Moment, someMoment } from '#test/support/kill-moments';
import { type KilledTill, openKilledTill } from '#test/support/killed-till';
import { payByWallet } from '#test/support/outside-simulator';
import { printJobsIn } from '#test/support/print-facts';
import { ask, chargeIs, recent, ringUp, until } from '#test/support/till';

/*
 * The app is killed with SIGKILL at every step of a charge, and started again on the same data. The provider and the
 * printer are processes and sockets of their own: what really happened is theirs to say.
 */

const SEEDS = Array.from({ length: isKilledAtAll ? 20 : 8 }, (_, seed) => seed + 1);
const isPaid = (state: string): boolean => state === 'paid' || state === 'paid-late';

test.describe.configure({ timeout: 300_000 });

test('at each step of a charge the shop comes back as the provider knows it', async () => {
  await killAt(7, MOMENTS);
});

for (const half of [0, 1]) {
  const seeds = SEEDS.filter((seed) => seed % 2 === half);
  test(`at any time the shop comes back as the provider knows it, seeds ${seeds.join(', ')}`, async () => {
    await killAt(
      half + 1,
      seeds.map((seed) => someMoment(createRandom(seed).next)),
    );
  });
}

async function killAt(seed: number, moments: readonly Moment[]): Promise<void> {
  const till = await openKilledTill(seed);
  try {
    for (const moment of moments) {
      await test.step(moment.name, async () => {
        await killOnce(till, moment);
        await finishSale(till);
      });
    }
    expect(till.problems, 'problems in the pages').toEqual([]);
    await expectOnePaperEach(till);
    expect(verifyLog(join(till.dataDir, 'log-practice.db'), null)).toMatchObject({ ok: true });
    console.log(`${moments.length} kills; starts took ${till.startMs.join(', ')} ms`);
  } finally {
    await till.close();
  }
}

async function killOnce(till: KilledTill, { leadUp, meanwhile }: Moment): Promise<void> {
  await ringUp(till.cashier(), 1500);
  await leadUp(till);
  const cart = await cartNow(till);
  await till.kill();
  await meanwhile?.(till);
  await till.start();
  await agreeWithProvider(till);
  const { sale } = await ask(till.cashier(), 'counter/view');
  // Its sale is either still there, whole, or it is paid.
  if (sale.cart.lines.length > 0) expect(sale.cart).toEqual(cart);
  else expect(await isLastSalePaid(till)).toBe(true);
}

const cartNow = async ({ cashier }: KilledTill): Promise<CashierView['sale']['cart']> =>
  (await ask(cashier(), 'counter/view')).sale.cart;

const isLastSalePaid = async ({ cashier }: KilledTill): Promise<boolean> =>
  isPaid((await recent(cashier())).at(0)?.state ?? '');

/** Within ten seconds every code that the provider made is in the log, paid there exactly where it is paid there. */
async function agreeWithProvider(till: KilledTill): Promise<void> {
  await expect(async () => {
    const known = new Map((await recent(till.cashier())).map((row) => [String(row.reference), row]));
    for (const { reference, isPaid: isReallyPaid } of await till.simulator.truth()) {
      const row = known.get(reference);
      expect(row, `${reference} is in the log`).toBeDefined();
      expect(isPaid(row?.state ?? ''), `${reference} is ${row?.state}`).toBe(isReallyPaid);
    }
    for (const reference of till.seen.paid) expect(isPaid(known.get(reference)?.state ?? '')).toBe(true);
  }).toPass({ timeout: 10_000, intervals: [50, 100, 200] });
  for (const [sale, codes] of till.seen.codesOf) expect(codes.size, `codes shown for ${sale}`).toBe(1);
}

/** Charges what is left to charge, pays it, and clears the counter for the next. */
async function finishSale(till: KilledTill): Promise<void> {
  const cashier = till.cashier();
  let view = await ask(cashier, 'counter/view');
  if (view.sale.cart.lines.length === 0) return;
  if (view.charge === null) expect(await ask(cashier, 'charge/start')).toMatchObject({ ok: true });
  else if (view.charge.state === 'unknown') {
    const { reference } = view.charge;
    await until(cashier, 'offers a new code', ({ charge }) => charge?.newCode === null);
    expect(await ask(cashier, 'charge/new-code', { reference })).toMatchObject({ ok: true });
  }
  view = await until(
    cashier,
    'shows its code or is paid',
    ({ charge }) => charge?.qrData != null || isPaid(charge?.state ?? ''),
  );
  if (view.charge !== null && !isPaid(view.charge.state)) {
    await payByWallet(till.simulator, view.charge.reference);
    await until(cashier, 'is paid', chargeIs('paid', 'paid-late'));
  }
  expect(await ask(cashier, 'sale/next')).toMatchObject({ ok: true });
  await until(cashier, 'is free', ({ sale }) => sale.cart.lines.length === 0);
}

/** Each paid sale has its paper once, or is asked about because the till died with the paper in the printer. */
async function expectOnePaperEach(till: KilledTill): Promise<void> {
  const rows = await recent(till.cashier());
  await expect(async () => {
    const jobs = printJobsIn(join(till.dataDir, 'log-practice.db'));
    for (const { receiptNumber, saleId, state } of rows) {
      if (!isPaid(state) || receiptNumber === null) continue;
      const papers = till.printer.papers().filter((text) => text.includes(receiptNumber)).length;
      const kinds = jobs.get(saleId) ?? [];
      const isAsked = kinds.at(-1) === 'job-failed';
      expect(kinds.filter((kind) => kind === 'job-queued')).toHaveLength(1);
      expect(papers, `papers of ${receiptNumber}: ${kinds.join(', ')}`).toBeLessThanOrEqual(1);
      expect(papers === 1 || isAsked, `${receiptNumber} is on paper or asked about`).toBe(true);
    }
  }).toPass({ timeout: 10_000, intervals: [100] });
}
