import type { Reference } from '#core/domain/charge';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import customerWords from '#renderer/i18n/es-AR/customer.json' with { type: 'json' };
import { expect, type Shop, test } from '#test/support/same-shop';

/* Mercado Pago at its worst, and then well again: nothing is lost, nothing is charged twice, every wait has its words. */

type Fault = {
  readonly fault: '500' | '502-html' | '429' | 'cut' | 'timeout';
  readonly reason: string;
  readonly retryAfterS?: number;
};

const server: Fault = { fault: '500', reason: words.reason.server };
const page: Fault = { fault: '502-html', reason: words.reason.server };
const cut: Fault = { fault: 'cut', reason: words.reason.unreadable };
const silence: Fault = { fault: 'timeout', reason: words.reason.timeout };
const tooMany: Fault = { fault: '429', reason: words.reason['rate-limited'], retryAfterS: 2 };

const FOR_EVER = 999;

async function breaks(
  shop: Shop,
  match: 'GET' | 'POST',
  { reason: _reason, ...fault }: Fault,
  times: number,
) {
  await shop.simulator.control('faults', { match, times, ...fault });
}
const heals = (shop: Shop) => shop.simulator.control('faults', { clear: true });

/** Pays whatever code the customer's screen shows now, and sees it through on both screens. */
async function payAndSee(shop: Shop): Promise<void> {
  await expect.poll(async () => (await shop.customer.all()).at(-1)?.hasCode, { timeout: 20_000 }).toBe(true);
  await shop.simulator.control('pay', { external_reference: lastReference(shop), outcome: 'approved' });
  await expect(shop.pages.customer.getByRole('heading', { name: customerWords.tell.paid.title })).toBeVisible(
    {
      timeout: 20_000,
    },
  );
  await expect(shop.pages.cashier.getByRole('heading', { name: words.paid.title })).toBeVisible();
}

const lastReference = (shop: Shop): Reference | undefined => shop.readLog()?.charges.at(-1)?.reference;

/** One sale, paid once, and every attempt before the last accounted for. */
function expectPaidOnce(shop: Shop, earlier: readonly string[]): void {
  const logged = shop.readLog();
  const charges = logged?.charges ?? [];
  expect(charges.map(({ state }) => state)).toEqual([...earlier, 'paid']);
  expect(charges.map(({ oddness }) => oddness)).toEqual(charges.map(() => []));
  expect(charges.reduce((sum, { received }) => sum + received, 0)).toBe(logged?.sale.total);
  expect(logged?.sale.receiptNumber).not.toBeNull();
}

/** By Orders the same request goes again under the same key; an instore code of a lost answer is replaced. */
const earlierBy = { instore: ['superseded'], orders: [] } as const;

for (const api of ['instore', 'orders'] as const) {
  test.describe(api, () => {
    test.use({ api });

    for (const broken of [server, page, cut]) {
      test(`${broken.fault} to everything: nobody knows, both screens say so, and one code is paid in the end`, async ({
        shop,
      }) => {
        await shop.counter.ringUp();
        // Orders would ask once more, and have its answer.
        await breaks(shop, 'POST', broken, api === 'orders' ? FOR_EVER : 1);
        await breaks(shop, 'GET', broken, FOR_EVER);
        await shop.counter.charge();
        const { cashier, customer } = shop.pages;
        await expect(cashier.getByRole('heading', { name: words.trouble.unknown.title })).toBeVisible();
        await expect(cashier.getByText(broken.reason).first()).toBeVisible();
        await expect(customer.getByRole('heading', { name: customerWords.tell.unknown.title })).toBeVisible();
        await expect(customer.getByText(customerWords.tell.unknown.next)).toBeVisible();
        await heals(shop);
        await payAndSee(shop);
        expectPaidOnce(shop, earlierBy[api]);
      });
    }

    test('silence to the request: the customer waits for a code, and another attempt brings it', async ({
      shop,
    }) => {
      await shop.counter.ringUp();
      await breaks(shop, 'POST', silence, 1);
      await shop.counter.charge();
      await expect(
        shop.pages.customer.getByRole('heading', { name: customerWords.preparing.title }),
      ).toBeVisible();
      await expect(shop.pages.cashier.getByText(words.ask.requested.word)).toBeVisible();
      await payAndSee(shop);
      expectPaidOnce(shop, earlierBy[api]);
    });
  });
}

test('429 to the request: nothing was made, the cashier tries again with one key', async ({ shop }) => {
  await shop.counter.ringUp();
  await breaks(shop, 'POST', tooMany, 1);
  await shop.counter.charge();
  const { cashier, customer } = shop.pages;
  await expect(cashier.getByRole('heading', { name: words.trouble.refused.title })).toBeVisible();
  await expect(cashier.getByText(tooMany.reason).first()).toBeVisible();
  await expect(customer.getByRole('heading', { name: customerWords.tell.refused.title })).toBeVisible();
  await shop.counter.chargeAgain();
  await payAndSee(shop);
  expectPaidOnce(shop, ['refused']);
});

for (const broken of [server, page, cut, silence, tooMany]) {
  test(`${broken.fault} to every read: the code stays, the cashier is told why, and the money is found`, async ({
    shop,
  }) => {
    await shop.counter.ringUp();
    await shop.counter.charge();
    await shop.customer.until(({ hasCode }) => hasCode, 'a code');
    await breaks(shop, 'GET', broken, FOR_EVER);
    await expect(shop.pages.cashier.getByText(`Mercado Pago no contesta: ${broken.reason}`)).toBeVisible({
      timeout: 20_000,
    });
    expect((await shop.customer.all()).at(-1)).toMatchObject({ says: 'pay', hasCode: true });
    await expect(shop.pages.customer.getByText(customerWords.pay.how.any)).toBeVisible();
    await heals(shop);
    await payAndSee(shop);
    expectPaidOnce(shop, []);
  });
}
