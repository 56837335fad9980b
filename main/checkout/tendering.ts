import type {
  ChargeAnswer,
  TenderAnswer,
  TenderOffer,
  TenderRequest,
  VoidAnswer,
} from '#core/counter-answers';
import { type Charge, isPayable, livesUntil, type Reference } from '#core/domain/charge';
import { type SaleId, totalsOf } from '#core/domain/sale';
import { type SaleFact, type SaleRecord, standingOf, type TenderId } from '#core/domain/sale-record';
import { siteOf } from '#core/domain/site';
import { tenderFault, voidFault } from '#core/domain/tender';
import { err, ok, type Result } from '#core/result';
import { createBooking } from '#main/checkout/booking';
import type { Charging } from '#main/checkout/charging';
import type { Counter, Front } from '#main/checkout/counter';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Recorder } from '#main/checkout/recorder';
import type { Watcher } from '#main/checkout/watcher';

/** Cash, the shop's own card terminal and transfers: written down, never processed. None of it needs the network. */
export type Tendering = {
  /** The code in front comes off, what came on the sale's codes is read once, and what is left to pay is told. */
  prepare(): Promise<Result<TenderOffer, TenderFailure>>;
  /** The same id twice is one. */
  take(asked: TenderRequest): Promise<TenderAnswer>;
  voidTender(saleId: SaleId, tenderId: TenderId, reason: string): VoidAnswer;
  /** The customer shows a paid screen and the provider is silent: the sale is closed, and the charge still followed. */
  acceptOnSight(charge: Charge, approver: string, reason: string): Promise<ChargeAnswer>;
  /** Paid, with no charge in front to say so. */
  isClosed(front: Front): boolean;
  hasTenders(front: Front): boolean;
};

type TenderFailure = Extract<TenderAnswer, { ok: false }>['error'];

type Deps = Pick<CheckoutDeps, 'log' | 'clock' | 'till' | 'onDrawer'> & {
  readonly counter: Counter;
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  readonly charging: Pick<Charging, 'readEarlier'>;
  readonly isStopped: () => boolean;
};

const REMEMBERED = 50;
const ON_SIGHT: ReadonlySet<Charge['state']> = new Set(['awaiting-payment', 'unknown', 'checking']);

export function createTendering(deps: Deps): Tendering {
  const { log, clock, till, counter, recorder, watcher, charging, onDrawer } = deps;
  const booking = createBooking(deps);
  /** Submits that were done: one that comes again finds its sale gone from the counter. */
  const done: TenderId[] = [];
  /** The sale whose codes were last read, or could not be and the cashier was told. */
  let prepared: SaleId | null = null;

  const saleOf = ({ saleId }: Front): SaleRecord | null => (saleId === null ? null : log.sale(saleId));
  const chargesOf = ({ saleId }: Front): readonly Charge[] => (saleId === null ? [] : log.chargesOf(saleId));

  function standing(front: Front) {
    const sale = saleOf(front);
    const { total } = totalsOf(front.cart);
    return sale === null ? null : standingOf({ ...sale, cart: front.cart, total }, chargesOf(front));
  }

  const dueOf = (front: Front) => standing(front)?.due ?? totalsOf(front.cart).total;
  const isClosed = (front: Front): boolean => front.reference === null && standing(front)?.isPaid === true;

  function openUntil(front: Front): number | null {
    const payable = chargesOf(front).filter((charge) => isPayable(charge, clock.earliest() ?? clock.now()));
    return payable.length === 0 ? null : Math.max(...payable.map(livesUntil));
  }

  async function prepare(): ReturnType<Tendering['prepare']> {
    if (totalsOf(counter.front().cart).total <= 0) return err('empty-sale');
    if (isClosed(counter.front())) return err('already-closed');
    const left = leaveCharge(counter.front().reference);
    if (!left.ok) return left;
    const front = counter.front();
    const trouble = await charging.readEarlier(front.saleId);
    if (deps.isStopped()) return err('busy');
    if (counter.front() !== front || trouble === 'money-came') return err('money-came');
    const due = dueOf(front);
    if (due <= 0) return err('money-came');
    prepared = front.saleId;
    return ok({ due, openUntil: openUntil(front), isRead: trouble === null });
  }

  /** Money that is under way, or that agrees with nothing, is not paid a second time in cash. */
  function leaveCharge(reference: Reference | null): ChargeAnswer {
    const charge = reference === null ? null : log.charge(reference);
    if (charge === null) return ok(null);
    if (charge.outcome !== null) return err('already-closed');
    if (charge.state === 'in-process' || charge.oddness.includes('mismatch')) return err('money-came');
    const written = recorder.write(charge.reference, [{ kind: 'asking-stopped', why: 'tendered' }]);
    if (!written.ok) return written;
    watcher.follow(written.value);
    counter.put({ ...counter.front(), reference: null });
    return ok(null);
  }

  async function take(asked: TenderRequest): Promise<TenderAnswer> {
    if (isDone(asked.tenderId)) return ok(null);
    const { reference, saleId } = counter.front();
    if (reference !== null) return err('money-came');
    if (saleId === null || prepared !== saleId) {
      const offer = await prepare();
      if (!offer.ok) return offer;
    }
    const front = counter.front();
    if (isClosed(front)) return err('already-closed');
    const until = openUntil(front);
    if (until !== null && until > (asked.knowsOpenUntil ?? 0)) return err('code-still-open');
    const fault = tenderFault(asked, dueOf(front), siteOf(till().siteId));
    return fault === null ? write(front, asked) : err(fault);
  }

  const isDone = (id: TenderId): boolean =>
    done.includes(id) || saleOf(counter.front())?.tenders.some((tender) => tender.id === id) === true;

  /** The draft bears the sale's name before the log does: were the power to go in between, the cart is not sold twice. */
  function write(front: Front, asked: TenderRequest): TenderAnswer {
    const saleId = counter.ticket();
    const named = counter.put({ ...front, saleId });
    if (!named.ok) return named;
    const facts: readonly SaleFact[] = [
      ...booking(saleId, front.cart),
      {
        kind: 'tender-recorded',
        at: recorder.stamp(),
        tenderId: asked.tenderId,
        tender: asked.kind,
        amount: asked.amount,
        given: asked.given,
      },
    ];
    const written = recorder.writeSale(saleId, facts, 'tendered');
    if (!written.ok) {
      counter.put(front);
      return written;
    }
    done.push(asked.tenderId);
    if (done.length > REMEMBERED) done.shift();
    prepared = saleId;
    if (asked.kind === 'cash') onDrawer();
    return ok(null);
  }

  function voidTender(saleId: SaleId, tenderId: TenderId, reason: string): VoidAnswer {
    const sale = log.sale(saleId);
    if (sale === null) return err('no-such-tender');
    const fault = voidFault(sale, tenderId, log.nextSaleNumber() - 1);
    if (fault !== null) return err(fault);
    const front = counter.front();
    const isFree = front.saleId === null && front.reference === null && front.cart.lines.length === 0;
    if (!isFree && (front.saleId !== saleId || isWaiting(front))) return err('busy');
    const tender = sale.tenders.find(({ id }) => id === tenderId);
    const { cashier } = till();
    const written = recorder.writeSale(
      saleId,
      [{ kind: 'tender-voided', at: recorder.stamp(), tenderId, reason, by: cashier }],
      'tendered',
    );
    if (!written.ok) return written;
    counter.put({ cart: sale.cart, saleId, reference: null });
    if (tender?.kind === 'cash') onDrawer();
    return ok(null);
  }

  function isWaiting({ reference }: Front): boolean {
    const charge = reference === null ? null : log.charge(reference);
    return charge !== null && charge.outcome === null;
  }

  async function acceptOnSight(
    { reference }: Charge,
    approver: string,
    reason: string,
  ): Promise<ChargeAnswer> {
    const front = counter.front();
    if (front.reference !== reference || front.saleId === null) return err('busy');
    // The provider may have found its voice meanwhile.
    await watcher.readNow(reference);
    const charge = log.charge(reference);
    if (deps.isStopped() || charge === null) return err('busy');
    if (counter.front() !== front || charge.outcome !== null) return err('money-came');
    if (!ON_SIGHT.has(charge.state) || charge.oddness.includes('mismatch')) return err('already-closed');
    const written = recorder.writeSale(
      front.saleId,
      [{ kind: 'sale-accepted-on-sight', at: recorder.stamp(), approver, reason }],
      'on-sight',
    );
    if (!written.ok) return written;
    counter.put({ ...front, reference: null });
    const after = log.charge(reference);
    if (after !== null) watcher.follow(after);
    return ok(null);
  }

  return {
    prepare,
    take,
    voidTender,
    acceptOnSight,
    isClosed,
    hasTenders: (front) => (saleOf(front)?.tenders.length ?? 0) > 0,
  };
}
