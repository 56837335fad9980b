import type { ChargeAnswer } from '#core/counter-answers';
import type { Charge, Reference } from '#core/domain/charge';
import { standingOf } from '#core/domain/sale-record';
import { err, ok } from '#core/result';
import type { Charging } from '#main/checkout/charging';
import type { Counter } from '#main/checkout/counter';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Issuer } from '#main/checkout/issuer';
import type { Recorder } from '#main/checkout/recorder';
import { liesOnTheSlot, SLOT_IN_USE, type Slot } from '#main/checkout/slot';
import type { SlotKeeper } from '#main/checkout/slot-keeper';
import type { Tendering } from '#main/checkout/tendering';
import type { Tickets } from '#main/checkout/tickets';
import type { Watcher } from '#main/checkout/watcher';

/** What the cashier's keys do with the charge and the cart in front of them. */
export type Acts = {
  cancel(charge: Charge): ChargeAnswer;
  newCode(charge: Charge): Promise<ChargeAnswer>;
  takeRegister(charge: Charge): Promise<ChargeAnswer>;
  park(charge: Charge): ChargeAnswer;
  recall(charge: Charge): ChargeAnswer;
  start(): Promise<ChargeAnswer>;
  next(): ChargeAnswer;
  /** Paid, with no charge in front to say so. */
  isClosed(): boolean;
};

type Deps = Pick<CheckoutDeps, 'log'> & {
  readonly counter: Counter;
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  readonly slot: Slot;
  readonly keeper: SlotKeeper;
  readonly charging: Charging;
  readonly issuer: Issuer;
  readonly tendering: Pick<Tendering, 'isClosed'>;
  readonly tickets: Pick<Tickets, 'hold'>;
  readonly live: () => Reference | null;
  /** A key that may make a code is being worked on. */
  readonly isBusy: () => boolean;
};

export function createActs(deps: Deps): Acts {
  const { log, counter, recorder, watcher, slot, keeper, charging, tendering, issuer, live, isBusy } = deps;

  const isClosed = (): boolean => tendering.isClosed(counter.front());

  /** Charges what is on the counter, or puts the same code back while it holds. */
  const start = async (): Promise<ChargeAnswer> =>
    isClosed() ? err('already-closed') : charging.begin(null);

  function isPaid(id: Charge['saleId']): boolean {
    const sale = log.sale(id);
    return sale !== null && standingOf(sale, log.chargesOf(id)).isPaid;
  }

  /** The code is off before anything is asked: a read that takes its time must not leave it standing. */
  function cancel(charge: Charge): ChargeAnswer {
    if (charge.outcome !== null) return err('already-closed');
    const { reference } = charge;
    const written = recorder.write(reference, [{ kind: 'asking-stopped', why: 'cashier' }]);
    if (!written.ok) return written;
    counter.removeParked(reference);
    if (live() === reference && written.value.state !== 'in-process') {
      counter.put({ ...counter.front(), reference: null });
      counter.glow('cancelled', charge.total);
    }
    watcher.follow(written.value);
    if (charge.state !== 'not-sent') void watcher.readNow(reference);
    return ok(null);
  }

  async function newCode(charge: Charge): Promise<ChargeAnswer> {
    if (live() !== charge.reference) return err('busy');
    switch (charge.state) {
      case 'awaiting-payment':
        return err('same-code-holds');
      case 'not-sent':
        // Its end is not waited for: the key is free again, and the charge itself says how it goes.
        void issuer.retry(charge.reference);
        return ok(null);
      case 'checking':
        // Off the register's slot nobody can begin to pay it: what is there now is read before a new code is made.
        return charge.withdrawnAt === null ? err('first-not-read') : charging.begin(charge);
      case 'requested':
      case 'superseded':
        return err('first-not-read');
      case 'in-process':
      case 'paid':
      case 'paid-late':
        return err('money-came');
      case 'unknown': {
        const isOpen = !liesOnTheSlot(charge) || keeper.isAbsent(charge.reference);
        return isOpen ? charging.begin(charge) : err('first-not-read');
      }
      case 'refused':
      case 'expired':
      case 'cancelled':
        return charging.begin(charge);
      default: {
        const never: never = charge.state;
        throw new Error(`newCode: ${String(never)}`);
      }
    }
  }

  async function takeRegister(charge: Charge): Promise<ChargeAnswer> {
    const { asking } = charge;
    if (asking.kind !== 'refused' || asking.code !== SLOT_IN_USE) return err('busy');
    slot.allow(asking.message);
    return newCode(charge);
  }

  function park(charge: Charge): ChargeAnswer {
    if (charge.mode !== 'dynamic') return err('not-in-this-mode');
    if (charge.state !== 'awaiting-payment' || live() !== charge.reference) return err('busy');
    const written = recorder.write(charge.reference, [{ kind: 'charge-parked' }]);
    if (!written.ok) return written;
    counter.addParked(charge.reference);
    counter.clear();
    counter.glow('parked', charge.total);
    return ok(null);
  }

  function recall(charge: Charge): ChargeAnswer {
    const sale = log.sale(charge.saleId);
    if (sale === null || !counter.parked().includes(charge.reference)) return err('no-such-charge');
    // A sale that is being built waits meanwhile among those set aside.
    if (counter.front().cart.lines.length > 0 && !deps.tickets.hold(null).ok) return err('busy');
    const { reference, saleId } = counter.front();
    if (reference !== null || saleId !== null || isBusy()) return err('busy');
    const written = recorder.write(charge.reference, [{ kind: 'charge-recalled' }]);
    if (!written.ok) return written;
    counter.removeParked(charge.reference);
    counter.put({ cart: sale.cart, saleId: sale.id, reference: charge.reference });
    return ok(null);
  }

  /** Paid: the counter is free. Ended without all of the money: the cart goes back to the cashier, on the same sale. */
  function next(): ChargeAnswer {
    const { reference } = counter.front();
    const charge = reference === null ? null : log.charge(reference);
    if (charge === null) {
      if (isClosed()) counter.clear();
      return ok(null);
    }
    const isLeft = charge.asking.kind !== 'open' && charge.asking.kind !== 'requested';
    const isForLater = isLeft && (charge.state === 'in-process' || charge.oddness.includes('mismatch'));
    if (isPaid(charge.saleId) || (charge.outcome === null && isForLater)) {
      counter.clear();
      return ok(null);
    }
    if (charge.state === 'not-sent') return cancel(charge);
    if (charge.outcome === null && (!isLeft || charge.state === 'unknown')) return err('busy');
    counter.put({ ...counter.front(), reference: null });
    return ok(null);
  }

  return { start, cancel, newCode, takeRegister, park, recall, next, isClosed };
}
