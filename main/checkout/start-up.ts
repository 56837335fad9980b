import type { Charge, Reference } from '#core/domain/charge';
import type { SaleId } from '#core/domain/sale';
import { type SaleRecord, standingOf } from '#core/domain/sale-record';
import type { Draft } from '#core/order-log';
import { type Counter, emptyFront } from '#main/checkout/counter';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Recorder } from '#main/checkout/recorder';
import { type Watcher, watchSince } from '#main/checkout/watcher';

type Deps = Pick<CheckoutDeps, 'log' | 'clock' | 'timers' | 'note'> & {
  readonly counter: Counter;
  readonly recorder: Recorder;
  readonly watcher: Watcher;
};

const WRITE_AGAIN_MS = 2000;

/** What a stop or a crash left: an unanswered request is unknown, an open charge is followed, the counter comes back. */
export function pickUp(deps: Deps): void {
  const { log, clock, counter, watcher } = deps;
  const open = log.chargesToWatch(watchSince(clock.now())).map((charge) => giveUpWaiting(deps, charge));
  for (const charge of open) {
    if (charge.parked) counter.addParked(charge.reference);
    watcher.follow(charge);
  }
  const front = frontOf(deps, open);
  putInFront(deps, front, open);
  for (const charge of open) {
    if (charge !== front && isWaiting(charge)) parkStray(deps, charge);
  }
}

/** Nobody will bring the answer any more. Where the disk refuses to hear so, it is told again. */
function giveUpWaiting(deps: Deps, charge: Charge): Charge {
  if (charge.asking.kind !== 'requested') return charge;
  const written = deps.recorder.write(charge.reference, [{ kind: 'request-unanswered', reason: 'crash' }]);
  if (written.ok) return written.value;
  deps.note('crash not written', charge.reference, written.error);
  deps.timers.after(WRITE_AGAIN_MS, () => {
    const now = deps.log.charge(charge.reference);
    if (now !== null) deps.watcher.follow(giveUpWaiting(deps, now));
  });
  return charge;
}

const isWaiting = ({ parked, outcome, asking }: Charge): boolean =>
  !parked &&
  outcome === null &&
  (asking.kind === 'open' || asking.kind === 'requested' || asking.kind === 'unknown');

/** The newest that waits, of the sale that lay on the counter if there was one on the books. */
function frontOf({ log, counter }: Deps, open: readonly Charge[]): Charge | null {
  const draft = log.draft();
  const candidates = open
    .filter(isWaiting)
    .filter(({ saleId }) => counter.held().every((held) => held.saleId !== saleId))
    .filter(({ saleId }) => draft === null || draft.saleId === null || draft.saleId === saleId)
    .toSorted((a, b) => a.requestedAt - b.requestedAt);
  return candidates.at(-1) ?? null;
}

function putInFront({ log, counter }: Deps, front: Charge | null, open: readonly Charge[]): void {
  const sale = front === null ? null : log.sale(front.saleId);
  if (front !== null && sale !== null) {
    counter.put({ cart: sale.cart, saleId: sale.id, reference: front.reference });
    return;
  }
  const draft = log.draft();
  if (draft === null) return;
  // The power went after the charge was parked and before the counter was clear.
  const isParked = open.some(({ parked, saleId }) => parked && saleId === draft.saleId);
  const paid = paidChargeOf(log, draft.saleId);
  if (isParked) counter.clear();
  else if (paid === null) putDraft(counter, draft);
  else counter.put({ cart: paid.sale.cart, saleId: paid.sale.id, reference: paid.reference });
}

function putDraft(counter: Counter, { cart, saleId, ticket }: Draft): void {
  counter.move({ front: { ...emptyFront, cart, saleId }, ticket: saleId ?? ticket, held: counter.held() });
}

/** Paid just before the stop: the cashier and the customer have yet to see it. */
function paidChargeOf(
  log: Deps['log'],
  saleId: SaleId | null,
): { readonly sale: SaleRecord; readonly reference: Reference } | null {
  const sale = saleId === null ? null : log.sale(saleId);
  if (sale === null) return null;
  const charges = log.chargesOf(sale.id);
  if (!standingOf(sale, charges).isPaid) return null;
  const paid = charges.findLast(({ outcome }) => outcome !== null);
  return paid === undefined ? null : { sale, reference: paid.reference };
}

/** A code out of sight that no key leads to is set aside where the cashier sees it. */
function parkStray({ recorder, counter, note }: Deps, charge: Charge): void {
  if (charge.asking.kind !== 'open') return;
  if (charge.mode !== 'dynamic') {
    // The register's slot can wait for one customer only.
    recorder.write(charge.reference, [{ kind: 'asking-stopped', why: 'cashier' }]);
    return;
  }
  const written = recorder.write(charge.reference, [{ kind: 'charge-parked' }]);
  if (written.ok) counter.addParked(charge.reference);
  else note('stray not parked', charge.reference, written.error);
}
