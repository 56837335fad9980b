import { type Charge, isPayable, livesUntil, type Reference, screenDeadline } from '#core/domain/charge';
import { customerScreen, isDeclined } from '#core/domain/customer-screen';
import type { Instant } from '#core/domain/instant';
import { sum, ZERO } from '#core/domain/money';
import type { HeldSale } from '#core/domain/open-sales';
import { totalsOf } from '#core/domain/sale';
import { changeOf, type SaleRecord, standingOf, tenderedOf } from '#core/domain/sale-record';
import type { OrderLog } from '#core/order-log';
import type { ChargeView, CustomerScreen, NewCodeShut, OpenSalesView, Parked, SaleView } from '#core/views';
import type { Checkout } from '#main/checkout/checkout';
import type { Clock } from '#main/checkout/clock';
import { CHANGE_MS, PAID_MS } from '#main/checkout/counter';
import { liesOnTheSlot } from '#main/checkout/slot';

type Deps = { readonly checkout: Checkout; readonly log: OrderLog; readonly clock: Clock };

/** What both windows are told of the counter, made anew from the log and the clock each time. */
export type CounterView = {
  sale(): SaleView;
  charge(): ChargeView | null;
  parked(): readonly Parked[];
  open(): OpenSalesView;
  customer(): CustomerScreen;
};

export function createCounterView({ checkout, log, clock }: Deps): CounterView {
  const { counter, watcher } = checkout;

  const frontCharge = (): Charge | null => {
    const { reference } = counter.front();
    return reference === null ? null : log.charge(reference);
  };
  const siblingsOf = (charge: Charge): readonly Charge[] => log.chargesOf(charge.saleId);
  const remainingMs = (charge: Charge): number => Math.max(0, screenDeadline(charge) - clock.latest());
  const lifeMs = (charge: Charge): number => Math.max(1, screenDeadline(charge) - charge.requestedAt);

  function chargeView(charge: Charge): ChargeView {
    const screen = customer();
    const { answeredMsAgo, isReading, trouble } = watcher.watching(charge.reference);
    const payable = siblingsOf(charge).filter(
      (other) => other !== charge && other.reference !== charge.reference && isPayable(other, clock.now()),
    );
    return {
      reference: charge.reference,
      mode: charge.mode,
      attempt: charge.attempt,
      state: charge.state,
      oddness: charge.oddness,
      total: charge.total,
      received: charge.received,
      qrData: screen.kind === 'pay' ? screen.qrData : null,
      remainingMs: remainingMs(charge),
      lifeMs: lifeMs(charge),
      expiresAt: charge.expiresAt,
      stopReason: charge.stopReason,
      trouble:
        troubleOf(charge) ??
        (trouble === null ? null : { kind: trouble.kind, code: trouble.code, message: trouble.message }),
      declined: isDeclined(charge)
        ? (charge.payments.findLast(({ status }) => status === 'rejected')?.detail ?? '')
        : null,
      answeredMsAgo,
      isReading,
      earlierCodeUntil: payable.length === 0 ? null : Math.max(...payable.map(livesUntil)),
      newCode: newCodeShut(charge),
      paidAt: charge.outcome?.approvedAt ?? null,
    };
  }

  function newCodeShut(charge: Charge): NewCodeShut | null {
    switch (charge.state) {
      case 'awaiting-payment':
        return { kind: 'same-code-until', until: charge.expiresAt };
      case 'checking':
        return charge.withdrawnAt === null ? { kind: 'finding-out' } : null;
      case 'requested':
      case 'superseded':
        return { kind: 'finding-out' };
      case 'unknown':
        if (liesOnTheSlot(charge))
          return checkout.isAbsent(charge.reference) ? null : { kind: 'finding-out' };
        return watcher.watching(charge.reference).answeredMsAgo === null ? { kind: 'finding-out' } : null;
      case 'in-process':
      case 'paid':
      case 'paid-late':
        return { kind: 'money-came' };
      case 'not-sent':
      case 'refused':
      case 'expired':
      case 'cancelled':
        return null;
      default: {
        const never: never = charge.state;
        throw new Error(`newCodeShut: ${String(never)}`);
      }
    }
  }

  function customer(): CustomerScreen {
    const charge = frontCharge();
    const { cart, saleId } = counter.front();
    const record = saleId === null ? null : log.sale(saleId);
    const paidFor =
      charge?.outcome == null ? PAID_MS : clock.monotonic() - counter.paidShownAt(charge.reference);
    return customerScreen({
      cart,
      charge,
      siblings: charge === null ? [] : siblingsOf(charge),
      tendered: record === null ? ZERO : tenderedOf(record),
      closed: record !== null && checkout.isClosed() ? closedOf(record) : null,
      mayShowCode: charge !== null && checkout.mayShow(charge),
      codeRemainingMs: charge === null ? 0 : remainingMs(charge),
      codeLifeMs: charge === null ? 1 : lifeMs(charge),
      paidRemainingMs: Math.max(0, PAID_MS - paidFor),
      paidLifeMs: PAID_MS,
      afterglow: counter.afterglow(),
    });
  }

  function closedOf(sale: SaleRecord) {
    const change = sum(sale.tenders.map(changeOf));
    const life = change > ZERO ? CHANGE_MS : PAID_MS;
    const shownFor = clock.monotonic() - counter.paidShownAt(sale.id, life);
    return { total: sale.total, change, remainingMs: Math.max(0, life - shownFor), lifeMs: life };
  }

  function sale(): SaleView {
    const { cart, saleId, reference } = counter.front();
    const record = saleId === null ? null : log.sale(saleId);
    const charges = saleId === null ? [] : log.chargesOf(saleId);
    const job =
      saleId === null ? undefined : log.jobsOf(saleId).findLast(({ what }) => what.kind === 'receipt');
    const { total } = totalsOf(cart);
    const standing =
      record === null
        ? { collected: ZERO, onSight: ZERO, due: total, excess: ZERO }
        : standingOf({ ...record, cart, total }, charges);
    return {
      id: saleId,
      number: record?.number ?? log.nextSaleNumber(),
      cart,
      isFrozen: reference !== null || checkout.isClosed(),
      collected: standing.collected,
      due: standing.due,
      excess: standing.excess,
      tenders: (record?.tenders ?? []).map(({ at: _at, ...tender }) => ({
        ...tender,
        change: changeOf(tender),
      })),
      onSight: standing.onSight,
      closedAt: record !== null && checkout.isClosed() ? closedAtOf(record) : null,
      receiptNumber: record?.receiptNumber ?? null,
      print: job === undefined ? null : { jobId: job.id, state: job.state, trouble: job.trouble },
    };
  }

  const parkedView = (reference: Reference): readonly Parked[] => {
    const charge = log.charge(reference);
    const record = charge === null ? null : log.sale(charge.saleId);
    if (charge === null || record === null) return [];
    return [
      {
        reference,
        saleNumber: record.number,
        total: charge.total,
        remainingMs: remainingMs(charge),
        state: charge.state,
      },
    ];
  };

  return {
    sale,
    customer,
    charge: () => {
      const charge = frontCharge();
      return charge === null ? null : chargeView(charge);
    },
    parked: () => counter.parked().flatMap(parkedView),
    open: () => ({
      name: checkout.tickets.name(),
      held: counter.held().map(heldView),
      canUndo: checkout.tickets.canUndo(),
      canRedo: checkout.tickets.canRedo(),
    }),
  };
}

function heldView({ ticket, place, name, cart, heldAt }: HeldSale): OpenSalesView['held'][number] {
  const { total, pieces } = totalsOf(cart);
  return {
    ticket,
    place,
    name,
    first: cart.lines[0]?.name ?? '',
    lines: cart.lines.length,
    pieces,
    total,
    heldAt,
  };
}

/** The last thing that paid it. */
const closedAtOf = ({ tenders, acceptedOnSight, openedAt }: SaleRecord): Instant =>
  Math.max(openedAt, acceptedOnSight?.at ?? 0, ...tenders.map(({ at }) => at));

function troubleOf({ asking }: Charge): ChargeView['trouble'] {
  if (asking.kind === 'refused') return { kind: asking.reason, code: asking.code, message: asking.message };
  if (asking.kind === 'not-sent' || asking.kind === 'unknown')
    return { kind: asking.reason, code: null, message: '' };
  return null;
}
