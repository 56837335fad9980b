import type { Reference } from '#core/domain/charge';
import type { Money } from '#core/domain/money';
import type { HeldSale } from '#core/domain/open-sales';
import { type Cart, emptyCart, type SaleId } from '#core/domain/sale';
import type { Draft, Entry, LogError } from '#core/order-log';
import { ok, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';

/** What has just ended and is told to the customer a little longer, then no more. */
export type Afterglow = {
  readonly kind: 'cancelled' | 'parked' | 'expired' | 'refused' | 'not-sent' | 'paid';
  readonly total: Money;
  readonly untilMs: number;
};

/** What lies on the counter: one cart, and the charge in front of the cashier if there is one. */
export type Front = {
  readonly cart: Cart;
  /** The sale on the books, once it has been charged for the first time. */
  readonly saleId: SaleId | null;
  readonly reference: Reference | null;
};

export type Counter = {
  front(): Front;
  /** Changes what lies there. A cart that the log cannot keep is kept in memory all the same: selling goes on. */
  put(front: Front): Result<null, LogError>;
  /** The first half of `put`: what lies there now is told, and not kept by the log before `save`. */
  lay(front: Front): void;
  save(): Result<null, LogError>;
  clear(): void;
  /** What the sale on the counter is called on the books, or will be. */
  ticket(): SaleId;
  /** The same; null where it has none yet. */
  ticketNow(): SaleId | null;
  /** Sales that were set aside, the one that waits longest first. */
  held(): readonly HeldSale[];
  /** What lies there, what is set aside and what is told of it change together, or nothing does. */
  move(to: Moved, entries?: readonly Entry[]): Result<null, LogError>;
  parked(): readonly Reference[];
  addParked(reference: Reference): void;
  removeParked(reference: Reference): void;
  afterglow(): Afterglow | null;
  glow(kind: Afterglow['kind'], total: Money): void;
  /** When what is in front was first seen paid, by the monotonic clock; it is told for `lifeMs`. */
  paidShownAt(what: Reference | SaleId, lifeMs?: number): number;
};

export type Moved = {
  readonly front: Front;
  /** Null: a sale that nobody has heard of. */
  readonly ticket: SaleId | null;
  readonly held: readonly HeldSale[];
};

export const emptyFront: Front = { cart: emptyCart, saleId: null, reference: null };

export const GLOW_MS = 6000;
/** How long a paid screen stays before the customer's window is free for the next one. */
export const PAID_MS = 8000;
/** Coins are counted meanwhile. */
export const CHANGE_MS = 20_000;

export function createCounter({
  log,
  clock,
  timers,
  newSaleId,
  onChange,
}: Pick<CheckoutDeps, 'log' | 'clock' | 'timers' | 'newSaleId' | 'onChange'>): Counter {
  let front: Front = emptyFront;
  let ticket: SaleId | null = null;
  let held = log.held();
  let glowing: Afterglow | null = null;
  const parked = new Set<Reference>();
  const paidAt = new Map<Reference | SaleId, number>();

  function place(next: Front): void {
    front = next;
    if (next.cart.lines.length > 0 || next.reference !== null)
      glowing = next.reference === null && glowing !== null && next.saleId !== null ? glowing : null;
  }

  function nameIt(): SaleId {
    ticket ??= newSaleId();
    return ticket;
  }

  function lay(next: Front): void {
    place(next);
    ticket = next.saleId ?? nameIt();
    onChange();
  }

  function save(): Result<null, LogError> {
    const saved = log.saveDraft(draftOf(front, nameIt()));
    return saved.ok ? ok(null) : saved;
  }

  const draftOf = (of: Front, name: SaleId): Draft | null =>
    isEmpty(of) ? null : { cart: of.cart, saleId: of.saleId, ticket: name };

  return {
    front: () => front,
    put(next) {
      lay(next);
      return save();
    },
    lay,
    save,
    clear() {
      front = emptyFront;
      ticket = null;
      log.saveDraft(null);
      onChange();
    },
    ticket: nameIt,
    ticketNow: () => ticket,
    held: () => held,
    move(to, entries = []) {
      const name = to.ticket ?? newSaleId();
      const saved = log.saveOpen({ draft: draftOf(to.front, name), held: to.held }, entries);
      if (!saved.ok) return saved;
      place(to.front);
      ticket = name;
      ({ held } = to);
      onChange();
      return ok(null);
    },
    parked: () => [...parked],
    addParked: (reference) => void parked.add(reference),
    removeParked: (reference) => void parked.delete(reference),
    afterglow: () => (glowing !== null && clock.monotonic() < glowing.untilMs ? glowing : null),
    glow(kind, total) {
      glowing = { kind, total, untilMs: clock.monotonic() + GLOW_MS };
      timers.after(GLOW_MS + 1, onChange);
      onChange();
    },
    paidShownAt(what, lifeMs = PAID_MS) {
      const known = paidAt.get(what);
      if (known !== undefined) return known;
      const now = clock.monotonic();
      paidAt.set(what, now);
      timers.after(lifeMs + 1, onChange);
      return now;
    },
  };
}

const isEmpty = ({ cart, saleId }: Front): boolean =>
  cart.lines.length === 0 && cart.discount === null && cart.note === null && saleId === null;
