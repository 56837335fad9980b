import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Api, Reference } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { RefundId } from '#core/domain/refund';
import { createRefundDesk } from '#main/simulator/refund-book';
import { move } from '#main/simulator/wallet';
import { openCounter, type Story } from '#test/main/checkout/story';
import { createRefundWatch } from '#test/simulation/refund-watch';
import type { Fate } from '#test/simulation/wire';

const TOTAL = 1500;
const HOUR = 3_600_000;
const FATES = ['refused', 'request-lost', 'answer-lost', 'error-500-done', 'cut', 'reset-done'] as const;

type Step =
  | { readonly kind: 'ask'; readonly amount: number | null; readonly twice: boolean; readonly waitMs: number }
  | { readonly kind: 'outside'; readonly amount: number }
  | { readonly kind: 'doom'; readonly fate: Fate }
  | {
      readonly kind: 'desk';
      readonly answers: 'approved' | 'in_process';
      readonly settlesAs: 'approved' | 'rejected';
    }
  | { readonly kind: 'crash' }
  | { readonly kind: 'wait'; readonly ms: number };

const amounts = fc.integer({ min: 1, max: TOTAL });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('ask' as const),
      amount: fc.option(amounts),
      twice: fc.boolean(),
      waitMs: fc.integer({ min: 0, max: 2000 }),
    }),
    fc.record({ kind: fc.constant('outside' as const), amount: amounts }),
    fc.record({ kind: fc.constant('doom' as const), fate: fc.constantFrom(...FATES) }),
    fc.record({
      kind: fc.constant('desk' as const),
      answers: fc.constantFrom('approved' as const, 'in_process' as const),
      settlesAs: fc.constantFrom('approved' as const, 'rejected' as const),
    }),
    fc.record({ kind: fc.constant('crash' as const) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(50, 3000, 70_000, 25 * HOUR) }),
  ),
  { maxLength: 10 },
);

async function paid(api: Api): Promise<{ readonly shop: Story; readonly reference: Reference }> {
  const shop = await openCounter(7, 'dynamic', api);
  shop.add(TOTAL);
  await shop.charge();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(3000);
  shop.checkout().next();
  return { shop, reference };
}

async function take({ shop, reference }: Awaited<ReturnType<typeof paid>>, step: Step): Promise<void> {
  const { world } = shop;
  const payment = world.provider.world.scans.flatMap(({ payments }) => payments)[0];
  if (payment === undefined) throw new Error('nothing is paid');
  switch (step.kind) {
    case 'ask': {
      const amount = step.amount === null ? null : toMoney(step.amount);
      const wish = { reference, paymentId: String(payment.id), amount, by: 'Marta', reason: 'devuelto' };
      for (let presses = step.twice ? 2 : 1; presses > 0; presses--)
        world.press('asks', ({ checkout }) => checkout.refunding.request(wish));
      return shop.run(step.waitMs);
    }
    case 'outside':
      move(world.provider.world, { reference }, 'refunded', toMoney(step.amount));
      return undefined;
    case 'doom':
      return world.wire.doomNextOrder(step.fate);
    case 'desk':
      Object.assign(world.provider.world.desk, { ...step, settleMs: 20_000 });
      return undefined;
    case 'crash':
      return shop.restart();
    case 'wait':
      return shop.run(step.ms);
  }
}

it.each(['instore', 'orders'] as const)(
  'whatever is asked, lost, repeated and given back elsewhere, no more goes back than came in, by %s',
  { timeout: 120_000 },
  async (api) => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const sale = await paid(api);
        const { shop, reference } = sale;
        const watch = createRefundWatch(shop.world);
        for (const step of taken) {
          await take(sale, step);
          watch.look(shop.program());
        }
        const { lastId } = shop.world.provider.world.desk;
        Object.assign(shop.world.provider.world.desk, createRefundDesk(), { lastId });
        await shop.run(HOUR);
        const { received, returned } = shop.world.provider.truthOf(reference);
        expect(returned).toBeLessThanOrEqual(received);
        watch.look(shop.program());
        // A key that is spent leaves what never arrived to a person.
        const left = shop.program().log.unfinishedRefunds();
        expect(left.every(({ state }) => state === 'unknown')).toBe(true);
        for (const { refundId } of left) {
          letGo(shop, refundId);
          await shop.run(3000);
        }
        watch.lookAtTheEnd(shop.program());
      }),
      { numRuns: 25 },
    );
  },
);

const letGo = (shop: Story, refundId: RefundId): void =>
  shop.world.press('lets go', ({ checkout }) => checkout.refunding.drop(refundId, 'Marta', 'en efectivo'));
