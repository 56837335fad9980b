import { excessLeft, excessRefund, type Givable, givables } from '#core/domain/excess';
import { type Money, toMoney } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import { createRefundDesk } from '#main/simulator/refund-book';
import { NO_MONEY } from '#main/simulator/refunds';
import { move } from '#main/simulator/wallet';
import type { Dice } from '#test/simulation/dice';
import type { Program } from '#test/simulation/program';
import type { ShopWorld } from '#test/simulation/world';

export type Returns = {
  act(): void;
  /** The provider takes refunds as usual again. */
  goHome(): void;
};

type Wanted = { readonly each: Givable; readonly amount: Money | null };

/** Customers bring things back, or have paid too much: the cashier gives back, twice in a hurry, and now and then lets go. */
export function createReturns(world: ShopWorld, dice: Dice): Returns {
  const { desk } = world.provider.world;

  function someSale({ log }: Program): SaleId | null {
    const sales = log.recent(12).filter(({ received }) => received > 0);
    return sales.length === 0 ? null : dice.pick(sales).saleId;
  }

  function wantedOf({ log }: Program, saleId: SaleId): Wanted | null {
    const charges = log.chargesOf(saleId);
    const all = givables(charges, log.refundsOf(saleId));
    const sale = log.sale(saleId);
    const excess = sale === null ? null : excessRefund(excessLeft(sale, charges, all), all);
    const tooMuch =
      excess?.kind === 'give' ? all.find(({ payment }) => payment.id === excess.paymentId) : undefined;
    if (excess?.kind === 'give' && tooMuch !== undefined && dice.chance(0.7))
      return { each: tooMuch, amount: excess.amount };
    if (all.length === 0) return null;
    const each = dice.pick(all);
    const part = toMoney(Math.max(1, Math.floor(each.payment.amount * dice.pick([0.3, 0.5, 0.9]))));
    return { each, amount: dice.weighted({ all: 5, part: 5 }) === 'all' ? null : part };
  }

  function give(program: Program): unknown {
    const saleId = someSale(program);
    const wanted = saleId === null ? null : wantedOf(program, saleId);
    if (wanted === null) return undefined;
    const { each, amount } = wanted;
    const wish = {
      reference: each.reference,
      paymentId: each.payment.id,
      amount,
      by: 'Ana',
      reason: 'simulado',
    };
    world.counts.refunds += 1;
    if (dice.chance(0.25)) outsideSoon(each.payment.id);
    if (dice.chance(0.25)) world.time.after(dice.whole(0, 400), () => press('again', wish));
    return program.checkout.refunding.request(wish);
  }

  const press = (what: string, wish: Parameters<Program['checkout']['refunding']['request']>[0]): void =>
    world.press(`cashier gives back ${what}`, ({ checkout }) => checkout.refunding.request(wish));

  /** Somebody at the panel has the same thought at the same moment. */
  function outsideSoon(paymentId: string): void {
    world.time.after(dice.whole(0, 600), () => {
      const payment = world.provider.world.scans
        .flatMap(({ payments }) => payments)
        .find(({ id }) => String(id) === paymentId);
      // What the bank has taken back nobody gives back.
      if (payment?.status !== 'approved') return;
      const half = dice.chance(0.5) ? toMoney(Math.ceil(payment.amount / 2)) : undefined;
      const moved = move(world.provider.world, { paymentId: payment.id }, 'refunded', half);
      world.say(`panel gives back ${payment.id} ${half ?? 'whole'}: ${moved.ok ? 'done' : moved.error}`);
    });
  }

  function letGo({ log, checkout }: Program): unknown {
    const [refund] = log.unfinishedRefunds();
    return refund === undefined ? undefined : checkout.refunding.drop(refund.refundId, 'Ana', 'en efectivo');
  }

  function decideOtherwise(): void {
    const answers = dice.weighted({ approved: 3, in_process: 4, rejected: 1 });
    const settlesAs = dice.chance(0.7) ? 'approved' : 'rejected';
    const refuses = dice.chance(0.2) ? NO_MONEY : null;
    Object.assign(desk, { answers, settlesAs, settleMs: dice.whole(500, 1_800_000), refuses });
    world.say(`refunds are ${answers}, settle as ${settlesAs}${refuses === null ? '' : ', refused'}`);
  }

  return {
    act() {
      if (world.pc.isAsleep()) return;
      const what = dice.weighted({ give: 8, 'let-go': 1, desk: 3 });
      if (what === 'desk') decideOtherwise();
      else if (what === 'give') world.press('cashier gives back', give);
      else world.press('cashier lets go', letGo);
    },
    goHome() {
      const { lastId } = desk;
      Object.assign(desk, createRefundDesk(), { lastId });
    },
  };
}
