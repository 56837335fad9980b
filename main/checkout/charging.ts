import type { ChargeAnswer, ChargeError } from '#core/counter-answers';
import { type Charge, isPayable, type Reference, screenDeadline } from '#core/domain/charge';
import { type Money, ZERO } from '#core/domain/money';
import { isUnderWay } from '#core/domain/payments';
import { type Cart, type SaleId, totalsOf } from '#core/domain/sale';
import { standingOf } from '#core/domain/sale-record';
import type { Entry, LogError } from '#core/order-log';
import { err, ok, type Result } from '#core/result';
import { createBooking } from '#main/checkout/booking';
import { haveClocksParted } from '#main/checkout/code-trust';
import type { Counter, Front } from '#main/checkout/counter';
import type { CheckoutDeps, Terms } from '#main/checkout/deps';
import { expiryFrom, type Issuer } from '#main/checkout/issuer';
import type { Recorder } from '#main/checkout/recorder';
import type { SlotKeeper } from '#main/checkout/slot-keeper';
import type { Watcher } from '#main/checkout/watcher';

type Deps = Pick<CheckoutDeps, 'log' | 'provider' | 'clock' | 'terms' | 'till' | 'newReference'> & {
  readonly keeper: SlotKeeper;
  /** What of ours can be taken back and nobody waits for is, or could not be for now. */
  readonly takenBack: () => Promise<void>;
  readonly counter: Counter;
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  readonly issuer: () => Issuer;
  readonly isStopped: () => boolean;
};

export type Charging = {
  /** Charges what is on the counter, or puts the same code back. `unanswered` is what a new attempt would replace. */
  begin(unanswered: Charge | null): Promise<ChargeAnswer>;
  /** A fresh attempt in the place of one whose answer was lost: at most one by itself for each press of a key. */
  replace(unanswered: Charge): void;
  /** Every earlier code of the sale is read. What comes of it decides; null when nothing stands in the way. */
  readEarlier(saleId: SaleId | null): Promise<ChargeError | null>;
};

type Opening = {
  readonly current: Terms;
  readonly unanswered: Charge | null;
  readonly due: Money;
  readonly isMeasured: boolean;
};

export function createCharging(deps: Deps): Charging {
  const { log, provider, clock, terms, keeper, counter, recorder, watcher } = deps;
  const booking = createBooking({ ...deps });
  const automatic = new Set<Reference>();

  const chargesOf = (id: SaleId | null): readonly Charge[] => (id === null ? [] : log.chargesOf(id));

  async function begin(unanswered: Charge | null): Promise<ChargeAnswer> {
    const front = counter.front();
    const notReady = terms();
    if (typeof notReady === 'string') return err(notReady);
    if (totalsOf(front.cart).total <= 0) return err('empty-sale');
    const isMeasured = await measured();
    if (notReady.mode !== 'dynamic') await keeper.tidied();
    await deps.takenBack();
    const trouble = whatMoved(front) ?? (await readEarlier(front.saleId)) ?? whatMoved(front);
    if (trouble !== null) return err(trouble);
    const due = dueFor(front.cart, front.saleId);
    if (due <= 0) return showMoney(front);
    const charges = chargesOf(front.saleId);
    const again = charges.find((charge) => isResumable(charge, due));
    if (again !== undefined) return resume(again);
    if (charges.some((charge) => stillHolds(charge, due))) return err('first-not-read');
    const current = terms();
    if (typeof current === 'string') return err(current);
    const replaced = unanswered === null ? null : log.charge(unanswered.reference);
    const opened = open({
      current,
      unanswered: replaced?.state === 'unknown' ? replaced : null,
      due,
      // It slept meanwhile: by this clock the code would be as good as over, or live longer than anybody knows.
      isMeasured: isMeasured && !haveClocksParted(clock),
    });
    return opened.ok ? ok(null) : opened;
  }

  async function measured(): Promise<boolean> {
    if (!clock.isMeasured()) await provider.whoAmI();
    return clock.isMeasured();
  }

  /** While something was asked, the cashier went on or money came: what was to be charged is no longer there. */
  function whatMoved(front: Front): ChargeError | null {
    if (deps.isStopped()) return 'busy';
    if (counter.front() === front) return null;
    return chargesOf(front.saleId).some(({ received }) => received > ZERO) ? 'money-came' : 'busy';
  }

  async function readEarlier(saleId: SaleId | null): Promise<ChargeError | null> {
    for (const charge of chargesOf(saleId)) {
      if (isOutOfReach(charge)) continue;
      const read = await watcher.readNow(charge.reference);
      if (!read.ok) return 'first-not-read';
      if (read.value.payments.some(({ status }) => isUnderWay(status))) return 'money-came';
    }
    return null;
  }

  /** Nothing can have come on it that is not known: paid, or never made, or made with a code that nobody saw. */
  function isOutOfReach({ outcome, state, asking, code, oddness }: Charge): boolean {
    const isOver = asking.kind === 'ended' && code === null;
    const isSettled = outcome !== null || state === 'refused' || state === 'not-sent' || isOver;
    return isSettled && oddness.length === 0;
  }

  function dueFor(cart: Cart, saleId: SaleId | null): Money {
    const { total } = totalsOf(cart);
    const sale = saleId === null ? null : log.sale(saleId);
    return sale === null ? total : standingOf({ ...sale, cart, total }, chargesOf(saleId)).due;
  }

  /** The sale is paid already: that is what the cashier must see, not another code. */
  function showMoney(front: Front): ChargeAnswer {
    const paid = chargesOf(front.saleId).find(({ received }) => received > ZERO);
    if (paid !== undefined) counter.put({ ...front, reference: paid.reference });
    return err('money-came');
  }

  const isUntouched = (charge: Charge, due: Money): boolean =>
    charge.total === due && charge.code !== null && charge.outcome === null && charge.received === ZERO;

  const isResumable = (charge: Charge, due: Money): boolean =>
    isUntouched(charge, due) &&
    charge.mode === 'dynamic' &&
    charge.api === 'instore' &&
    (charge.asking.kind === 'open' ||
      (charge.asking.kind === 'checking' && charge.asking.ending === 'cancelled')) &&
    clock.latest() < screenDeadline(charge);

  /** Its last seconds, or clocks in doubt: too late to show, too early for a second order. */
  const stillHolds = (charge: Charge, due: Money): boolean =>
    isUntouched(charge, due) && isPayable(charge, clock.earliest() ?? clock.now());

  function resume(charge: Charge): ChargeAnswer {
    const written = recorder.write(
      charge.reference,
      [{ kind: 'asking-resumed' }, { kind: 'charge-recalled' }],
      saleEntries(charge.saleId),
    );
    if (!written.ok) return written;
    watcher.trust(written.value);
    watcher.follow(written.value);
    counter.removeParked(charge.reference);
    counter.put({ ...counter.front(), reference: charge.reference });
    return ok(null);
  }

  /** Writes the charge down; only then is anything sent. */
  function open(opening: Opening): Result<Reference, LogError> {
    const { unanswered, isMeasured } = opening;
    const saleId = counter.ticket();
    const reference = deps.newReference();
    const entries = [...saleEntries(saleId), ...chargeEntries(saleId, reference, opening)];
    const written =
      unanswered === null
        ? log.commit(entries)
        : recorder.write(unanswered.reference, [{ kind: 'attempt-superseded', by: reference }], entries);
    if (!written.ok) return written;
    counter.put({ ...counter.front(), saleId, reference });
    if (unanswered !== null) watcher.follow(unanswered);
    void (isMeasured ? deps.issuer().send(reference) : deps.issuer().retry(reference));
    return ok(reference);
  }

  const saleEntries = (id: SaleId): readonly Entry[] =>
    booking(id, counter.front().cart).map((fact): Entry => ({ stream: 'sale', id, fact }));

  function chargeEntries(saleId: SaleId, reference: Reference, opening: Opening): readonly Entry[] {
    const { current, due, isMeasured } = opening;
    const earlier = chargesOf(saleId);
    // Later than all the money that is known: the code is for the rest, and that money does not take it off.
    const learnt = earlier.flatMap(({ payments }) => payments.map(({ learntAt }) => learntAt));
    const at = recorder.stamp(Math.max(0, ...learnt));
    const terms = {
      reference,
      saleId,
      attempt: earlier.length + 1,
      siteId: current.siteId,
      api: current.api,
      mode: current.mode,
      total: due,
      sellerId: current.sellerId,
      externalPosId: current.externalPosId,
      expiresAt: expiryFrom(clock.now(), current),
    } as const;
    const stopped = earlier
      .filter(({ asking }) => asking.kind === 'open' || asking.kind === 'requested')
      .map(
        (charge): Entry => ({
          stream: 'charge',
          id: charge.reference,
          fact: { kind: 'asking-stopped', why: 'sale-changed', at },
        }),
      );
    const asked: Entry = { stream: 'charge', id: reference, fact: { kind: 'charge-requested', at, terms } };
    if (isMeasured) return [...stopped, asked];
    const reason = watcher.trouble()?.kind ?? 'offline';
    return [
      ...stopped,
      asked,
      { stream: 'charge', id: reference, fact: { kind: 'request-not-sent', reason, at } },
    ];
  }

  return {
    begin,
    readEarlier,
    replace(unanswered) {
      const current = terms();
      if (typeof current === 'string' || automatic.has(unanswered.reference)) return;
      // Money on any charge of the sale, or another sum: what to ask for is a person's to say.
      const due = dueFor(counter.front().cart, unanswered.saleId);
      if (unanswered.received > ZERO || due !== unanswered.total) return;
      const opened = open({ current, unanswered, due, isMeasured: true });
      if (opened.ok) automatic.add(opened.value);
    },
  };
}
