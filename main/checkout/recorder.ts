import type { Charge, ChargeFact, Reference, StopReason } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { next } from '#core/domain/lifecycle';
import type { SaleId } from '#core/domain/sale';
import {
  codesToTakeOff,
  nextSale,
  openedSale,
  type SaleFact,
  type SaleRecord,
  standingOf,
  tenderedOf,
} from '#core/domain/sale-record';
import type { Entry, LogError } from '#core/order-log';
import { printEntries } from '#core/print-entries';
import type { Findings } from '#core/provider';
import { ok, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';

type Deps = Pick<
  CheckoutDeps,
  'log' | 'clock' | 'till' | 'newJobId' | 'onChange' | 'onNews' | 'onPrintQueued'
>;

const STAMPS_AHEAD_MS = 5000;

/** Facts without their time: the recorder stamps them. */
type Unstamped<F> = F extends ChargeFact ? Omit<F, 'at'> : never;
export type NewFact = Unstamped<ChargeFact>;

export type Recorder = {
  /** The time of what is written next: later than all before it, so that what follows what can be told from the times. */
  stamp(after?: Instant): Instant;
  /** Writes facts about one charge and, in the same commit, all that follows from them for its sale. */
  write(reference: Reference, facts: readonly NewFact[], beside?: readonly Entry[]): Result<Charge, LogError>;
  /** Writes facts about a sale and, in the same commit, all that follows for its codes, its receipt and its paper. */
  writeSale(id: SaleId, facts: readonly SaleFact[], why: StopReason): Result<SaleRecord, LogError>;
  /** Writes what a read found. `decisive` says that it was whole and began at that time. */
  writeFindings(
    reference: Reference,
    findings: Findings,
    decisiveSince: Instant | null,
  ): Result<Charge, LogError>;
};

export function createRecorder({
  log,
  clock,
  till,
  newJobId,
  onChange,
  onNews,
  onPrintQueued,
}: Deps): Recorder {
  let last: Instant = 0;

  function stamp(after: Instant = 0): Instant {
    const now = clock.now();
    // A clock that was far ahead until it was measured is not followed.
    const floor = Math.max(...[last, after].filter((at) => at - now < STAMPS_AHEAD_MS), 0);
    last = Math.max(now, floor + 1);
    return last;
  }

  function write(
    reference: Reference,
    facts: readonly NewFact[],
    beside: readonly Entry[] = [],
  ): Result<Charge, LogError> {
    const before = log.charge(reference);
    if (before === null) throw new Error(`write: no charge ${reference}`);
    const at = stamp();
    const stamped = facts.map((fact): ChargeFact => ({ ...fact, at }));
    const after = stamped.reduce(next, before);
    if (after === before && beside.length === 0) return ok(before);
    const sale = log.sale(before.saleId);
    if (sale === null) throw new Error(`write: no sale ${before.saleId}`);
    const follows = followUps(sale, after, at);
    const own = stamped.map((fact): Entry => ({ stream: 'charge', id: reference, fact }));
    const written = log.commit([...own, ...beside, ...follows]);
    if (!written.ok) return written;
    if (after !== before) onNews({ before, after, sale });
    if (follows.some(({ stream }) => stream === 'print')) onPrintQueued();
    onChange();
    return ok(log.charge(reference) ?? after);
  }

  /** Money on one charge takes every other code of the sale off; the money that pays the sale gives it its receipt. */
  function followUps(sale: SaleRecord, after: Charge, at: Instant): readonly Entry[] {
    const charges = log
      .chargesOf(sale.id)
      .map((charge) => (charge.reference === after.reference ? after : charge));
    const off = stops(codesToTakeOff(charges, afterTenders(sale)), 'paid-elsewhere', at);
    if (sale.receiptNumber !== null || !standingOf(sale, charges).isPaid) return off;
    // Late money finds nobody at the counter: paper comes out only when a person asks for it.
    return [...off, ...receiptEntries(sale, after.state === 'paid', at)];
  }

  const afterTenders = (sale: SaleRecord) => ({ total: sale.total, tendered: tenderedOf(sale) });

  const stops = (charges: readonly Charge[], why: StopReason, at: Instant): readonly Entry[] =>
    charges.map(
      ({ reference }): Entry => ({
        stream: 'charge',
        id: reference,
        fact: { kind: 'asking-stopped', why, at },
      }),
    );

  function receiptEntries({ id }: SaleRecord, isSomebodyThere: boolean, at: Instant): readonly Entry[] {
    const { receiptNumber, printsByItself } = till();
    const number = receiptNumber(log.nextReceiptSequence());
    const numbered: Entry = {
      stream: 'sale',
      id,
      fact: { kind: 'receipt-numbered', receiptNumber: number, at },
    };
    if (!printsByItself || !isSomebodyThere) return [numbered];
    return [numbered, ...printEntries(id, newJobId(), at, false)];
  }

  function writeSale(id: SaleId, facts: readonly SaleFact[], why: StopReason): Result<SaleRecord, LogError> {
    const before = log.sale(id);
    const sale = facts.reduce<SaleRecord | null>(
      (record, fact) => (record === null ? begun(fact) : nextSale(record, fact)),
      before,
    );
    if (sale === null) throw new Error(`writeSale: ${id} is not on the books`);
    if (sale === before) return ok(sale);
    const at = stamp();
    const charges = log.chargesOf(id);
    const { isPaid } = standingOf(sale, charges);
    const off = isPaid ? charges.filter(isAskedFor) : codesToTakeOff(charges, afterTenders(sale));
    const follows = [
      ...stops(off, why, at),
      ...(isPaid && sale.receiptNumber === null ? receiptEntries(sale, true, at) : []),
    ];
    const own = facts.map((fact): Entry => ({ stream: 'sale', id, fact }));
    const written = log.commit([
      ...own,
      ...(before?.receiptNumber === sale.receiptNumber ? [] : paperToDrop(id, at)),
      ...follows,
    ]);
    if (!written.ok) return written;
    const known = log.sale(id) ?? sale;
    for (const charge of off) {
      const after = log.charge(charge.reference);
      if (after !== null && after !== charge) onNews({ before: charge, after, sale: known });
    }
    if (follows.some(({ stream }) => stream === 'print')) onPrintQueued();
    onChange();
    return ok(known);
  }

  /** A receipt that is void does not come out any more, unless it is in the printer already. */
  const paperToDrop = (id: SaleId, at: Instant): readonly Entry[] =>
    log
      .jobsOf(id)
      .filter(({ state, what }) => what.kind !== 'refund' && (state === 'queued' || state === 'failed'))
      .map(
        (job): Entry => ({ stream: 'print', id: job.id, fact: { kind: 'job-given-up', reason: 'void', at } }),
      );

  return {
    stamp,
    write,
    writeSale,
    writeFindings(reference, { orders, payments }, decisiveSince) {
      const seen: NewFact[] = [
        ...orders.map((order): NewFact => ({ kind: 'order-seen', order })),
        ...payments.map((payment): NewFact => ({ kind: 'payment-seen', payment })),
      ];
      const decisive: NewFact[] =
        decisiveSince === null ? [] : [{ kind: 'read-after-deadline', startedAt: decisiveSince }];
      return write(reference, [...seen, ...decisive]);
    },
  };
}

const begun = (fact: SaleFact): SaleRecord | null => (fact.kind === 'sale-opened' ? openedSale(fact) : null);

/** A code is up, on its way, or may be asked for again. */
const isAskedFor = ({ outcome, asking: { kind } }: Charge): boolean =>
  outcome === null && (kind === 'open' || kind === 'requested' || kind === 'unknown' || kind === 'not-sent');
