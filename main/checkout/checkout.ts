import type { ChargeAnswer, TenderAnswer, TenderRequest, VoidAnswer } from '#core/counter-answers';
import { type Charge, isPayable, type Reference } from '#core/domain/charge';
import type { SaleId } from '#core/domain/sale';
import type { TenderId } from '#core/domain/sale-record';
import { err, ok, type Result } from '#core/result';
import { createActs } from '#main/checkout/acts';
import { createCharging } from '#main/checkout/charging';
import { type Counter, createCounter } from '#main/checkout/counter';
import type { CheckoutDeps } from '#main/checkout/deps';
import { createHearing } from '#main/checkout/hearing';
import { createHinted, type Hinted } from '#main/checkout/hinted';
import { createIssuer, type Issuer } from '#main/checkout/issuer';
import { createOrderKeeper } from '#main/checkout/order-keeper';
import { createReconciling, type Reconciling } from '#main/checkout/reconciling';
import { createRecorder } from '#main/checkout/recorder';
import { createRefunding, type Refunding } from '#main/checkout/refunding';
import { createResolving, type Resolving } from '#main/checkout/resolving';
import { createSlot, liesOnTheSlot } from '#main/checkout/slot';
import { createSlotKeeper } from '#main/checkout/slot-keeper';
import { pickUp } from '#main/checkout/start-up';
import { createSweeper, type Sweeper } from '#main/checkout/sweeper';
import { createTendering, type Tendering } from '#main/checkout/tendering';
import { createTickets, type Tickets } from '#main/checkout/tickets';
import { createWatcher, type Watcher } from '#main/checkout/watcher';

export type Checkout = {
  readonly counter: Counter;
  readonly watcher: Watcher;
  readonly sweeper: Sweeper;
  readonly refunding: Refunding;
  readonly hinted: Hinted;
  readonly reconciling: Reconciling;
  readonly resolving: Resolving;
  /** Finds everything that a stop or a crash left open, and follows it. Before this nothing is shown. */
  startUp(): void;
  readonly tickets: Tickets;
  changeCart: Tickets['change'];
  clearCart: Tickets['clear'];
  /** Charges what is on the counter, or puts the same code back while it holds. */
  start(): Promise<ChargeAnswer>;
  check(reference: Reference): Promise<ChargeAnswer>;
  cancel(reference: Reference): Promise<ChargeAnswer>;
  newCode(reference: Reference): Promise<ChargeAnswer>;
  /** Another program's order lies on the register, and a person says that it may be replaced. */
  takeRegister(reference: Reference): Promise<ChargeAnswer>;
  park(reference: Reference): ChargeAnswer;
  recall(reference: Reference): Promise<ChargeAnswer>;
  acceptMismatch(reference: Reference, by: string | null, reason: string): ChargeAnswer;
  next(): ChargeAnswer;
  /** What may be paid in cash or otherwise, once the code in front is off and was read. */
  prepareTender(): ReturnType<Tendering['prepare']>;
  tender(asked: TenderRequest): Promise<TenderAnswer>;
  voidTender(saleId: SaleId, tenderId: TenderId, reason: string): VoidAnswer;
  acceptOnSight(reference: Reference, approver: string, reason: string): Promise<ChargeAnswer>;
  /** When the sale in front was closed with no charge in front of it. */
  isClosed(): boolean;
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
const LEFT_ON_THE_SLOT = new Set<Charge['state']>(['requested', 'unknown', 'awaiting-payment']);

export function createCheckout(given: CheckoutDeps): Checkout {
  const { log, clock, budget } = given;
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
      if (liesOnTheSlot(news.after)) keeper.hear();
      if (news.after.api === 'orders') orders.hear();
      given.onNews(news);
    },
  };
  const counter = createCounter(deps);
  const hear = createHearing({ log, counter });
  const recorder = createRecorder(deps);
  const live = (): Reference | null => counter.front().reference;
  const watcher = createWatcher({ ...deps, recorder, live });
  const sweeper = createSweeper({ ...deps, recorder, watcher });
  const refunding = createRefunding({ ...deps, recorder, watcher });
  const hinted = createHinted({ ...deps, watcher });
  const reconciling = createReconciling({ ...deps, sweeper });
  const resolving = createResolving({ ...deps, reconciling, sweeper });
  const slot = createSlot(deps);
  const orders = createOrderKeeper({
    ...deps,
    recorder,
    watcher,
    live,
    askAgain: (reference) => issuer.askAgain(reference),
  });
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
    takenBack: orders.takenBack,
    counter,
    recorder,
    watcher,
    issuer: () => issuer,
    isStopped: () => isStopped,
  });
  const issuer: Issuer = createIssuer({
    ...deps,
    keeper,
    orders,
    fixedCode: slot.fixedCode,
    recorder,
    watcher,
    isLive: (reference) => live() === reference,
    replace: charging.replace,
  });

  const tendering = createTendering({
    ...deps,
    counter,
    recorder,
    watcher,
    charging,
    isStopped: () => isStopped,
  });

  const tickets = createTickets({ ...deps, counter, recorder, tendering, isBusy: () => isBusy });

  const acts = createActs({
    ...deps,
    counter,
    recorder,
    watcher,
    slot,
    keeper,
    charging,
    issuer,
    live,
    tendering,
    tickets,
    isBusy: () => isBusy,
  });

  /** One at a time: a key pressed twice is one charge. */
  async function alone<Answer>(run: () => Promise<Answer>): Promise<Answer | Result<never, 'busy'>> {
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

  /** An order on the slot outlives the program: whoever scans the fixed code would pay a till that is closed. */
  async function leave(): Promise<void> {
    const reference = live();
    const charge = reference === null ? null : log.charge(reference);
    const isWaiting = charge !== null && LEFT_ON_THE_SLOT.has(charge.state);
    if (isWaiting && charge.mode !== 'dynamic') acts.cancel(charge);
    const patience = new Promise<void>((done) => void deps.timers.after(LEAVE_MS, done));
    await Promise.race([Promise.all([keeper.tidied(), orders.takenBack()]), patience]);
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
    hinted,
    reconciling,
    resolving,
    startUp() {
      pickUp({ ...deps, counter, recorder, watcher });
      const reference = live();
      const charge = reference === null ? null : log.charge(reference);
      if (charge !== null && liesOnTheSlot(charge)) void keeper.settle(charge.reference, false);
      keeper.hear();
      orders.hear();
      sweeper.start();
      refunding.startUp();
    },
    tickets,
    changeCart: tickets.change,
    clearCart: tickets.clear,
    start: () => (live() === null ? alone(acts.start) : Promise.resolve(err('busy'))),
    check: async (reference) =>
      on(reference, async (): Promise<ChargeAnswer> => {
        await watcher.readNow(reference);
        return ok(null);
      }),
    cancel: async (reference) => on(reference, acts.cancel),
    newCode: (reference) => alone(async () => on(reference, acts.newCode)),
    takeRegister: (reference) => alone(async () => on(reference, acts.takeRegister)),
    park: (reference) => on(reference, acts.park),
    recall: async (reference) => on(reference, acts.recall),
    acceptMismatch: (reference, by, reason) =>
      on(reference, () => {
        const written = recorder.write(reference, [{ kind: 'mismatch-accepted', by, reason }]);
        return written.ok ? ok(null) : written;
      }),
    next: acts.next,
    prepareTender: () => alone(tendering.prepare),
    tender: (asked) => alone(() => tendering.take(asked)),
    voidTender: (saleId, tenderId, reason) =>
      isBusy ? err('busy') : tendering.voidTender(saleId, tenderId, reason),
    acceptOnSight: (reference, approver, reason) =>
      alone(async () => on(reference, (charge) => tendering.acceptOnSight(charge, approver, reason))),
    isClosed: acts.isClosed,
    wake() {
      if (isStopped) return;
      watcher.resume();
      refunding.wake();
      void sweeper.sweep();
    },
    mayShow: (charge) => watcher.mayShow(charge) && keeper.mayShow(charge),
    isAbsent: keeper.isAbsent,
    leave,
    hasOpenCharge: () => openCharges().length > 0,
    mayClose: () => openCharges().every(({ state }) => state === 'superseded'),
    stop() {
      isStopped = true;
      budget.stop();
      issuer.stop();
      keeper.stop();
      orders.stop();
      watcher.stop();
      sweeper.stop();
      refunding.stop();
      reconciling.stop();
    },
  };
}
