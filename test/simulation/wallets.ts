import { toMoney } from '#core/domain/money';
import { move, type Outcome, pay, scan, settle } from '#main/simulator/wallet';
import type { Payment, PaymentWord } from '#main/simulator/world';
import type { Dice } from '#test/simulation/dice';
import type { ShopWorld } from '#test/simulation/world';

/** A code that was on the customer's screen once. Phones remember all of them. */
export type Seen = { readonly reference: string; readonly qrData: string };

export type Wallets = {
  /** Somebody looked at the screen. */
  look(seen: Seen): void;
  act(): void;
  /** The worst moment has come: whoever has a code pays now. */
  pounce(): void;
  /** A phone that still has an earlier code on it pays that one. */
  pounceOnEarlier(): void;
  /** A refund, a dispute or a charge-back that nobody at the counter asked for. */
  meddle(): void;
  /** Everybody goes home, and the provider makes up its mind about all that is in process. */
  goHome(): void;
};

export function createWallets(world: ShopWorld, dice: Dice): Wallets {
  const { world: provider, codesOf } = world.provider;
  const seen: Seen[] = [];
  let isHome = false;

  /** Mostly the last code, for that is the one the customer stands before. */
  function recall(): Seen | null {
    if (seen.length === 0) return null;
    return dice.chance(0.65) ? (seen.at(-1) ?? null) : dice.pick(seen);
  }

  function payFor({ reference }: Seen, outcome: Outcome): void {
    const total = codesOf(reference)[0]?.total ?? toMoney(0);
    const amount = dice.chance(0.12)
      ? { amount: toMoney(Math.ceil(total * dice.pick([0.3, 0.5, 0.9, 1.2]))) }
      : {};
    const newScan = dice.chance(0.12);
    const paid = pay(provider, { reference, outcome, newScan, ...amount });
    if (paid.ok) world.counts.payments += 1;
    const end = paid.ok ? `${paid.value.payment.id} ${paid.value.payment.amount}` : paid.error;
    world.say(`wallet pays ${reference}: ${outcome} ${end}${newScan ? ' on a scan of its own' : ''}`);
  }

  const outcome = (): Outcome => dice.weighted({ approved: 7, rejected: 2, in_process: 2 });

  const payments = (): readonly Payment[] => provider.scans.flatMap((order) => order.payments);

  function decideOne(payment: Payment): void {
    const end: Outcome = dice.chance(0.7) ? 'approved' : 'rejected';
    settle(provider, { paymentId: payment.id }, { outcome: end });
    world.say(`provider decides ${payment.id}: ${end}`);
  }

  return {
    look(code) {
      if (!seen.some(({ qrData }) => qrData === code.qrData)) seen.push(code);
    },
    act() {
      const waiting = payments().filter(({ status }) => status === 'in_process');
      if (waiting.length > 0 && dice.chance(0.4)) decideOne(dice.pick(waiting));
      const code = recall();
      if (code === null) return;
      if (dice.chance(0.25)) {
        const scanned = scan(provider, code);
        world.say(`wallet scans ${code.reference}: ${scanned.ok ? scanned.value.id : scanned.error}`);
      } else payFor(code, outcome());
    },
    pounce() {
      const code = isHome ? null : recall();
      if (code !== null) payFor(code, dice.chance(0.85) ? 'approved' : outcome());
    },
    pounceOnEarlier() {
      const code = isHome ? undefined : seen.at(-2);
      if (code !== undefined) payFor(code, 'approved');
    },
    meddle() {
      const money = payments().filter(({ status }) => status === 'approved' || status === 'in_mediation');
      if (money.length === 0) return;
      const payment = dice.pick(money);
      const word = dice.pick<PaymentWord>([
        'refunded',
        'refunded',
        'in_mediation',
        'charged_back',
        'approved',
      ]);
      const part =
        word === 'refunded' && dice.chance(0.4)
          ? toMoney(Math.ceil((payment.amount - payment.refunded) / 2))
          : undefined;
      const moved = move(provider, { paymentId: payment.id }, word, part);
      world.say(`outside ${payment.id}: ${word} ${part ?? ''} ${moved.ok ? 'done' : moved.error}`);
    },
    goHome() {
      isHome = true;
      for (const payment of payments()) if (payment.status === 'in_process') decideOne(payment);
    },
  };
}
