import { createServer } from 'node:net';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import { createCounter } from '#scripts/counter-driver';
import { playSale } from '#scripts/play-sale';
import { watchScreen } from '#scripts/screen-watch';
import { expect, type Shop, test } from '#test/support/shop';
import { ringUp } from '#test/support/till';

/*
 * A shop with a public address in front: the provider tells, and the charge is read at once. With NOTICED_SALES=20 it
 * sells so many without and so many with notifications, and prints how long the screens took.
 */

const SALES = Number(process.env.NOTICED_SALES ?? '1');
const { notices } = words.settings;
/** Measured at a person's pace: a wallet that scans and pays in a blink finds the register's reads used up. */
const paceOf = ({ pace }: Shop): number => (SALES > 1 ? 1 : pace);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => void server.close(() => done()));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** On the page of the settings, as the shop's technician does. */
async function listen({ pages: { cashier } }: Shop, port: number): Promise<void> {
  await openPage(cashier);
  await cashier.getByText(notices.listen).click();
  await cashier.getByLabel(notices.port).fill(String(port));
  await cashier.getByRole('button', { name: notices.savePort }).click();
  await expect(cashier.getByText(notices.door.open.replace('{{port}}', String(port)))).toBeVisible();
}

async function openPage(cashier: Shop['pages']['cashier']): Promise<void> {
  await cashier.getByRole('button', { name: words.top.settings }).click();
  await cashier.getByRole('tab', { name: notices.tab }).click();
}

/** How long after the provider's approval both screens said so. */
async function sell(shop: Shop, at: number): Promise<number> {
  const { pages } = shop;
  const cashier = await watchScreen(pages.cashier, 'cashier', 'es-AR');
  const customer = await watchScreen(pages.customer, 'customer', 'es-AR');
  const counter = createCounter(pages.cashier, cashier, 'MLA');
  await ringUp(pages.cashier, 1000 + at);
  await customer.until(({ says }) => says === 'building', 'the sale');
  const { closedToScreenMs } = await playSale('paid', {
    ...shop,
    cashier,
    customer,
    counter,
    pace: paceOf(shop),
  });
  await counter.next();
  await customer.until(
    ({ says }, index, all) => says === 'idle' && index === all.length - 1,
    'an idle screen',
  );
  if (closedToScreenMs === null) throw new Error('no money came');
  return closedToScreenMs;
}

async function sellAll(shop: Shop): Promise<readonly number[]> {
  const took: number[] = [];
  for (let at = 0; at < SALES; at++) took.push(await sell(shop, at));
  return took;
}

function figuresOf(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((part) => sorted[Math.ceil(part * sorted.length) - 1]);
  return `p50 ${p50} ms, p95 ${p95} ms of ${sorted.length}`;
}

test('a notification has the charge read, and the page says so; a test one shows that the door is open', async ({
  shop,
}) => {
  test.setTimeout(60_000 + SALES * 40_000);
  const { cashier } = shop.pages;
  const without = await sellAll(shop);
  const port = await freePort();
  await listen(shop, port);
  await cashier.getByRole('button', { name: notices.trial.press }).click();
  await expect(
    cashier.getByText(
      notices.trial.came
        .replace('{{verdict}}', notices.verdict.unsigned)
        .replace('{{fate}}', notices.fate.foreign),
    ),
  ).toBeVisible();
  await cashier.getByRole('button', { name: words.settings.close }).click();

  await shop.simulator.control('notify', { url: `http://127.0.0.1:${port}/mp` });
  const withThem = await sellAll(shop);
  if (SALES > 1) process.stdout.write(`without: ${figuresOf(without)}; notified: ${figuresOf(withThem)}\n`);
  await openPage(cashier);
  await expect(cashier.locator('.notices').getByText(notices.fate.read).first()).toBeVisible();
  await expect(cashier.locator('.notices').getByText(notices.topic['merchant-order']).first()).toBeVisible();
});

test('a port that another program holds is said in words, and the sale goes on by reading', async ({
  shop,
}) => {
  const { cashier } = shop.pages;
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await openPage(cashier);
  await cashier.getByText(notices.listen).click();
  await cashier.getByLabel(notices.port).fill(String(port));
  await cashier.getByRole('button', { name: notices.savePort }).click();
  await expect(
    cashier.getByText(notices.door['port-in-use'].replace('{{port}}', String(port))),
  ).toBeVisible();
  await cashier.getByRole('button', { name: words.settings.close }).click();
  await sell(shop, 0);
  other.close();
});
