import { type Charge, isPayable, type Reference } from '#core/domain/charge';
import type { Cart, CartError } from '#core/domain/sale';
import { standingOf } from '#core/domain/sale-record';
import type { ChargeAnswer } from '#core/ipc-contract';
import type { LogError } from '#core/order-log';
import { err, ok, type Result } from '#core/result';
import { createCharging } from '#main/checkout/charging';
import { type Counter, createCounter } from '#main/checkout/counter';
import type { CheckoutDeps } from '#main/checkout/deps';
import { createHearing } from '#main/checkout/hearing';
import { createIssuer, type Issuer } from '#main/checkout/issuer';
import { createReadBudget } from '#main/checkout/read-budget';
import { createRecorder } from '#main/checkout/recorder';
import { createRefunding, type Refunding } from '#main/checkout/refunding';
import { createSlot, SLOT_IN_USE } from '#main/checkout/slot';
import { createSlotKeeper } from '#main/checkout/slot-keeper';
import { pickUp } from '#main/checkout/start-up';
import { createSweeper, type Sweeper } from '#main/checkout/sweeper';
import { createWatcher, type Watcher } from '#main/checkout/watcher';

export type Checkout = {
  readonly counter: Counter;
  readonly watcher: Watcher;
  readonly sweeper: Sweeper;
  readonly refunding: Refunding;
  /** Finds everything that a stop or a crash left open, and follows it. Before this nothing is shown. */
  startUp(): void;
  changeCart(change: (cart: Cart) => Result<Cart, CartError>): Result<null, CartError | 'frozen' | LogError>;
  clearCart(): Result<null, 'frozen' | LogError>;
  /** Charges what is on the counter, or puts the same code back while it holds. */
  start(): Promise<ChargeAnswer>;
  check(reference: Reference): Promise<ChargeAnswer>;
  cancel(reference: Reference): Promise<ChargeAnswer>;
  newCode(reference: Reference): Promise<ChargeAnswer>;
  /** Another program's order lies on the register, and a person says that it may be replaced. */
  takeRegister(reference: Reference): Promise<ChargeAnswer>;
  park(reference: Reference): ChargeAnswer;
  recall(reference: Reference): Promise<ChargeAnswer>;
  acceptMismatch(reference: Reference, by: string, reason: string): ChargeAnswer;
  next(): ChargeAnswer;
  /** The PC woke, the network came back, the token changed. */
  wake(): void;
  hasOpenCharge(): boolean;
  /** Hybrid and attended: the order whose answer was lost has been looked for and is not there. */
  isAbsent(reference: Reference): boolean;
  /** By both clocks, read since the last doubt, and on the register's slot where the mode has one. */
  mayShow(charge: Charge): boolean;
  /** Before the program ends: nothing of ours stays on the register's slot. Waits a few seconds at most. */
  leave(): Promise<void>;
  /** Nobody can be paying: attempts that were replaced before their code was seen do not count. */
  mayClose(): boolean;
  stop(): void;
};

const LEAVE_MS = 3000;

export function createCheckout(given: CheckoutDeps): Checkout {
  const { log, clock } = given;
  let isStopped = false;
  /** A key that may make a code is being worked on: until then the cart stays as it was when it was pressed. */
  let isBusy = false;
  const deps: CheckoutDeps = {
    ...given,
    onChange: () => {
      if (!isStopped) given.onChange();
    },
    onNews: (news) => {
      hear(news);
      if (news.after.mode !== 'dynamic') keeper.hear();
      given.onNews(news);
    },
  };
  const counter = createCounter(deps);
  const hear = createHearing({ log, counter });
  const recorder = createRecorder(deps);
  const budget = createReadBudget(clock.monotonic);
  const live = (): Reference | null => counter.front().reference;
  const watcher = createWatcher({ ...deps, recorder, budget, live });
  const sweeper = createSweeper({ ...deps, recorder, watcher, budget });
  const refunding = createRefunding({ ...deps, recorder, watcher });
  const slot = createSlot({ ...deps, budget });
  const keeper = createSlotKeeper({
    ...deps,
    slot,
    recorder,
    watcher,
    live,
    replace: (unanswered) => charging.replace(unanswered),
  });
  const charging = createCharging({
    ...deps,
    keeper,
    counter,
    recorder,
    watcher,
    issuer: () => issuer,
    isStopped: () => isStopped,
  });
  const issuer: Issuer = createIssuer({
    ...deps,
    keeper,
    recorder,
    watcher,
    isLive: (reference) => live() === reference,
    replace: charging.replace,
  });

  /** One at a time: a key pressed twice is one charge. */
  async function alone(run: () => Promise<ChargeAnswer>): Promise<ChargeAnswer> {
    if (isBusy) return err('busy');
    isBusy = true;
    try {
      return await run();
    } finally {
      isBusy = false;
    }
  }

  function on<Answer>(
    reference: Reference,
    run: (charge: Charge) => Answer,
  ): Answer | Result<never, 'no-such-charge'> {
    const charge = log.charge(reference);
    return charge === null ? err('no-such-charge') : run(charge);
  }

  function clearCart(): Result<null, 'frozen' | LogError> {
    const { saleId, reference } = counter.front();
    if (reference !== null || isBusy) return err('frozen');
    if (saleId !== null && !isPaid(saleId)) {
      const written = log.commit([
        { stream: 'sale', id: saleId, fact: { kind: 'sale-abandoned', by: null, at: recorder.stamp() } },
      ]);
      if (!written.ok) return written;
    }
    counter.clear();
    return ok(null);
  }

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
        const isOpen = charge.mode === 'dynamic' || keeper.isAbsent(charge.reference);
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

  /** An order on the slot outlives the program: whoever scans the fixed code would pay a till that is closed. */
  async function leave(): Promise<void> {
    const reference = live();
    const charge = reference === null ? null : log.charge(reference);
    const isWaiting = charge?.state === 'awaiting-payment' || charge?.state === 'unknown';
    if (charge !== null && charge.mode !== 'dynamic' && isWaiting) cancel(charge);
    const patience = new Promise<void>((done) => void deps.timers.after(LEAVE_MS, done));
    await Promise.race([keeper.tidied(), patience]);
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
    const { cart, reference, saleId } = counter.front();
    if (reference !== null || saleId !== null || cart.lines.length > 0 || isBusy) return err('busy');
    const sale = log.sale(charge.saleId);
    if (sale === null || !counter.parked().includes(charge.reference)) return err('no-such-charge');
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
    if (charge === null) return ok(null);
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

  const openCharges = (): readonly Charge[] =>
    log
      .chargesToWatch(clock.now())
      .filter((charge) => isPayable(charge, clock.now()) || charge.state === 'in-process');

  return {
    counter,
    watcher,
    sweeper,
    refunding,
    startUp() {
      pickUp({ ...deps, counter, recorder, watcher });
      const reference = live();
      const charge = reference === null ? null : log.charge(reference);
      if (reference !== null && charge?.mode !== 'dynamic') void keeper.settle(reference, false);
      keeper.hear();
      sweeper.start();
      refunding.startUp();
    },
    changeCart(change) {
      if (live() !== null || isBusy) return err('frozen');
      const changed = change(counter.front().cart);
      return changed.ok ? counter.put({ ...counter.front(), cart: changed.value }) : changed;
    },
    clearCart,
    start: () => (live() === null ? alone(() => charging.begin(null)) : Promise.resolve(err('busy'))),
    check: async (reference) =>
      on(reference, async (): Promise<ChargeAnswer> => {
        await watcher.readNow(reference);
        return ok(null);
      }),
    cancel: async (reference) => on(reference, cancel),
    newCode: (reference) => alone(async () => on(reference, newCode)),
    takeRegister: (reference) => alone(async () => on(reference, takeRegister)),
    park: (reference) => on(reference, park),
    recall: async (reference) => on(reference, recall),
    acceptMismatch: (reference, by, reason) =>
      on(reference, () => {
        const written = recorder.write(reference, [{ kind: 'mismatch-accepted', by, reason }]);
        return written.ok ? ok(null) : written;
      }),
    next,
    wake() {
      if (isStopped) return;
      watcher.resume();
      void sweeper.sweep();
    },
    mayShow: (charge) => watcher.mayShow(charge) && keeper.mayShow(charge),
    isAbsent: keeper.isAbsent,
    leave,
    hasOpenCharge: () => openCharges().length > 0,
    mayClose: () => openCharges().every(({ state }) => state === 'superseded'),
    stop() {
      isStopped = true;
      issuer.stop();
      keeper.stop();
      watcher.stop();
      sweeper.stop();
      refunding.stop();
    },
  };
}
