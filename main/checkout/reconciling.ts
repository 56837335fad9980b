import { type BusinessDay, boundsOf } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import { DAY, type Instant } from '#core/domain/instant';
import { isMoney } from '#core/domain/payments';
import { reconcile } from '#core/domain/reconcile';
import type { Difference, Reconciliation } from '#core/domain/reconciliation';
import {
  EDGE,
  foldRest,
  isInScope,
  type OurPayment,
  type RecordDay,
  type Window,
} from '#core/domain/record-day';
import { siteOf } from '#core/domain/site';
import type { LogError } from '#core/order-log';
import type { ProviderRecord } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { CheckoutDeps, NotReady, Terms } from '#main/checkout/deps';
import { createRecordFetch, type FetchError, type Fetched } from '#main/checkout/record-fetch';
import type { Sweeper } from '#main/checkout/sweeper';

/** Holds a business day of ours against the provider's records of it. */
export type Reconciling = {
  /**
   * Fetches the day's records, stores them, takes up what they tell of our charges, and answers how the two compare.
   *
   * The day in progress too, until now. A fetch that fails leaves what was stored before.
   */
  fetchDay(day: BusinessDay): Promise<Result<FetchedDay, ReconcilingError>>;
  /** The records as they are stored against the log as it is now; null while that day has not been fetched. */
  reconcileDay(day: BusinessDay): Reconciliation | null;
  fetching(): { readonly day: BusinessDay; readonly records: number } | null;
  stop(): void;
};

export type FetchedDay = {
  readonly reconciliation: Reconciliation;
  /** What differed until the log took up what the records tell, and no longer does. */
  readonly settled: readonly Difference[];
};

export type ReconcilingError =
  | NotReady
  | LogError
  | FetchError
  /** Another day is being fetched. */
  | 'busy'
  | 'not-begun'
  /** The provider searches a year back: an empty list would say that all was missing. */
  | 'too-old';

type Deps = Pick<
  CheckoutDeps,
  | 'budget'
  | 'log'
  | 'provider'
  | 'providerFor'
  | 'clock'
  | 'timers'
  | 'terms'
  | 'isOurs'
  | 'dayRule'
  | 'onChange'
  | 'note'
> & { readonly sweeper: Pick<Sweeper, 'learn'> };

const REACH = 360 * DAY;
/** More of ours than this on no list: then it is the list that is wrong, and asking for each would take an hour. */
const MOST_ASKED_BY_ID = 1000;

const SENSELESS: ReadonlySet<FetchError> = new Set(['unreadable', 'invalid', 'not-found', 'conflict']);

type Running = {
  readonly day: BusinessDay;
  readonly done: Promise<Result<FetchedDay, ReconcilingError>>;
};

export function createReconciling(deps: Deps): Reconciling {
  const { log, provider, clock, terms, isOurs, dayRule, onChange, note, sweeper } = deps;
  let running: Running | null = null;
  let progress = 0;
  let isStopped = false;
  const fetch = createRecordFetch({
    ...deps,
    isStopped: () => isStopped,
    onProgress(records) {
      progress = records;
      onChange();
    },
  });

  function reconcileDay(day: BusinessDay): Reconciliation | null {
    const stored = log.recordsOfDay(day);
    const window = boundsOf(day, dayRule());
    // The shop's day begins at another hour since: those records are of another day.
    if (stored === null || stored.window.from !== window.from || stored.window.to !== window.to) return null;
    return compare(stored);
  }

  async function fetchNow(day: BusinessDay): Promise<Result<FetchedDay, ReconcilingError>> {
    const current = terms();
    if (typeof current === 'string') return err(current);
    if (!clock.isMeasured()) {
      const known = await provider.whoAmI();
      if (!known.ok) return err(known.error.kind);
    }
    const window = boundsOf(day, dayRule());
    const asOf = clock.now();
    if (asOf <= window.from) return err('not-begun');
    if (asOf - window.from > REACH) return err('too-old');
    const fetched = await fetch.approvedIn(window.from - EDGE, Math.min(window.to + EDGE, asOf));
    if (!fetched.ok) return fetched;
    const found = await dayFrom(day, window, asOf, current, fetched.value);
    return found.ok ? keep(found.value, current) : found;
  }

  async function dayFrom(
    day: BusinessDay,
    window: Window,
    asOf: Instant,
    { sellerId, siteId, externalPosId }: Terms,
    { records, unreadable }: Fetched,
  ): Promise<Result<RecordDay, ReconcilingError>> {
    const { currency } = siteOf(siteId);
    const posId = await fetch.posId(externalPosId);
    if (isStopped) return err('stopped');
    const scope = { isOurs: isKnown, sellerId, posId };
    const mine = new Set(records.filter((record) => isInScope(record, scope)));
    const others = records.filter((record) => !mine.has(record));
    const rest = foldRest(others, window, scope, currency);
    const unlisted = await findUnlisted(day, window, asOf, records);
    if (!unlisted.ok) return unlisted;
    const all = new Map([...mine, ...unlisted.value.records].map((record) => [record.payment.id, record]));
    return ok({
      day,
      window,
      asOf,
      sellerId,
      posId,
      currency,
      unreadable: unreadable + unlisted.value.unreadable,
      rest,
      records: [...all.values()],
    });
  }

  /** By its reference: of this install, of one that the log was restored from, or of a charge that the log has anyway. */
  const isKnown = (reference: string): boolean =>
    isOurs(reference) || log.charge(reference as Reference) !== null;

  /** The search has lagged by a day: what it does not list is asked for by its id before it is called missing. */
  async function findUnlisted(
    day: BusinessDay,
    window: Window,
    asOf: Instant,
    records: readonly ProviderRecord[],
  ): Promise<Result<Fetched, ReconcilingError>> {
    const listed = new Set(records.map(({ payment }) => payment.id));
    const ours = log
      .paymentsToReconcile(day, window)
      .filter(
        (payment) => isMoney(payment.status) && isBetween(payment, window.from, Math.min(window.to, asOf)),
      )
      .filter(({ id }) => !listed.has(id));
    if (ours.length > MOST_ASKED_BY_ID) note('payments on no list', null, String(ours.length));
    const found: ProviderRecord[] = [];
    let unreadable = 0;
    for (const payment of ours.slice(0, MOST_ASKED_BY_ID)) {
      const record = await fetch.byId(payment);
      if (record.ok && record.value !== null) found.push(record.value);
      if (record.ok) continue;
      // One payment of which the provider makes no sense must not keep the day from being reconciled.
      if (!SENSELESS.has(record.error)) return record;
      unreadable += 1;
    }
    return ok({ records: found, unreadable });
  }

  async function keep(stored: RecordDay, asked: Terms): Promise<Result<FetchedDay, ReconcilingError>> {
    const current = terms();
    if (typeof current === 'string') return err(current);
    if (current.sellerId !== asked.sellerId) return err('another-seller');
    const saved = log.saveRecordsOfDay(stored);
    if (!saved.ok) return saved;
    const before = compare(stored);
    await takeUp(stored);
    if (isStopped) return err('stopped');
    const reconciliation = compare(stored);
    const isStill = ({ kind, paymentId }: Difference): boolean =>
      reconciliation.differences.some((each) => each.kind === kind && each.paymentId === paymentId);
    return ok({ reconciliation, settled: before.differences.filter((each) => !isStill(each)) });
  }

  const compare = (stored: RecordDay): Reconciliation =>
    reconcile(log.paymentsToReconcile(stored.day, stored.window), stored);

  /** What the records tell of our charges and the log does not know yet goes the way of all that a sweep finds. */
  async function takeUp({ day, window, records }: RecordDay): Promise<void> {
    const ours = new Map(log.paymentsToReconcile(day, window).map((each) => [each.id, each]));
    for (const { reference, siteId, payment, orderId } of records) {
      if (isStopped) return;
      if (reference === null || !isMoney(payment.status) || isSame(ours.get(payment.id), payment)) continue;
      if (!(await sweeper.learn({ reference, siteId, payment, orderId })))
        note('record not taken up', reference, payment.id);
    }
  }

  async function fetchDay(day: BusinessDay): Promise<Result<FetchedDay, ReconcilingError>> {
    if (isStopped) return err('stopped');
    if (running !== null) return running.day === day ? running.done : err('busy');
    progress = 0;
    const done = fetchNow(day).finally(() => {
      running = null;
      if (!isStopped) onChange();
    });
    running = { day, done };
    onChange();
    return done;
  }

  return {
    fetchDay,
    reconcileDay,
    fetching: () => (running === null ? null : { day: running.day, records: progress }),
    stop() {
      isStopped = true;
    },
  };
}

function isBetween({ approvedAt, learntAt }: OurPayment, from: Instant, to: Instant): boolean {
  const at = approvedAt ?? learntAt;
  return at >= from && at < to;
}

/** An earlier approval is news too: it says which day the payment is of. */
function isSame(ours: OurPayment | undefined, theirs: ProviderRecord['payment']): boolean {
  if (ours === undefined) return false;
  const isDated = ours.approvedAt !== null && ours.approvedAt <= (theirs.approvedAt ?? ours.approvedAt);
  return (
    isDated &&
    ours.status === theirs.status &&
    ours.amount === theirs.amount &&
    ours.refunded === theirs.refunded &&
    ours.currency === theirs.currency
  );
}
