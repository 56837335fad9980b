import type { Charge, Oddness } from '#core/domain/charge';
import { type Money, subtract, toMoney, ZERO } from '#core/domain/money';
import type { PrintJob } from '#core/domain/print-job';
import type { SaleRecord } from '#core/domain/sale-record';
import type { Banner } from '#core/views';
import type { News } from '#main/checkout/deps';
import { saysItself } from '#main/recent-charges';

export type Banners = {
  list(): readonly Banner[];
  /** Adds what a person must hear of; the same matter only once. */
  hear(news: News, isInFront: boolean, wasParked: boolean): void;
  /** Money came on one charge of a sale and is too much for the sale: another code of it was paid as well. */
  hearExcess(news: News, excess: Money): void;
  add(banner: Banner): void;
  /** Receipts that did not come out: each is told until it is printed, given up or read. */
  hearPaper(failed: readonly { readonly job: PrintJob; readonly sale: SaleRecord }[]): void;
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
      const told = failed.map(({ job, sale }) => paperBanner(job, sale));
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
      if (paidNow && after.state === 'paid-late')
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

const newOddness = (before: Charge | null, after: Charge): readonly Oddness[] =>
  after.oddness.filter((kind) => !(before?.oddness ?? []).includes(kind));

/** The money that the matter is about: what is too much, what went back, or what came. */
function amountOf(kind: Oddness, { received, returned, total }: Charge): Banner['amount'] {
  if (kind === 'double' || kind === 'over') return toMoney(Math.max(ZERO, subtract(received, total)));
  return kind === 'reverted' || kind === 'charged-back' ? returned : received;
}

const PAPER = ':paper';

function paperBanner(job: PrintJob, sale: SaleRecord): Banner {
  const kind = job.trouble === 'interrupted' ? 'print-interrupted' : 'print-failed';
  return {
    id: `${job.id}${PAPER}`,
    kind,
    saleNumber: sale.number,
    saleId: sale.id,
    amount: sale.total,
    at: job.queuedAt,
  };
}
