import type { Charge, Oddness } from '#core/domain/charge';
import { type Money, subtract, toMoney, ZERO } from '#core/domain/money';
import type { PrintJob } from '#core/domain/print-job';
import { isUnfinished, type RefundRecord } from '#core/domain/refund';
import type { SaleRecord } from '#core/domain/sale-record';
import { assertNever } from '#core/result';
import type { Banner, QueuedPaper } from '#core/views';
import type { News, RefundNews } from '#main/checkout/deps';
import { saysItself } from '#main/recent-charges';

/** A job that did not come out, with what it is of. */
export type FailedPaper = {
  readonly job: PrintJob;
  readonly about: Pick<QueuedPaper, 'saleId' | 'number' | 'amount'>;
};

export type Banners = {
  list(): readonly Banner[];
  /** Adds what a person must hear of; the same matter only once. */
  hear(news: News, isInFront: boolean, wasParked: boolean): void;
  /** What became of a refund that somebody waits for. */
  hearRefund(news: RefundNews, sale: SaleRecord): void;
  /** Money came on one charge of a sale and is too much for the sale: another code of it was paid as well. */
  hearExcess(news: News, excess: Money): void;
  add(banner: Banner): void;
  /** Receipts that did not come out: each is told until it is printed, given up or read. */
  hearPaper(failed: readonly FailedPaper[]): void;
  dismiss(id: string): void;
};

/** Each stays until it is read. What it is about stays in the log and in the list either way. */
export function createBanners(onChange: () => void): Banners {
  const shown = new Map<string, Banner>();
  const read = new Set<string>();

  function add(banner: Banner): void {
    if (read.has(banner.id) || shown.has(banner.id)) return;
    shown.set(banner.id, banner);
    onChange();
  }

  return {
    list: () => [...shown.values()],
    add,
    hearPaper(failed) {
      const told = failed.map(paperBanner);
      const gone = [...shown.keys()].filter(
        (id) => id.endsWith(PAPER) && !told.some((banner) => banner.id === id),
      );
      for (const id of gone) shown.delete(id);
      if (gone.length > 0) onChange();
      for (const banner of told) add(banner);
    },
    dismiss(id) {
      read.add(id);
      shown.delete(id);
      onChange();
    },
    hear({ before, after, sale }, isInFront, wasParked) {
      const common = {
        saleNumber: sale.number,
        saleId: sale.id,
        at: after.outcome?.learntAt ?? after.requestedAt,
      };
      const paidNow = after.outcome !== null && before?.outcome == null;
      const sight = sightKind(before, after, sale);
      if (sight !== null)
        add({ ...common, id: `${after.reference}:${sight}`, kind: sight, amount: sightAmount(after) });
      else if (paidNow && after.state === 'paid-late')
        add({ ...common, id: `${after.reference}:late`, kind: 'paid-late', amount: after.received });
      else if (paidNow && wasParked)
        add({ ...common, id: `${after.reference}:parked`, kind: 'paid-parked', amount: after.received });
      else if (paidNow && !isInFront)
        add({ ...common, id: `${after.reference}:paid`, kind: 'paid-adopted', amount: after.received });
      for (const kind of newOddness(before, after)) {
        const showsOnPlate = isInFront && (kind === 'partial' || kind === 'over');
        if (!showsOnPlate)
          add({ ...common, id: `${after.reference}:${kind}`, kind, amount: amountOf(kind, after) });
      }
    },
    hearRefund({ before, after }, sale) {
      const kind = refundKind(before, after);
      const id = `${after.refundId}:refund`;
      const isOver = !isUnfinished(after);
      if (shown.get(id)?.kind === kind || (kind === null && !isOver)) return;
      const wasShown = shown.delete(id);
      if (wasShown && kind === null) onChange();
      if (kind === null) return;
      const { saleId } = after;
      const amount = after.given ?? after.amount;
      const about = { saleNumber: sale.number, saleId, amount, at: after.settledAt ?? after.askedAt };
      // A step that ends it is told though an earlier one was read.
      add({ ...about, id: isOver ? `${id}:end` : id, kind });
    },
    hearExcess({ before, after, sale }, excess) {
      if (excess <= ZERO || after.received <= (before?.received ?? ZERO) || saysItself(after)) return;
      const at = after.outcome?.learntAt ?? after.requestedAt;
      const about = { saleNumber: sale.number, saleId: sale.id, amount: excess, at };
      // That it came late, or to a code out of sight, is the lesser half of the same news.
      for (const lesser of ['late', 'parked', 'paid']) shown.delete(`${after.reference}:${lesser}`);
      add({ ...about, id: `${after.reference}:double`, kind: 'double' });
    },
  };
}

/** What became of a payment that a person took on sight: it came after all, or nobody can pay it any more. */
function sightKind(
  before: Charge | null,
  after: Charge,
  { acceptedOnSight }: SaleRecord,
): 'sight-paid' | 'sight-unpaid' | null {
  if (acceptedOnSight === null || after.requestedAt > acceptedOnSight.at) return null;
  if (after.outcome !== null) return before?.outcome == null ? 'sight-paid' : null;
  const isOver = (charge: Charge | null): boolean => charge?.asking.kind === 'ended';
  const wasStopped = after.stopReason === 'on-sight';
  return wasStopped && isOver(after) && !isOver(before) ? 'sight-unpaid' : null;
}

const sightAmount = ({ outcome, received, total }: Charge): Money =>
  outcome === null ? subtract(total, received) : received;

const newOddness = (before: Charge | null, after: Charge): readonly Oddness[] =>
  after.oddness.filter((kind) => !(before?.oddness ?? []).includes(kind));

/** The money that the matter is about: what is too much, what went back, or what came. */
function amountOf(kind: Oddness, { received, returned, total }: Charge): Banner['amount'] {
  if (kind === 'double' || kind === 'over') return toMoney(Math.max(ZERO, subtract(received, total)));
  return kind === 'reverted' || kind === 'charged-back' ? returned : received;
}

/** Null where nobody needs to be told: it goes as it should, or a person ended it. */
function refundKind(before: RefundRecord | null, after: RefundRecord): Banner['kind'] | null {
  switch (after.state) {
    case 'refused':
    case 'rejected':
      return 'refund-failed';
    case 'unknown':
      return 'refund-unknown';
    case 'not-sent':
      return 'refund-not-sent';
    case 'done':
      return before === null || isAtOnce(before) ? null : 'refund-done';
    case 'requested':
    case 'in-process':
    case 'dropped':
      return null;
    default:
      return assertNever(after.state, 'refund state');
  }
}

const isAtOnce = ({ state, askedAt, requestedAt }: RefundRecord): boolean =>
  state === 'requested' && askedAt === requestedAt;

const PAPER = ':paper';

function paperBanner({ job, about: { saleId, number, amount } }: FailedPaper): Banner {
  const what = job.what.kind === 'report' ? 'report' : 'print';
  return {
    id: `${job.id}${PAPER}`,
    kind: job.trouble === 'interrupted' ? `${what}-interrupted` : `${what}-failed`,
    saleNumber: saleId === null ? null : number,
    saleId,
    amount,
    at: job.queuedAt,
    jobId: job.id,
  };
}
