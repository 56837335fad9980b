import type { CartChange, HoldAnswer, RecallAnswer, UndoAnswer } from '#core/counter-answers';
import {
  type History,
  type Moment,
  noHistory,
  type Step,
  wentBack,
  wentForth,
  withStep,
} from '#core/domain/cart-history';
import { freePlace, type HeldSale, MAX_HELD } from '#core/domain/open-sales';
import { type Cart, type CartError, emptyCart, type SaleId } from '#core/domain/sale';
import { takenAway, type VoidHow, voidOf } from '#core/domain/voids';
import type { Entry } from '#core/order-log';
import { err, ok, type Result } from '#core/result';
import { type Counter, emptyFront, type Front } from '#main/checkout/counter';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Recorder } from '#main/checkout/recorder';
import type { Tendering } from '#main/checkout/tendering';

/** The sales that are being built: the one on the counter, changed and taken back, and those set aside. */
export type Tickets = {
  change(edit: (cart: Cart) => Result<Cart, CartError>): CartChange;
  /** Everything of it is taken away, and told. */
  clear(): CartChange;
  undo(): UndoAnswer;
  redo(): UndoAnswer;
  canUndo(): boolean;
  canRedo(): boolean;
  /** What the sale would be; null where there is nothing to go over. */
  afterUndo(): Cart | null;
  afterRedo(): Cart | null;
  hold(name: string | null): HoldAnswer;
  /** Comes back once: what was on the counter takes its place among those set aside. */
  recall(ticket: SaleId): RecallAnswer;
  rename(ticket: SaleId, name: string | null): RecallAnswer;
  /** What the sale on the counter was called while it was set aside. */
  name(): string | null;
};

type Deps = Pick<CheckoutDeps, 'log' | 'till' | 'newVoidId' | 'show'> & {
  readonly counter: Counter;
  readonly recorder: Pick<Recorder, 'stamp'>;
  readonly tendering: Pick<Tendering, 'isClosed' | 'hasTenders'>;
  /** A key that may make a code is being worked on. */
  readonly isBusy: () => boolean;
};

/** A history holds for the very counter that its last step left: charged, paid or cleared, it is over. */
type Kept = { readonly at: Front; readonly history: History };

export function createTickets(deps: Deps): Tickets {
  const { log, till, newVoidId, show, counter, recorder, tendering, isBusy } = deps;
  let kept: Kept | null = null;
  const ofHeld = new Map<SaleId, History>();
  /** Set aside again, it is called as before. */
  const names = new Map<SaleId, string>();

  const historyNow = (): History => (kept?.at === counter.front() ? kept.history : noHistory);
  const keep = (history: History): void => {
    kept = { at: counter.front(), history };
  };
  const now = (): Moment => {
    const { cart, saleId } = counter.front();
    return { cart, saleId, ticket: counter.ticket() };
  };
  const frontOf = ({ cart, saleId }: Moment): Front => ({ cart, saleId, reference: null });

  function whatStands(): 'frozen' | 'tendered' | null {
    const front = counter.front();
    if (front.reference !== null || isBusy() || tendering.isClosed(front)) return 'frozen';
    return tendering.hasTenders(front) ? 'tendered' : null;
  }

  function told(from: Moment, to: Moment, how: VoidHow | null): Extract<Entry, { stream: 'void' }> | null {
    if (takenAway(from.cart, to.cart).length === 0) return null;
    const id = newVoidId();
    const who = { id, saleId: from.ticket, by: till().cashier, at: recorder.stamp() };
    const fact = voidOf({ before: from.cart, after: to.cart }, who, how);
    return fact === null ? null : { stream: 'void', id, fact };
  }

  /** What is only added may stay in memory where the log cannot keep it; what is taken away is told first. */
  function step(to: Moment): CartChange {
    const before = now();
    const history = historyNow();
    const gone = told(before, to, null);
    const remember = (): void =>
      keep(
        withStep(history, {
          before,
          after: { ...to, ticket: counter.ticket() },
          voidForth: gone?.id ?? null,
          voidBack: null,
        }),
      );
    if (gone === null) return add(frontOf(to), remember);
    const moved = counter.move({ front: frontOf(to), ticket: to.ticket, held: counter.held() }, [gone]);
    if (moved.ok) remember();
    return moved;
  }

  /** Seen before it is on the disk: a disk takes its time, and somebody waits for the line. Answered when it is. */
  function add(front: Front, remember: () => void): CartChange {
    counter.lay(front);
    remember();
    show();
    return counter.save();
  }

  function change(edit: Parameters<Tickets['change']>[0]): CartChange {
    const stands = whatStands();
    if (stands !== null) return err(stands);
    const before = now();
    const edited = edit(before.cart);
    if (!edited.ok) return edited;
    if (JSON.stringify(edited.value) === JSON.stringify(before.cart)) return ok(null);
    // What was given off the last line's sale is not for the next customer.
    const isEmptied = edited.value.lines.length === 0 && before.cart.lines.length > 0;
    return step({ ...before, cart: isEmptied ? emptyCart : edited.value });
  }

  function clear(): CartChange {
    const front = counter.front();
    if (front.reference !== null || isBusy()) return err('frozen');
    if (tendering.isClosed(front)) {
      counter.clear();
      return ok(null);
    }
    // Money in the drawer does not go with the cart.
    if (tendering.hasTenders(front)) return err('tendered');
    const to = { cart: emptyCart, saleId: null, ticket: null };
    const before = now();
    const history = historyNow();
    const gone = told(before, { ...to, ticket: before.ticket }, 'sale');
    const entries = [...abandoned(front), ...(gone === null ? [] : [gone])];
    const moved = counter.move({ front: emptyFront, ticket: null, held: counter.held() }, entries);
    if (!moved.ok) return moved;
    keep(withStep(history, { before, after: now(), voidForth: gone?.id ?? null, voidBack: null }));
    return ok(null);
  }

  function abandoned({ saleId: id }: Front): readonly Entry[] {
    if (id === null || log.sale(id) === null) return [];
    return [
      {
        stream: 'sale',
        id,
        fact: { kind: 'sale-abandoned', by: till().cashier, at: recorder.stamp() },
      },
    ];
  }

  /** The way over one step, in either direction. A void that the step wrote is taken back, not told a second time. */
  function go(taken: Step, isBack: boolean): UndoAnswer {
    const [from, to] = isBack ? [taken.after, taken.before] : [taken.before, taken.after];
    const history = historyNow();
    const slip = isBack ? taken.voidForth : taken.voidBack;
    const gone = told(from, to, isBack ? 'undo' : null);
    const { cashier: by } = till();
    const entries: Entry[] = [];
    if (slip !== null)
      entries.push({ stream: 'void', id: slip, fact: { kind: 'void-undone', by, at: recorder.stamp() } });
    if (gone !== null) entries.push(gone);
    const moved = counter.move({ front: frontOf(to), ticket: to.ticket, held: counter.held() }, entries);
    if (!moved.ok) return moved;
    const id = gone?.id ?? null;
    keep(
      isBack
        ? wentBack(history, { ...taken, voidForth: null, voidBack: id })
        : wentForth(history, { ...taken, voidForth: id, voidBack: null }),
    );
    return ok(null);
  }

  function undo(): UndoAnswer {
    const taken = historyNow().past.at(-1);
    const stands = whatStands();
    if (stands !== null) return err(stands);
    return taken === undefined ? err('nothing-to-undo') : go(taken, true);
  }

  function redo(): UndoAnswer {
    const taken = historyNow().future.at(-1);
    const stands = whatStands();
    if (stands !== null) return err(stands);
    return taken === undefined ? err('nothing-to-redo') : go(taken, false);
  }

  /** Money that came on one of its codes is a part paid, as much as cash is. */
  const hasMoney = ({ saleId }: Front): boolean =>
    saleId !== null && log.chargesOf(saleId).some(({ received, returned }) => received > returned);

  function set(name: string | null, others: readonly HeldSale[]): HeldSale {
    const { cart, saleId, ticket } = now();
    const place = freePlace(others);
    return {
      ticket,
      saleId,
      place,
      name: tidy(name) ?? names.get(ticket) ?? null,
      cart,
      heldAt: recorder.stamp(),
    };
  }

  function whyNotAside(): 'frozen' | 'tendered' | null {
    return whatStands() ?? (hasMoney(counter.front()) ? 'tendered' : null);
  }

  function hold(name: string | null): HoldAnswer {
    const stands = whyNotAside();
    if (stands !== null) return err(stands);
    if (counter.front().cart.lines.length === 0) return err('empty-sale');
    const others = counter.held();
    if (others.length >= MAX_HELD) return err('too-many-held');
    const sale = set(name, others);
    const history = historyNow();
    const moved = counter.move({ front: emptyFront, ticket: null, held: [...others, sale] });
    if (moved.ok) ofHeld.set(sale.ticket, history);
    return moved;
  }

  function recall(ticket: SaleId): RecallAnswer {
    const sale = counter.held().find((held) => held.ticket === ticket);
    if (sale === undefined) return err('no-such-held');
    const stands = whyNotAside();
    if (stands !== null) return err(stands);
    const front = counter.front();
    const rest = counter.held().filter((held) => held !== sale);
    const isFree = front.cart.lines.length === 0;
    const aside = isFree ? null : set(null, rest);
    const history = historyNow();
    const moved = counter.move(
      { front: frontOf(sale), ticket, held: aside === null ? rest : [...rest, aside] },
      isFree ? abandoned(front) : [],
    );
    if (!moved.ok) return moved;
    if (sale.name !== null) names.set(ticket, sale.name);
    if (aside !== null) ofHeld.set(aside.ticket, history);
    keep(ofHeld.get(ticket) ?? noHistory);
    ofHeld.delete(ticket);
    return ok(null);
  }

  function rename(ticket: SaleId, name: string | null): RecallAnswer {
    const held = counter.held();
    if (held.every((sale) => sale.ticket !== ticket)) return err('no-such-held');
    const named = held.map((sale) => (sale.ticket === ticket ? { ...sale, name: tidy(name) } : sale));
    return counter.move({ front: counter.front(), ticket: counter.ticket(), held: named });
  }

  return {
    change,
    clear,
    undo,
    redo,
    canUndo: () => whatStands() === null && historyNow().past.length > 0,
    canRedo: () => whatStands() === null && historyNow().future.length > 0,
    afterUndo: () => historyNow().past.at(-1)?.before.cart ?? null,
    afterRedo: () => historyNow().future.at(-1)?.after.cart ?? null,
    hold,
    recall,
    rename,
    name: () => names.get(counter.ticket()) ?? null,
  };
}

const tidy = (name: string | null): string | null => {
  const text = name?.trim() ?? '';
  return text === '' ? null : text;
};
