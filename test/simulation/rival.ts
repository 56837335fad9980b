import { toMoney } from '#core/domain/money';
import { clearSlot, putByOther, scanFixed, slotNow } from '#main/simulator/slot';
import { pay } from '#main/simulator/wallet';
import type { Code } from '#main/simulator/world';
import type { Dice } from '#test/simulation/dice';
import type { ShopWorld } from '#test/simulation/world';

/** What every order of the other program is called. */
export const RIVAL_PREFIX = 'caja-vieja-';

/**
 * Another program on the same register, and the customers before the printed code: they scan it at any moment and pay
 * whatever it leads to.
 */
export type Rival = { act(): void; scan(): void; goHome(): void };

export function createRival(world: ShopWorld, dice: Dice): Rival {
  const { world: provider } = world.provider;
  let orders = 0;
  let isHome = false;

  function put(): void {
    orders += 1;
    const reference = `${RIVAL_PREFIX}${orders}`;
    const before = slotNow(provider)?.reference ?? 'nothing';
    putByOther(provider, reference, toMoney(dice.pick([700, 1200])));
    world.say(`the other program puts ${reference} where ${before} was`);
    const hold = dice.chance(0.5) ? dice.whole(1000, 20_000) : dice.whole(20_000, 200_000);
    world.time.after(hold, () => remove(reference));
  }

  function remove(reference: string): void {
    if (slotNow(provider)?.reference !== reference) return;
    clearSlot(provider);
    world.say(`the other program takes ${reference} off`);
  }

  /** It does not ask whose order it takes off. */
  function wipe(): void {
    world.say(`the other program clears the register of ${slotNow(provider)?.reference ?? 'nothing'}`);
    clearSlot(provider);
  }

  function confirm({ reference }: Code): void {
    if (isHome) return;
    const paid = pay(provider, { reference, outcome: dice.chance(0.85) ? 'approved' : 'rejected' });
    if (paid.ok) world.counts.payments += 1;
    world.say(`the printed code pays ${reference}: ${paid.ok ? paid.value.payment.status : paid.error}`);
  }

  return {
    act() {
      if (isHome) return;
      if (dice.chance(0.8)) put();
      else wipe();
    },
    scan() {
      if (isHome) return;
      const scanned = scanFixed(provider, dice.chance(0.1));
      if (!scanned.ok || scanned.value === 'waiting') return;
      const { code } = scanned.value;
      world.say(`the printed code is scanned: ${code.reference}`);
      const later = dice.chance(0.7) ? dice.whole(0, 6000) : dice.whole(6000, 90_000);
      if (dice.chance(0.85)) world.time.after(later, () => confirm(code));
    },
    goHome() {
      isHome = true;
      clearSlot(provider);
    },
  };
}

export const isRivals = (reference: string): boolean => reference.startsWith(RIVAL_PREFIX);
