import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Api, Reference } from '#core/domain/charge';
import { type Money, toMoney } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import type { RefundView } from '#core/refund-views';
import { verifyLog } from '#main/order-log/verify-log';
import { isKilledAtAll } from '#test/support/kill-moments';
import { type KilledTill, openKilledTill } from '#test/support/killed-till';
import { payByWallet } from '#test/support/outside-simulator';
import { refundsAtProvider } from '#test/support/provider-refunds';
import { ask, chargeIs, chargeUntilShown, recent, ringUp, until } from '#test/support/till';

/*
 * The app is killed with SIGKILL at every step of a refund, and started again on the same data. What really went back
 * the provider's process says.
 */

const TOTAL = 1500;
const PART = 600;
/** In process all the same, but no longer by the till's first look: its second is ten seconds after that. */
const DECIDED_MS = 1000;
const WRITES: Readonly<Record<Api, string>> = {
  instore: 'POST /v1/payments/',
  orders: 'POST /v1/orders/ORD',
};

type Sold = { readonly reference: Reference; readonly saleId: SaleId; readonly paymentId: string };
type Moment = {
  readonly name: string;
  readonly leadUp: (till: KilledTill, sold: Sold, api: Api) => Promise<void>;
  readonly meanwhile?: (till: KilledTill, sold: Sold) => Promise<void>;
};

/** Presses the key and waits for nothing: the page may die with the answer. */
function press({ cashier }: KilledTill, { reference, paymentId }: Sold, amount: Money | null): void {
  ask(cashier(), 'refund/request', { reference, paymentId, amount, reason: 'devuelto' }).catch(
    () => undefined,
  );
}

/** Presses until it is written down: on a busy PC the reads before it may have to wait for their turn. */
const pressUntilTaken = ({ cashier }: KilledTill, { reference, paymentId }: Sold): Promise<void> =>
  expect(async () => {
    const wish = { reference, paymentId, amount: toMoney(PART), reason: 'devuelto' };
    expect(await ask(cashier(), 'refund/request', wish)).toMatchObject({ ok: true });
  }).toPass({ timeout: 20_000, intervals: [300] });

const refundsOf = async ({ cashier }: KilledTill, { saleId }: Sold): Promise<readonly RefundView[]> =>
  (await ask(cashier(), 'refunds/of-sale', { saleId }))?.payments.flatMap(({ refunds }) => refunds) ?? [];

const untilWritten = (till: KilledTill, sold: Sold, isSo: (refund: RefundView) => boolean): Promise<void> =>
  expect(async () => expect((await refundsOf(till, sold)).some(isSo)).toBe(true)).toPass({
    timeout: 20_000,
    intervals: [5],
  });

const backAt = async ({ simulator }: KilledTill, { paymentId }: Sold): Promise<number> =>
  (await refundsAtProvider(simulator, paymentId)).reduce((sum, { cents }) => sum + cents, 0);

const clearFaults = async ({ simulator }: KilledTill): Promise<void> => {
  await simulator.control('faults', { clear: true });
};

const MOMENTS: readonly Moment[] = [
  { name: 'as the key is pressed', leadUp: async (till, sold) => press(till, sold, toMoney(PART)) },
  {
    name: 'once it is written',
    async leadUp(till, sold) {
      await pressUntilTaken(till, sold);
      await untilWritten(till, sold, () => true);
    },
  },
  {
    name: 'while the provider has not begun with it',
    async leadUp(till, sold, api) {
      await till.simulator.control('faults', { match: WRITES[api], fault: 'slow', delayMs: 5000 });
      await pressUntilTaken(till, sold);
      await untilWritten(till, sold, ({ state }) => state === 'requested');
    },
    meanwhile: clearFaults,
  },
  {
    name: 'when the provider has done it and nobody was told',
    async leadUp(till, sold, api) {
      await till.simulator.control('faults', { match: WRITES[api], fault: 'timeout' });
      await pressUntilTaken(till, sold);
      await expect(async () => expect(await backAt(till, sold)).toBe(PART)).toPass({
        timeout: 20_000,
        intervals: [5],
      });
    },
    meanwhile: clearFaults,
  },
  {
    name: 'when the answer was lost and that is written',
    async leadUp(till, sold, api) {
      await till.simulator.control('faults', { match: WRITES[api], fault: 'reset' });
      await pressUntilTaken(till, sold);
      await untilWritten(till, sold, ({ state }) => state === 'unknown');
    },
    meanwhile: clearFaults,
  },
  {
    name: 'when it is answered',
    async leadUp(till, sold) {
      await pressUntilTaken(till, sold);
      await expect(async () => expect(await backAt(till, sold)).toBe(PART)).toPass({
        timeout: 20_000,
        intervals: [5],
      });
    },
  },
  {
    name: 'once it is seen written',
    async leadUp(till, sold) {
      await pressUntilTaken(till, sold);
      await untilWritten(till, sold, ({ state }) => state === 'done' || state === 'in-process');
    },
  },
  {
    name: 'and the panel gives it back while the till is dark',
    async leadUp(till, sold, api) {
      await till.simulator.control('faults', { match: WRITES[api], fault: 'reset', when: 'before' });
      await pressUntilTaken(till, sold);
      await untilWritten(till, sold, () => true);
    },
    async meanwhile(till, { paymentId }) {
      await clearFaults(till);
      await till.simulator.control('payment', { payment_id: Number(paymentId), status: 'refunded' });
    },
  },
];

test.describe.configure({ timeout: 300_000 });

for (const api of ['instore', 'orders'] as const)
  test(`killed at steps of a refund by ${api}, never more goes back than came in`, async () => {
    const till = await openKilledTill(api === 'instore' ? 21 : 22);
    try {
      await till.simulator.control('refunds', { settleMs: DECIDED_MS });
      await ask(till.cashier(), 'settings/save', { api });
      const mine = MOMENTS.filter((_, at) => isKilledAtAll || (at % 2 === 0) === (api === 'instore'));
      for (const moment of mine) await test.step(moment.name, () => killOnce(till, moment, api));
      expect(till.problems, 'problems in the pages').toEqual([]);
      expect(verifyLog(join(till.dataDir, 'log-practice.db'), null)).toMatchObject({ ok: true });
    } finally {
      await till.close();
    }
  });

async function killOnce(till: KilledTill, moment: Moment, api: Api): Promise<void> {
  const sold = await sell(till);
  await moment.leadUp(till, sold, api);
  await till.kill();
  await moment.meanwhile?.(till, sold);
  await till.start();
  await agree(till, sold);
  // Two keys at once ask for all that is left, while the panel gives back some too.
  const { reference, paymentId } = sold;
  const wish = { reference, paymentId, amount: null, reason: 'todo' };
  const both = [1, 2].map(() => ask(till.cashier(), 'refund/request', wish));
  await till.simulator
    .control('payment', { payment_id: Number(sold.paymentId), status: 'refunded', amount: 1 })
    .catch(() => undefined);
  // Answered before the next moment: a write on its way would meet that one's fault.
  await Promise.all(both);
  await agree(till, sold);
}

/** Everything is settled, and the till says of each of its refunds what the provider says. */
async function agree(till: KilledTill, sold: Sold): Promise<void> {
  await expect(async () => {
    const ours = await refundsOf(till, sold);
    const there = await refundsAtProvider(till.simulator, sold.paymentId);
    expect(there.reduce((sum, { cents }) => sum + cents, 0)).toBeLessThanOrEqual(TOTAL);
    for (const { state } of ours) expect(['done', 'refused', 'rejected']).toContain(state);
    const done = ours.filter(({ state }) => state === 'done').map(({ given }) => Number(given));
    const byUs = there.filter(({ cents }) => done.includes(cents));
    expect(byUs.length).toBeGreaterThanOrEqual(done.length);
  }).toPass({ timeout: 45_000, intervals: [50, 200] });
}

async function sell(till: KilledTill): Promise<Sold> {
  const cashier = till.cashier();
  await ringUp(cashier, TOTAL);
  const reference = await chargeUntilShown(cashier);
  await payByWallet(till.simulator, reference);
  await until(cashier, 'is paid', chargeIs('paid'));
  await ask(cashier, 'sale/next');
  const row = (await recent(cashier)).find((each) => each.reference === reference);
  if (row === undefined) throw new Error('the sale is not in the list');
  const money = await ask(cashier, 'refunds/of-sale', { saleId: row.saleId });
  const paymentId = money?.payments[0]?.id;
  if (paymentId === undefined) throw new Error('the payment is not known');
  return { reference, saleId: row.saleId, paymentId };
}
