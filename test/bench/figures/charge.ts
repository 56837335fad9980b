import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import encodeQR from 'qr';
import { type ScreenWatch, watchScreen } from '#scripts/screen-watch';
import { startSimulator } from '#scripts/simulator-process';
import type { Bench } from '#test/bench/bench';
import { type Figure, inTurns, type Measurement } from '#test/bench/figure';
import { keyAtIn, seenIn, watchFor } from '#test/bench/painted';
import { ask, ringUp, until } from '#test/support/till';

type Window = { readonly cashier: Page; readonly customer: Page };
const CODE = '.code svg';

/** From the key in one window to the drawing on the other. */
async function fromKeyToCode({ cashier, customer }: Window): Promise<number> {
  await Promise.all([watchFor(cashier, 'F12', 'no-such'), watchFor(customer, 'F12', CODE)]);
  await cashier.keyboard.press('F12');
  const { paintedAt } = await seenIn(customer);
  return paintedAt - (await keyAtIn(cashier));
}

async function openCounter(bench: Bench) {
  const simulator = await startSimulator('MLA');
  bench.atEnd(() => simulator.close());
  const args = [`--api-url=${simulator.url}`, '--lang=es-AR'];
  const app = await bench.start({ dataDir: bench.shop(bench.options.products), args });
  const pages: Window = { cashier: await app.page('cashier'), customer: await app.page('customer') };
  await pages.cashier.getByRole('searchbox').waitFor();
  const saved = await ask(pages.cashier, 'settings/save', {
    qrMode: 'dynamic',
    api: 'instore',
    printsByItself: false,
  });
  if (!saved.ok) throw new Error(saved.error);

  /** Charges as a cashier does; answers the charge that shows, and how long beyond the provider's answer it took. */
  async function charge(round: number) {
    await ringUp(pages.cashier, 1000 + round);
    await until(pages.cashier, 'has a line', ({ sale }) => sale.cart.lines.length > 0);
    const took = await fromKeyToCode(pages);
    const { charge: shown } = await ask(pages.cashier, 'counter/view');
    if (shown === null) throw new Error('no charge');
    const facts = await ask(pages.cashier, 'charge/facts', { reference: shown.reference });
    const issued = facts.find(({ kind }) => kind === 'code-issued');
    if (issued?.kind !== 'code-issued') throw new Error('no code');
    return { reference: shown.reference, aboveProviderMs: took - issued.providerMs };
  }

  async function next(): Promise<void> {
    await ask(pages.cashier, 'sale/next');
    await until(pages.cashier, 'is at the next sale', (view) => view.charge === null);
  }

  return { simulator, pages, charge, next };
}

type Counter = Awaited<ReturnType<typeof openCounter>>;

/** From the provider's call that closes the order to both screens saying so. */
async function paidOnBoth({ simulator, pages, charge, next }: Counter, round: number): Promise<number> {
  const { reference } = await charge(round);
  const screens: readonly ScreenWatch[] = [
    await watchScreen(pages.cashier, 'cashier', 'es-AR'),
    await watchScreen(pages.customer, 'customer', 'es-AR'),
  ];
  // A person's pace, and never in step with the reads.
  await delay(700 + ((round * 137) % 1000));
  await simulator.control('scan', { external_reference: reference });
  await delay(1500 + ((round * 211) % 2000));
  const closedAt = Date.now();
  await simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  const seen = await Promise.all(
    screens.map((screen) => screen.until(({ says }) => says === 'paid', 'paid')),
  );
  await next();
  return Math.max(...seen.map(({ at }) => at)) - closedAt;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => void server.close(() => done()));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

export const code: Figure = {
  names: ['charge-to-code'],
  async measure(bench) {
    const counter = await openCounter(bench);
    const empty = await bench.startEmpty();
    const twin: Window = { cashier: await empty.page('cashier'), customer: await empty.page('customer') };
    await twin.cashier.evaluate(
      (drawing) => Reflect.set(window, 'drawing', drawing),
      encodeQR('00020101021243650016com.mercadolibre020130636'.repeat(4), 'svg', { ecc: 'medium' }),
    );
    const [ours = [], bare = []] = await inTurns(
      { rounds: bench.rounds(20) },
      async (round) => {
        const { reference, aboveProviderMs } = await counter.charge(round);
        await ask(counter.pages.cashier, 'charge/cancel', { reference });
        await counter.next();
        await ask(counter.pages.cashier, 'cart/clear');
        return aboveProviderMs;
      },
      async () => {
        const took = await fromKeyToCode(twin);
        await twin.customer.evaluate(() => document.querySelector('.code svg')?.remove());
        return took;
      },
    );
    await bench.tidy();
    return [
      {
        name: 'charge-to-code',
        what: 'from the key to the code painted on the customer’s screen, less the provider’s answer',
        unit: 'ms',
        samples: ours,
        twin: { what: 'a key that has the other window paint a code', samples: bare },
        target: { ratio: 3, most: 60 },
        notes: { products: bench.options.products },
      },
    ];
  },
};

export const paid: Figure = {
  names: ['paid-by-reading', 'paid-notified'],
  async measure(bench) {
    const counter = await openCounter(bench);
    const { simulator, pages } = counter;
    const rounds = { rounds: bench.rounds(15), warmUps: 1 };
    const [reading = []] = await inTurns(rounds, (round) => paidOnBoth(counter, round));
    const port = await freePort();
    const notices = { isOn: true, port, toleranceMinutes: null };
    const saved = await ask(pages.cashier, 'settings/save', { notices });
    if (!saved.ok) throw new Error(saved.error);
    await simulator.control('notify', { url: `http://127.0.0.1:${port}/mp` });
    const [notified = []] = await inTurns(rounds, (round) => paidOnBoth(counter, round + 7));
    await bench.tidy();
    const from = 'from the provider closing the order to both screens saying paid';
    const row = (name: string, how: string, samples: readonly number[], most: number): Measurement => ({
      name,
      what: `${from}, ${how}`,
      unit: 'ms',
      samples,
      twin: null,
      target: { most },
      notes: { fromScanToPayMs: '1500 to 3500' },
    });
    return [
      row('paid-by-reading', 'by reading in the first minute', reading, 1100),
      row('paid-notified', 'with notifications', notified, 120),
    ];
  },
};
