import type { Instant } from '#core/domain/instant';
import { add, type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { isMoney, wentBack } from '#core/domain/payments';
import { doublesAmong } from '#core/domain/reconcile-doubles';
import type { Difference, Figures, Reconciliation, Side, TheirSide } from '#core/domain/reconciliation';
import { LAG, type OurPayment, type RecordDay, type Window } from '#core/domain/record-day';
import type { PaymentStatus, ProviderRecord } from '#core/provider';

/*
 * Our payments of a business day held against the provider's own records of it.
 *
 * Which day: where both sides have a payment, the provider's instant of approval says; else the one side's own. So the
 * records are asked for a little beyond the day, and what lies beyond it only tells that a payment is of the next day.
 *
 * Whose: what bears a reference of ours is, whoever else it names; what bears none is ours when it was paid at our
 * register to our account. The rest is one folded line. Another seller's records, which a list may show to the one who
 * paid, are no money of this account and only counted.
 */

type Pair = { readonly ours: OurPayment | null; readonly theirs: ProviderRecord | null };

export function reconcile(ours: readonly OurPayment[], stored: RecordDay): Reconciliation {
  const { day, window, asOf, currency } = stored;
  const pairs = pairUp(ours, stored.records);
  const inDay = pairs.filter((pair) => isOfDay(pair, window));
  const doubled = doublesAmong(pairs.map((pair) => bookedOf(pair, currency)).filter((each) => each !== null));
  const differences = inDay.flatMap((pair) => differencesOf(pair, doubled, stored));
  return {
    day,
    window,
    asOf,
    isWholeDay: asOf >= window.to,
    unreadable: stored.unreadable,
    currency,
    ours: sideOf(inDay.map((pair) => ourFigures(pair.ours, currency))),
    theirs: {
      ...sideOf(inDay.map((pair) => theirFigures(pair.theirs, currency))),
      ...feesOf(
        inDay.flatMap(({ theirs }) => theirs ?? []).filter((record) => countsThere(record, currency)),
      ),
    },
    rest: stored.rest,
    differences,
  };
}

/** One payment as either side has it, for whoever reads them line by line. */
export type PaymentRow = {
  readonly id: string;
  readonly reference: string | null;
  readonly saleId: OurPayment['saleId'] | null;
  readonly approvedAt: Instant | null;
  readonly ours: Counted | null;
  readonly theirs: Counted | null;
  readonly fee: Money | null;
  readonly net: Money | null;
};

export function rowsOfDay(ours: readonly OurPayment[], stored: RecordDay): readonly PaymentRow[] {
  return pairUp(ours, stored.records)
    .filter((pair) => isOfDay(pair, stored.window))
    .map(({ ours: here, theirs: there }) => ({
      id: here?.id ?? there?.payment.id ?? '',
      reference: here?.reference ?? there?.reference ?? null,
      saleId: here?.saleId ?? null,
      approvedAt: there?.payment.approvedAt ?? here?.approvedAt ?? null,
      ours: ourFigures(here, stored.currency),
      theirs: theirFigures(there, stored.currency),
      fee: there?.fee ?? null,
      net: there?.net ?? null,
    }));
}

/** By both names: the same payment under another reference is another difference, and said to be one. */
function pairUp(ours: readonly OurPayment[], records: readonly ProviderRecord[]): readonly Pair[] {
  const keyOf = (id: string, reference: string | null): string => `${id} ${reference ?? ''}`;
  const theirs = new Map(records.map((record) => [keyOf(record.payment.id, record.reference), record]));
  const known = ours.map((payment): Pair => {
    const key = keyOf(payment.id, payment.reference);
    const record = theirs.get(key) ?? null;
    theirs.delete(key);
    return { ours: payment, theirs: record };
  });
  return [...known, ...[...theirs.values()].map((record): Pair => ({ ours: null, theirs: record }))];
}

function isOfDay({ ours, theirs }: Pair, { from, to }: Window): boolean {
  const at = theirs?.payment.approvedAt ?? (ours === null ? null : (ours.approvedAt ?? ours.learntAt));
  const isAny =
    (ours !== null && isMoney(ours.status)) || (theirs !== null && isMoney(theirs.payment.status));
  return isAny && at !== null && at >= from && at < to;
}

export type Counted = { readonly received: Money; readonly returned: Money };
const NOTHING: Counted = { received: ZERO, returned: ZERO };

/** What is not money, and money of another currency, is no part of any sum. */
function ourFigures(ours: OurPayment | null, currency: string): Counted | null {
  if (ours === null || !isMoney(ours.status)) return null;
  return ours.currency === currency ? { received: ours.amount, returned: returnedHere(ours) } : NOTHING;
}

/** A refund of ours that is done counts, though the payment has not been read since. */
const returnedHere = (ours: OurPayment): Money =>
  toMoney(Math.min(ours.amount, Math.max(wentBack(ours), ours.refundsDone)));

function theirFigures(theirs: ProviderRecord | null, currency: string): Counted | null {
  if (theirs === null || !isMoney(theirs.payment.status)) return null;
  const { payment } = theirs;
  return payment.currency === currency ? { received: payment.amount, returned: wentBack(payment) } : NOTHING;
}

const countsThere = ({ payment }: ProviderRecord, currency: string): boolean =>
  isMoney(payment.status) && payment.currency === currency;

function sideOf(figures: readonly (Counted | null)[]): Side {
  const counted = figures.filter((each) => each !== null);
  return {
    count: counted.length,
    received: sum(counted.map(({ received }) => received)),
    returned: sum(counted.map(({ returned }) => returned)),
  };
}

function feesOf(records: readonly ProviderRecord[]): Omit<TheirSide, keyof Side> {
  const fees = records.flatMap(({ fee }) => fee ?? []);
  const nets = records.flatMap(({ net }) => net ?? []);
  return { fee: sum(fees), net: sum(nets), feeTold: fees.length, netTold: nets.length };
}

/** For the doubles: each payment once, by the side that knows it later, and what of it is still there. */
function bookedOf({ ours, theirs }: Pair, currency: string) {
  const figures = theirFigures(theirs, currency) ?? ourFigures(ours, currency);
  const reference = ours?.reference ?? theirs?.reference ?? null;
  if (figures === null || reference === null) return null;
  return {
    id: ours?.id ?? theirs?.payment.id ?? '',
    reference,
    saleId: ours?.saleId ?? null,
    due: ours?.due ?? null,
    kept: subtract(figures.received, figures.returned),
    at: theirs?.payment.approvedAt ?? ours?.approvedAt ?? ours?.learntAt ?? 0,
  };
}

type Found = Pick<Difference, 'kind' | 'received' | 'returned'> & { readonly outside?: Money };

function differencesOf(pair: Pair, doubled: ReadonlySet<string>, stored: RecordDay): readonly Difference[] {
  const { ours, theirs } = pair;
  const id = ours?.id ?? theirs?.payment.id ?? '';
  const here = ourFigures(ours, stored.currency);
  const there = theirFigures(theirs, stored.currency);
  const gap: Counted = {
    received: subtract(there?.received ?? ZERO, here?.received ?? ZERO),
    returned: subtract(there?.returned ?? ZERO, here?.returned ?? ZERO),
  };
  const found = [...oneSided(pair, doubled.has(id), gap), ...twoSided(pair, gap)];
  // What the provider does not have at all is not there twice.
  if (doubled.has(id) && ours !== null && theirs !== null) found.push({ kind: 'double', ...NOTHING });
  return found.map(({ outside = ZERO, ...each }) => ({
    ...each,
    outside,
    paymentId: id,
    reference: ours?.reference ?? theirs?.reference ?? null,
    saleId: ours?.saleId ?? null,
    ours: ours === null ? null : { ...facesOf(ours), returned: returnedHere(ours) },
    theirs: theirs === null ? null : { ...facesOf(theirs.payment), returned: wentBack(theirs.payment) },
    isYoung: isYoung(pair, stored.asOf),
  }));
}

const facesOf = ({ status, amount, currency, approvedAt }: Omit<Figures, 'returned'>) => ({
  status,
  amount,
  currency,
  approvedAt,
});

/** Money that only one side has. A second payment of a sale of ours is a double, whether we know it yet or not. */
function oneSided({ ours, theirs }: Pair, isDouble: boolean, gap: Counted): readonly Found[] {
  if (theirs === null) return [{ kind: 'missing-there', ...gap }];
  if (ours === null) return [{ kind: isDouble ? 'double' : 'missing-here', ...gap }];
  return [];
}

function twoSided({ ours, theirs }: Pair, gap: Counted): Found[] {
  if (ours === null || theirs === null) return [];
  const { payment } = theirs;
  // One of them takes it for no money at all: what else differs follows from that.
  if (isMoney(ours.status) !== isMoney(payment.status)) return [{ kind: 'state', ...gap }];
  const found: Found[] = [];
  let left = gap.returned;
  if (ours.amount !== payment.amount || ours.currency !== payment.currency) {
    const isAllBack = returnedHere(ours) === ours.amount && wentBack(payment) === payment.amount;
    const returned = isAllBack || ours.currency !== payment.currency ? left : ZERO;
    found.push({ kind: 'amount', received: gap.received, returned });
    if (isAllBack || ours.currency !== payment.currency) return found;
    left = subtract(left, returned);
  }
  if (isChargedBack(ours) !== isChargedBack(payment))
    return [...found, { kind: 'state', received: ZERO, returned: left }];
  if (isDisputed(ours) !== isDisputed(payment)) found.push({ kind: 'state', ...NOTHING });
  return [...found, ...refundsOf(ours, wentBack(payment), left)];
}

const isChargedBack = ({ status }: { readonly status: PaymentStatus }): boolean => status === 'charged-back';
const isDisputed = ({ status }: { readonly status: PaymentStatus }): boolean => status === 'in-mediation';

function refundsOf(ours: OurPayment, backThere: Money, left: Money): readonly Found[] {
  // On both sides, and of the same amount: all of it is gone, however often it was refunded before.
  if (isChargedBack(ours)) return [];
  if (backThere < returnedHere(ours))
    return [{ kind: 'refund-missing-there', received: ZERO, returned: left }];
  const accounted = toMoney(Math.max(ours.refundsDone, ours.refundsHeld));
  if (backThere > accounted)
    return [
      {
        kind: 'refunded-outside',
        received: ZERO,
        returned: left,
        outside: subtract(backThere, accounted),
      },
    ];
  // Refunds of ours that are still under way here are done there.
  return left === ZERO ? [] : [{ kind: 'state', received: ZERO, returned: left }];
}

/** Changed here after the records were asked for, or so shortly before that a search may not have it. */
function isYoung({ ours, theirs }: Pair, asOf: Instant): boolean {
  if (ours === null) return false;
  const since = asOf - LAG;
  if (theirs === null) return (ours.approvedAt ?? ours.learntAt) > since;
  const isNewerHere = ours.changedAt > theirs.payment.changedAt && ours.changedAt > since;
  return isNewerHere || (ours.refundsChangedAt ?? 0) > since;
}

/** What all differences together make up of theirs less ours. */
export function explainedBy(differences: readonly Difference[]): Counted {
  return differences.reduce<Counted>(
    (all, { received, returned }) => ({
      received: add(all.received, received),
      returned: add(all.returned, returned),
    }),
    NOTHING,
  );
}
