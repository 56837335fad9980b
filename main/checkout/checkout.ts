import { type Charge, isPayable, type Reference, type StopReason, screenDeadline } from '#core/domain/charge';
import { type Money, ZERO } from '#core/domain/money';
import { isUnderWay } from '#core/domain/payments';
import { type Cart, type CartError, totalsOf } from '#core/domain/sale';
import { type SaleFact, standingOf } from '#core/domain/sale-record';
import type { ChargeAnswer, ChargeError } from '#core/ipc-contract';
import type { Entry, LogError } from '#core/order-log';
import { err, ok, type Result } from '#core/result';
import { type Counter, createCounter, emptyFront } from '#main/checkout/counter';
import type { CheckoutDeps, News, Terms } from '#main/checkout/deps';
import { createIssuer, expiryFrom } from '#main/checkout/issuer';
import { createReadBudget } from '#main/checkout/read-budget';
import { createRecorder } from '#main/checkout/recorder';
import { createSweeper, type Sweeper } from '#main/checkout/sweeper';
import { createWatcher, type Watcher, watchSince } from '#main/checkout/watcher';

export type Checkout = {
  readonly counter: Counter;
  readonly watcher: Watcher;
  readonly sweeper: Sweeper;
  /** Finds everything that a stop or a crash left open, and follows it. Before this nothing is shown. */
  startUp(): void;
  changeCart(change: (cart: Cart) => Result<Cart, CartError>): Result<null, CartError | 'frozen' | LogError>;
  clearCart(): Result<null, 'frozen' | LogError>;
  /** Charges what is on the counter, or puts the same code back while it holds. */
  start(): Promise<ChargeAnswer>;
  check(reference: Reference): Promise<ChargeAnswer>;
  cancel(reference: Reference): Promise<ChargeAnswer>;
  newCode(reference: Reference): Promise<ChargeAnswer>;
  park(reference: Reference): ChargeAnswer;
  recall(reference: Reference): Promise<ChargeAnswer>;
  acceptMismatch(reference: Reference, by: string, reason: string): ChargeAnswer;
  next(): ChargeAnswer;
  /** The PC woke, the network came back, the token changed. */
  wake(): void;
  hasOpenCharge(): boolean;
  stop(): void;
};

export function createCheckout(given: CheckoutDeps): Checkout {
  const { log, provider, clock } = given;
  const deps: CheckoutDeps = { ...given, onNews: (news) => hear(news) };
  const counter = createCounter(deps);
  const recorder = createRecorder(deps);
  const budget = createReadBudget(clock.monotonic);
  const live = (): Reference | null => counter.front().reference;
  const watcher = createWatcher({ ...deps, recorder, budget, live });
  const sweeper = createSweeper({ ...deps, recorder, watcher, budget });
  const issuer = createIssuer({
    ...deps,
    recorder,
    watcher,
    isLive: (reference) => live() === reference,
    replace,
  });
  /** Attempts that made themselves after a lost answer: at most one for each press of a key. */
  const automatic = new Set<Reference>();
  let isBusy = false;

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

  /** News of a charge that nobody looks at: if its sale still lies on the counter, it comes back to the front. */
  function hear(news: News): void {
    const { after, before, sale } = news;
    if (
      counter.front().saleId === sale.id &&
      live() === null &&
      after.received > (before?.received ?? ZERO)
    ) {
      counter.put({ ...counter.front(), cart: sale.cart, reference: after.reference });
    }
    // Another code of the sale was on the screen: the money is what the cashier must see.
    const front = live();
    const shown = front === null ? null : log.charge(front);
    if (
      shown !== null &&
      shown.reference !== after.reference &&
      shown.saleId === sale.id &&
      after.outcome !== null &&
      before?.outcome === null &&
      shown.outcome === null
    ) {
      counter.put({ ...counter.front(), reference: after.reference });
    }
    if (after.outcome !== null) counter.removeParked(after.reference);
    given.onNews(news);
  }

  function entriesFor(
    current: Terms,
    supersedes: Charge | null,
    due: Money,
  ): {
    readonly reference: Reference;
    readonly saleEntries: readonly Entry[];
    readonly entry: Entry;
    readonly saleId: Charge['saleId'];
  } {
    const { cart, saleId: known } = counter.front();
    const at = clock.now();
    const saleId = known ?? given.newSaleId();
    const reference = given.newReference();
    const earlier = known === null ? [] : log.chargesOf(known);
    const sale = known === null ? null : log.sale(known);
    const fact: SaleFact | null =
      sale === null
        ? { kind: 'sale-opened', at, saleId, number: log.nextSaleNumber(), cart, cashier: current.cashier }
        : supersedes === null &&
            (JSON.stringify(sale.cart) !== JSON.stringify(cart) || sale.abandonedAt !== null)
          ? { kind: 'sale-changed', at, cart }
          : null;
    const terms = {
      reference,
      saleId,
      attempt: earlier.length + 1,
      siteId: current.siteId,
      api: 'instore',
      mode: 'dynamic',
      total: due,
      sellerId: current.sellerId,
      externalPosId: current.externalPosId,
      expiresAt: expiryFrom(at, current),
    } as const;
    return {
      reference,
      saleId,
      saleEntries: fact === null ? [] : [{ stream: 'sale', id: saleId, fact }],
      entry: { stream: 'charge', id: reference, fact: { kind: 'charge-requested', at, terms } },
    };
  }

  /** Writes the charge down; only then is anything sent. */
  function open(
    current: Terms,
    unanswered: Charge | null,
    due: Money,
    isMeasured: boolean,
  ): Result<Reference, LogError> {
    const { reference, saleEntries, entry, saleId } = entriesFor(current, unanswered, due);
    const at = clock.now();
    const unsent: readonly Entry[] = isMeasured
      ? []
      : [
          {
            stream: 'charge',
            id: reference,
            fact: { kind: 'request-not-sent', reason: watcher.trouble()?.kind ?? 'offline', at },
          },
        ];
    const written =
      unanswered === null
        ? log.commit([...saleEntries, entry, ...unsent])
        : recorder.write(
            unanswered.reference,
            [{ kind: 'attempt-superseded', by: reference }],
            [entry, ...unsent],
          );
    if (!written.ok) return written;
    counter.put({ ...counter.front(), saleId, reference });
    if (unanswered !== null) watcher.follow(unanswered);
    if (isMeasured) void issuer.send(reference);
    else void issuer.retry(reference);
    return ok(reference);
  }

  function replace(unanswered: Charge): void {
    const current = given.terms();
    if (typeof current === 'string' || automatic.has(unanswered.reference) || unanswered.received > ZERO)
      return;
    const opened = open(current, unanswered, unanswered.total, true);
    if (opened.ok) automatic.add(opened.value);
  }

  async function measured(): Promise<boolean> {
    if (!clock.isMeasured()) await provider.whoAmI();
    return clock.isMeasured();
  }

  /** Every earlier code of the sale is read before another is shown. What comes of it decides. */
  async function readEarlier(charges: readonly Charge[]): Promise<ChargeError | null> {
    for (const charge of charges) {
      const settled = charge.outcome !== null || charge.state === 'refused' || charge.state === 'not-sent';
      if (settled && charge.oddness.length === 0) continue;
      const read = await watcher.readNow(charge.reference);
      if (!read.ok) return 'first-not-read';
      if (read.value.payments.some(({ status }) => isUnderWay(status))) return 'money-came';
    }
    return null;
  }

  async function begin(unanswered: Charge | null): Promise<ChargeAnswer> {
    const current = given.terms();
    if (typeof current === 'string') return err(current);
    const { cart, saleId } = counter.front();
    const { total } = totalsOf(cart);
    if (total <= 0) return err('empty-sale');
    const isMeasured = await measured();
    const earlier = saleId === null ? [] : log.chargesOf(saleId);
    const trouble = await readEarlier(earlier);
    if (trouble !== null) return err(trouble);
    const { due } = dueFor(cart, saleId);
    if (due <= 0) return showMoney(saleId);
    const again = saleId === null ? null : resumable(log.chargesOf(saleId), due);
    if (again !== null) return resume(again);
    const opened = open(
      current,
      unanswered?.state === 'unknown' ? (log.charge(unanswered.reference) ?? null) : null,
      due,
      isMeasured,
    );
    return opened.ok ? ok(null) : opened;
  }

  function dueFor(cart: Cart, saleId: Charge['saleId'] | null): { readonly due: Money } {
    const { total } = totalsOf(cart);
    const sale = saleId === null ? null : log.sale(saleId);
    if (sale === null || saleId === null) return { due: total };
    return standingOf({ ...sale, cart, total }, log.chargesOf(saleId));
  }

  /** The sale is paid already: that is what the cashier must see, not another code. */
  function showMoney(saleId: Charge['saleId'] | null): ChargeAnswer {
    const paid = saleId === null ? undefined : log.chargesOf(saleId).find(({ received }) => received > ZERO);
    if (paid !== undefined) counter.put({ ...counter.front(), reference: paid.reference });
    return err('money-came');
  }

  const resumable = (charges: readonly Charge[], due: Money): Charge | null =>
    charges.find(
      (charge) =>
        charge.total === due &&
        charge.asking.kind === 'checking' &&
        charge.asking.ending === 'cancelled' &&
        charge.code !== null &&
        charge.received === ZERO &&
        clock.latest() < screenDeadline(charge),
    ) ?? null;

  function resume(charge: Charge): ChargeAnswer {
    const written = recorder.write(charge.reference, [{ kind: 'asking-resumed' }]);
    if (!written.ok) return written;
    watcher.trust(written.value);
    watcher.follow(written.value);
    counter.put({ ...counter.front(), reference: charge.reference });
    return ok(null);
  }

  const find = (reference: Reference): Result<Charge, 'no-such-charge'> => {
    const charge = log.charge(reference);
    return charge === null ? err('no-such-charge') : ok(charge);
  };

  function stopAsking(charge: Charge, why: StopReason): ChargeAnswer {
    const written = recorder.write(charge.reference, [{ kind: 'asking-stopped', why }]);
    if (!written.ok) return written;
    watcher.follow(written.value);
    return ok(null);
  }

  /** The code is off before anything is asked: a read that takes its time must not leave it standing. */
  function cancel(charge: Charge): ChargeAnswer {
    if (charge.outcome !== null) return err('already-closed');
    const stopped = stopAsking(charge, 'cashier');
    if (!stopped.ok) return stopped;
    const isFront = live() === charge.reference;
    if (isFront && log.charge(charge.reference)?.state !== 'in-process') {
      counter.put({ ...counter.front(), reference: null });
      counter.glow('cancelled', charge.total);
    }
    if (charge.state !== 'not-sent') void watcher.readNow(charge.reference);
    return ok(null);
  }

  async function newCode(charge: Charge): Promise<ChargeAnswer> {
    if (live() !== charge.reference) return err('busy');
    switch (charge.state) {
      case 'awaiting-payment':
        return err('same-code-holds');
      case 'not-sent':
        await issuer.retry(charge.reference);
        return ok(null);
      case 'requested':
      case 'checking':
      case 'superseded':
        return err('first-not-read');
      case 'in-process':
      case 'paid':
      case 'paid-late':
        return err('money-came');
      case 'unknown':
      case 'refused':
      case 'expired':
      case 'cancelled':
        return begin(charge);
      default: {
        const never: never = charge.state;
        throw new Error(`newCode: ${String(never)}`);
      }
    }
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
    if (reference !== null || saleId !== null || cart.lines.length > 0) return err('busy');
    const sale = log.sale(charge.saleId);
    if (sale === null) return err('no-such-charge');
    const written = recorder.write(charge.reference, [{ kind: 'charge-recalled' }]);
    if (!written.ok) return written;
    counter.removeParked(charge.reference);
    counter.put({ cart: sale.cart, saleId: sale.id, reference: charge.reference });
    return ok(null);
  }

  /** Paid: the counter is free. Ended without money: the cart goes back to the cashier, on the same sale. */
  function next(): ChargeAnswer {
    const { reference } = counter.front();
    const charge = reference === null ? null : log.charge(reference);
    if (charge === null) return ok(null);
    const isLeft = charge.asking.kind !== 'open' && charge.asking.kind !== 'requested';
    const sale = log.sale(charge.saleId);
    const isPaid = sale !== null && standingOf(sale, log.chargesOf(sale.id)).isPaid;
    if (
      isPaid ||
      charge.outcome !== null ||
      (isLeft && (charge.state === 'in-process' || charge.oddness.includes('mismatch')))
    ) {
      counter.clear();
      if (isPaid) counter.glow('paid', charge.total);
      return ok(null);
    }
    if (charge.state === 'not-sent') return cancel(charge);
    if (!isLeft || charge.state === 'unknown') return err('busy');
    counter.put({ ...counter.front(), reference: null });
    return ok(null);
  }

  /** What a stop or a crash left: an unanswered request is unknown, an open charge is followed, the counter comes back. */
  function startUp(): void {
    const open = log.chargesToWatch(watchSince(clock.now()));
    for (const charge of open) {
      const unanswered =
        charge.asking.kind === 'requested'
          ? recorder.write(charge.reference, [{ kind: 'request-unanswered', reason: 'crash' }])
          : ok(charge);
      if (charge.parked) counter.addParked(charge.reference);
      watcher.follow(unanswered.ok ? unanswered.value : charge);
    }
    const draft = log.draft();
    const left = open.filter(
      ({ parked, outcome, asking }) =>
        !parked &&
        outcome === null &&
        (asking.kind === 'open' || asking.kind === 'requested' || asking.kind === 'unknown'),
    );
    const front = left
      .filter(({ saleId }) => draft === null || draft.saleId === null || draft.saleId === saleId)
      .at(-1);
    const sale = front === undefined ? null : log.sale(front.saleId);
    if (front !== undefined && sale !== null)
      counter.put({ cart: sale.cart, saleId: sale.id, reference: front.reference });
    else if (draft !== null) counter.put({ ...emptyFront, ...draft });
    sweeper.start();
  }

  return {
    counter,
    watcher,
    sweeper,
    startUp,
    changeCart(change) {
      if (live() !== null) return err('frozen');
      const changed = change(counter.front().cart);
      return changed.ok ? counter.put({ ...counter.front(), cart: changed.value }) : changed;
    },
    clearCart() {
      const { saleId, reference } = counter.front();
      if (reference !== null) return err('frozen');
      const written =
        saleId === null
          ? ok(null)
          : log.commit([
              { stream: 'sale', id: saleId, fact: { kind: 'sale-abandoned', by: null, at: clock.now() } },
            ]);
      if (!written.ok) return written;
      counter.clear();
      return ok(null);
    },
    start: () => (live() === null ? alone(() => begin(null)) : Promise.resolve(err('busy'))),
    async check(reference) {
      const found = find(reference);
      if (!found.ok) return found;
      await watcher.readNow(reference);
      return ok(null);
    },
    cancel: async (reference) => {
      const found = find(reference);
      return found.ok ? cancel(found.value) : found;
    },
    newCode: (reference) =>
      alone(async () => {
        const found = find(reference);
        return found.ok ? newCode(found.value) : found;
      }),
    park: (reference) => {
      const found = find(reference);
      return found.ok ? park(found.value) : found;
    },
    recall: async (reference) => {
      const found = find(reference);
      return found.ok ? recall(found.value) : found;
    },
    acceptMismatch(reference, by, reason) {
      const found = find(reference);
      if (!found.ok) return found;
      const written = recorder.write(reference, [{ kind: 'mismatch-accepted', by, reason }]);
      return written.ok ? ok(null) : written;
    },
    next,
    wake() {
      watcher.resume();
      void sweeper.sweep();
    },
    hasOpenCharge: () =>
      log
        .chargesToWatch(clock.now())
        .some(
          (charge) =>
            charge.outcome === null && (isPayable(charge, clock.now()) || charge.state === 'in-process'),
        ),
    stop() {
      issuer.stop();
      watcher.stop();
      sweeper.stop();
    },
  };
}
