import type { KilledTill } from '#test/support/killed-till';
import { payByWallet } from '#test/support/outside-simulator';
import { ask, chargeIs, chargeUntilShown, ringUp, until } from '#test/support/till';

/** A moment of a sale at which the power goes. */
export type Moment = {
  readonly name: string;
  /** Leads up to the moment and comes back in it. */
  readonly leadUp: (till: KilledTill) => Promise<void>;
  /** What the world does while the till is dark. */
  readonly meanwhile?: (till: KilledTill) => Promise<void>;
};

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Presses the key and waits for nothing: the page may die with the answer. */
function pressCharge({ cashier }: KilledTill): void {
  ask(cashier(), 'charge/start').catch(() => undefined);
}

async function untilProviderHasOneMore({ simulator }: KilledTill, before: number): Promise<void> {
  const end = performance.now() + 10_000;
  while ((await simulator.truth()).length <= before) {
    if (performance.now() > end) throw new Error('the provider never got the order');
  }
}

const codesNow = async ({ simulator }: KilledTill): Promise<number> => (await simulator.truth()).length;
const lastCode = async ({ simulator }: KilledTill): Promise<string> =>
  (await simulator.truth()).at(-1)?.reference ?? '';

const clearFaults = async ({ simulator, printer }: KilledTill): Promise<void> => {
  await simulator.control('faults', { clear: true });
  printer.release();
};

/** `KILLS=all` kills at every moment there is; the suite makes do with fewer of those that are alike. */
export const isKilledAtAll = process.env.KILLS === 'all';

export const MOMENTS: readonly Moment[] = [
  {
    name: 'while it is being rung up',
    leadUp: ({ cashier }) => ringUp(cashier(), 250, 'Pan'),
  },
  {
    name: 'as the key is pressed',
    leadUp: async (till) => pressCharge(till),
  },
  {
    name: 'while the provider holds the answer',
    async leadUp(till) {
      const before = await codesNow(till);
      await till.simulator.control('faults', { match: '/qrs', fault: 'slow', delayMs: 4000 });
      pressCharge(till);
      await untilProviderHasOneMore(till, before);
    },
    meanwhile: clearFaults,
  },
  {
    name: 'between the answer and the code',
    async leadUp(till) {
      const before = await codesNow(till);
      pressCharge(till);
      await untilProviderHasOneMore(till, before);
    },
  },
  {
    name: 'when the code has just come up',
    leadUp: async ({ cashier }) => void (await chargeUntilShown(cashier())),
  },
  {
    name: 'while it waits, and the wallet pays in the dark',
    async leadUp({ cashier }) {
      await chargeUntilShown(cashier());
      await pause(400);
    },
    meanwhile: async (till) => payByWallet(till.simulator, await lastCode(till)),
  },
  {
    name: 'after the wallet paid and before the till has read it',
    async leadUp(till) {
      const reference = await chargeUntilShown(till.cashier());
      await till.simulator.control('faults', { match: '/search', fault: 'slow', delayMs: 4000, times: 20 });
      await payByWallet(till.simulator, reference);
      await pause(150);
    },
    meanwhile: clearFaults,
  },
  {
    name: 'as soon as paid is written',
    async leadUp({ cashier, simulator }) {
      await payByWallet(simulator, await chargeUntilShown(cashier()));
      await until(cashier(), 'is paid', chargeIs('paid'));
    },
  },
  {
    name: 'while the receipt prints',
    async leadUp({ cashier, simulator, printer }) {
      printer.hold();
      const begun = printer.begun();
      await payByWallet(simulator, await chargeUntilShown(cashier()));
      await begun;
    },
    meanwhile: clearFaults,
  },
];

/** At any time in the first seconds of a charge, while a wallet pays at any other. */
export function someMoment(random: () => number): Moment {
  const payAfterMs = Math.round(random() * 900);
  const killAfterMs = Math.round(random() * 1500);
  const isPaidAtAll = random() < 0.8;
  return {
    name: `${killAfterMs} ms on${isPaidAtAll ? `, paid from ${payAfterMs} ms on` : ', unpaid'}`,
    async leadUp(till) {
      const before = await codesNow(till);
      pressCharge(till);
      const paying = isPaidAtAll ? payWhenShown(till, before, payAfterMs) : Promise.resolve();
      paying.catch(() => undefined);
      await pause(killAfterMs);
    },
  };
}

/** Only what stood on a screen can be scanned. */
async function payWhenShown(till: KilledTill, before: number, afterMs: number): Promise<void> {
  await untilProviderHasOneMore(till, before);
  const made = (await till.simulator.truth()).at(-1);
  for (let tries = 0; made !== undefined && tries < 60; tries += 1) {
    await pause(20);
    if (![...till.seen.shown].some((reference) => reference === made.reference)) continue;
    await pause(afterMs);
    await payByWallet(till.simulator, made.reference);
    return;
  }
}
