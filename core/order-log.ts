import type { HourOfDay, MeansOfDay, ProductSum, SalesPage, SalesWanted, SumOf } from '#core/day-views';
import type { Case, CaseFact, CaseId, ClosedCase } from '#core/domain/attention';
import type { BusinessDay } from '#core/domain/business-day';
import type { Charge, ChargeFact, ChargeState, Oddness, Reference } from '#core/domain/charge';
import type { DrawerFact, DrawerId } from '#core/domain/drawer';
import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { HeldSale } from '#core/domain/open-sales';
import type { PrintFact, PrintJob, PrintJobId } from '#core/domain/print-job';
import type { OurPayment, RecordDay, Window } from '#core/domain/record-day';
import type { RefundFact, RefundId, RefundRecord } from '#core/domain/refund';
import type { Resolution, ResolutionFact, ResolutionId } from '#core/domain/resolution';
import type { Cart, SaleId } from '#core/domain/sale';
import type { SaleFact, SaleRecord } from '#core/domain/sale-record';
import type { MeansCounted, Shift, ShiftFact, ShiftId } from '#core/domain/shift';
import type { ShiftFigures } from '#core/domain/shift-figures';
import type { StaffActId, StaffFact } from '#core/domain/staff-facts';
import type { VoidFact, VoidId, VoidRecord } from '#core/domain/voids';
import type { Result } from '#core/result';

/** One fact on one stream. Streams are `charge:<reference>`, `sale:<id>`, `print:<id>` and `refund:<id>`. */
export type Entry =
  | { readonly stream: 'charge'; readonly id: Reference; readonly fact: ChargeFact }
  | { readonly stream: 'sale'; readonly id: SaleId; readonly fact: SaleFact }
  | { readonly stream: 'print'; readonly id: PrintJobId; readonly fact: PrintFact }
  | { readonly stream: 'void'; readonly id: VoidId; readonly fact: VoidFact }
  | { readonly stream: 'shift'; readonly id: ShiftId; readonly fact: ShiftFact }
  | { readonly stream: 'case'; readonly id: CaseId; readonly fact: CaseFact }
  | { readonly stream: 'resolution'; readonly id: ResolutionId; readonly fact: ResolutionFact }
  | { readonly stream: 'drawer'; readonly id: DrawerId; readonly fact: DrawerFact }
  | { readonly stream: 'staff'; readonly id: StaffActId; readonly fact: StaffFact }
  /** Never above what came in: the file itself refuses a refund that would be. */
  | { readonly stream: 'refund'; readonly id: RefundId; readonly fact: RefundFact };

export type LogError = 'disk-full' | 'log-damaged';

/**
 * What main may ask of the log. Synchronous on purpose: nothing can happen in the middle.
 *
 * When `commit` has answered, what it wrote survives a power cut.
 */
export type OrderLog = {
  /**
   * Writes the facts that change something, all or none, with their projections. Facts that change nothing are left
   * out; the answer names the streams that did change.
   */
  commit(entries: readonly Entry[]): Result<Changed, LogError>;
  charge(reference: Reference): Charge | null;
  sale(id: SaleId): SaleRecord | null;
  chargesOf(id: SaleId): readonly Charge[];
  /** Every charge not yet settled, and every other one whose order may be paid until after `since`. */
  chargesToWatch(since: Instant): readonly Charge[];
  /** Those among them that the Orders API was asked for and nobody at the counter waits for any more. */
  ordersLeftOver(since: Instant): readonly Charge[];
  /** Newest first. */
  recent(limit: number): readonly RecentCharge[];
  /** As in `recent`, in the order in which they were asked for. */
  rowsOf(id: SaleId): readonly RecentCharge[];
  /** Whose an order of the provider's is (Orders), however long ago; null where it is none of ours. */
  byProviderOrder(orderId: string): Reference | null;
  /** With times, for a timeline: in order, oldest first. */
  factsOf(reference: Reference): readonly ChargeFact[];
  nextSaleNumber(): number;
  /** Unbroken per install: the number after the last that a `receipt-numbered` fact carries. */
  nextReceiptSequence(): number;
  /** The sale of the newest receipt that holds, whichever means paid it. */
  lastReceipt(): { readonly saleId: SaleId; readonly saleNumber: number } | null;
  unfinishedJobs(): readonly PrintJob[];
  jobsOf(whose: SaleId | ShiftId): readonly PrintJob[];
  refund(id: RefundId): RefundRecord | null;
  /** Oldest first. */
  refundFactsOf(id: RefundId): readonly RefundFact[];
  refundsOf(id: SaleId): readonly RefundRecord[];
  unfinishedRefunds(): readonly RefundRecord[];
  /** The provider's own records of a day, as they were last fetched whole; null where they never were. */
  recordsOfDay(day: BusinessDay): RecordDay | null;
  /** Takes the place of what was stored of that day, all of it or nothing, with the cases that it makes. */
  saveRecordsOfDay(records: RecordDay): Result<void, LogError>;
  /**
   * Every payment of the sales that had money in the window, or that the day's stored records name: approved then or
   * not, so that what was paid twice over midnight is seen.
   */
  paymentsToReconcile(day: BusinessDay, window: Window): readonly OurPayment[];
  /** What people said of the differences of that day, as it holds now. */
  resolutionsOf(day: BusinessDay): readonly Resolution[];
  readonly days: DayBook;
  readonly shifts: ShiftBook;
  readonly cases: CaseBook;
  /** Up to where the sweep has read that account's payments; of one never swept, where the last of any ended. */
  sweptUntil(sellerId?: string): Instant | null;
  setSweptUntil(at: Instant, sellerId?: string): Result<void, LogError>;
  /** The half-built sale, so that a crash does not empty the counter. */
  draft(): Draft | null;
  saveDraft(draft: Draft | null): Result<void, LogError>;
  /** The sales that were set aside, in the order of their places. */
  held(): readonly HeldSale[];
  /** What lies on the counter, what was set aside and what is to be told of it: all or none. */
  saveOpen(open: OpenSales, entries: readonly Entry[]): Result<void, LogError>;
  /** What was taken away of a sale before it was charged; oldest first. */
  voidsOf(id: SaleId): readonly VoidRecord[];
  /** Sales in which something was recorded as paid in cash or otherwise, of the latest few hundred: newest first. */
  recentTendered(limit: number): readonly SaleRecord[];
  /** Newest first. */
  recentVoids(limit: number): readonly VoidRecord[];
  /** What people did at the till beside selling, newest first; of a stretch of time, or of all. */
  staffActs(limit: number, window?: Window): readonly StaffFact[];
  /** Hash of the last row: what a Z prints. */
  head(): string;
  close(): void;
};

export type Draft = {
  readonly cart: Cart;
  readonly saleId: SaleId | null;
  /** What it will be called on the books; null where an earlier version kept it. */
  readonly ticket: SaleId | null;
};

export type OpenSales = { readonly draft: Draft | null; readonly held: readonly HeldSale[] };

/** What moved in a stretch of whole hours: the parts add up whichever way it is cut (docs/decisions/0033). */
export type DayBook = {
  means(window: Window): readonly MeansOfDay[];
  /** Those in which something moved. */
  hours(window: Window): readonly HourOfDay[];
  cashiers(window: Window): readonly SumOf[];
  registers(window: Window): readonly SumOf[];
  /** The most money first. */
  products(window: Window): readonly ProductSum[];
  /** With money in the stretch, or begun in it. */
  sales(window: Window, wanted: SalesWanted, page: { offset: number; limit: number }): SalesPage;
};

/** What needs a person, and what did. The newest first. */
export type CaseBook = {
  open(limit: number): readonly CaseRow[];
  done(limit: number): readonly CaseRow[];
  /** Of those open. */
  count(): number;
  of(id: CaseId): CaseRow | null;
};

export type CaseRow = Case & {
  /** Null where only the provider knows of the payment. */
  readonly saleId: SaleId | null;
  readonly saleNumber: number;
  /** Whose reconciliation found it; null for what the log found itself. */
  readonly day: BusinessDay | null;
  /** Null also where what came later settled it: see `solved`. */
  readonly closed: Pick<ClosedCase, 'at' | 'reason' | 'by'> | null;
};

/** Turns at the register. Each has its stretch of the log, from the fact that opened it to the one that closed it. */
export type ShiftBook = {
  /** The one that is open; the file itself refuses a second. */
  open(): Shift | null;
  byId(id: ShiftId): Shift | null;
  /** Newest first, those below that Z; null is from the newest. */
  closed(below: number | null, limit: number): readonly Shift[];
  /** Unbroken, and never given out twice. */
  nextZ(): number;
  /** Of the open one until now, of a closed one for good. */
  figures(id: ShiftId): ShiftFigures;
  /** What moved since the last one was closed, in nobody's turn. */
  outside(): readonly MeansCounted[];
  /** Hash of the row that closed it: what its Z prints. */
  headOf(id: ShiftId): string | null;
};

export type Changed = {
  readonly charges: readonly Reference[];
  readonly sales: readonly SaleId[];
  readonly jobs: readonly PrintJobId[];
  readonly refunds: readonly RefundId[];
};

/** A row of the list of recent charges (F7). */
export type RecentCharge = {
  readonly reference: Reference;
  readonly saleId: SaleId;
  readonly saleNumber: number;
  readonly attempt: number;
  readonly total: Money;
  readonly received: Money;
  readonly returned: Money;
  readonly state: ChargeState;
  readonly oddness: readonly Oddness[];
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
  readonly settledAt: Instant | null;
  readonly receiptNumber: string | null;
  readonly parked: boolean;
};
