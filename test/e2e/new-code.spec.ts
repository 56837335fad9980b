import type { Reference } from '#core/domain/charge';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import customerWords from '#renderer/i18n/es-AR/customer.json' with { type: 'json' };
import { expect, type Shop, test } from '#test/support/shop';

/* Two codes of one sale, both paid: whatever happens, it is one sale and somebody is told of the money too much. */

async function firstCode(shop: Shop): Promise<Reference> {
  await shop.counter.ringUp();
  await shop.counter.charge();
  await shop.customer.until(({ hasCode }) => hasCode, 'a code');
  return newest(shop);
}

function newest(shop: Shop): Reference {
  const charge = shop.readLog()?.charges.at(-1);
  if (charge === undefined) throw new Error('no charge is in the log');
  return charge.reference;
}

/** Another code than the first, on the customer's screen. */
async function secondCode(shop: Shop, first: Reference): Promise<Reference> {
  await expect.poll(() => newest(shop)).not.toBe(first);
  await expect.poll(async () => (await shop.customer.all()).at(-1)?.hasCode).toBe(true);
  return newest(shop);
}

const pay = (shop: Shop, reference: Reference) =>
  shop.simulator.control('pay', { external_reference: reference, outcome: 'approved', late: true });

/** Both codes paid: told as double on both screens, no code on either, and the list names it. */
async function expectDouble(shop: Shop): Promise<void> {
  const { cashier, customer } = shop.pages;
  await expect(customer.getByRole('heading', { name: customerWords.tell.double.title })).toBeVisible({
    timeout: 20_000,
  });
  await expect(cashier.getByText(words.trouble.double.head).first()).toBeVisible();
  for (const page of [cashier, customer]) await expect(page.locator('.code svg')).toHaveCount(0);
  // Said at once to those who listen, at both ends of the counter.
  const heard = (page: typeof cashier, text: string) =>
    expect(page.locator('p.sr[role=alert]').filter({ hasText: text })).toHaveCount(1);
  await heard(cashier, words.trouble.double.todo);
  await heard(customer, customerWords.tell.double.title);

  const logged = shop.readLog();
  const charges = logged?.charges ?? [];
  expect(charges).toHaveLength(2);
  expect(charges.every(({ outcome }) => outcome !== null)).toBe(true);
  const received = charges.reduce((sum, charge) => sum + charge.received, 0);
  expect(received).toBeGreaterThan(logged?.sale.total ?? 0);

  await shop.counter.showRecent();
  const list = cashier.getByRole('list', { name: words.recent.list });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByText(words.badge.double)).toHaveCount(1);
}

test('a new code after expiry, and the first is paid a second later: one sale, one double', async ({
  shop,
  electronApp,
}) => {
  const first = await firstCode(shop);
  await shop.simulator.passDeadline(first);
  await shop.cashier.until(({ says }) => says === 'expired', 'expired');
  await shop.counter.chargeAgain();
  const second = await secondCode(shop, first);
  await pay(shop, first);
  await pay(shop, second);
  await expect.poll(() => shop.readLog()?.charges.at(-1)?.state).toBe('paid');
  // The first is read once a minute by now; a PC that wakes reads everything at once.
  await electronApp.evaluate(({ powerMonitor }) => void setImmediate(() => powerMonitor.emit('resume')));
  await expectDouble(shop);
});

test('a new code after the total changed, and both are paid: one sale, one double', async ({ shop }) => {
  const first = await firstCode(shop);
  await shop.counter.cancel();
  await shop.cashier.until(({ says }, at, all) => says === 'sale' && at === all.length - 1, 'the sale again');
  await shop.counter.oneMore();
  await shop.counter.charge();
  const second = await secondCode(shop, first);
  await pay(shop, first);
  await pay(shop, second);
  await expectDouble(shop);
});
