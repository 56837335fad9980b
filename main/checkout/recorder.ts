import type { Charge, ChargeFact, Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { next } from '#core/domain/lifecycle';
import { codesToTakeOff, type SaleRecord, standingOf } from '#core/domain/sale-record';
import type { Entry, LogError } from '#core/order-log';
import { printEntries } from '#core/print-entries';
import type { Findings } from '#core/provider';
import { ok, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';

type Deps = Pick<
  CheckoutDeps,
  'log' | 'clock' | 'terms' | 'newJobId' | 'onChange' | 'onNews' | 'onPrintQueued'
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
  terms,
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
    const off = codesToTakeOff(charges).map(
      (charge): Entry => ({
        stream: 'charge',
        id: charge.reference,
        fact: { kind: 'asking-stopped', why: 'paid-elsewhere', at },
      }),
    );
    if (sale.receiptNumber !== null || !standingOf(sale, charges).isPaid) return off;
    return [...off, ...receiptEntries(sale, after, at)];
  }

  function receiptEntries(sale: SaleRecord, after: Charge, at: Instant): readonly Entry[] {
    const current = terms();
    // Without settings (a token gone bad) the number keeps its sequence; only its dress is plainer.
    const sequence = log.nextReceiptSequence();
    const receiptNumber = typeof current === 'string' ? String(sequence) : current.receiptNumber(sequence);
    const numbered: Entry = {
      stream: 'sale',
      id: sale.id,
      fact: { kind: 'receipt-numbered', receiptNumber, at },
    };
    // Late money finds nobody at the counter: paper comes out only when a person asks for it.
    const prints = typeof current !== 'string' && current.printsByItself && after.state === 'paid';
    if (!prints) return [numbered];
    return [numbered, ...printEntries(sale.id, newJobId(), at, false)];
  }

  return {
    stamp,
    write,
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
