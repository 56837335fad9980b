import type { Database } from 'better-sqlite3';
import type { Instant } from '#core/domain/instant';
import type { RecordDay } from '#core/domain/record-day';
import type { Changed, Entry, LogError, OpenSales, OrderLog } from '#core/order-log';
import { assertNever, err, ok, type Result } from '#core/result';
import { createCaseBook } from '#main/order-log/case-lists';
import { createChargeLists } from '#main/order-log/charges';
import { createDays } from '#main/order-log/days';
import { createFacts, LogDamaged } from '#main/order-log/facts';
import { createMeta } from '#main/order-log/meta';
import { createJobLists } from '#main/order-log/print-jobs';
import { createStreams, type Streams } from '#main/order-log/projections';
import { createRecordBook } from '#main/order-log/records';
import { createRefundLists } from '#main/order-log/refunds';
import { createResolutionLists } from '#main/order-log/resolutions';
import { createSaleCounters } from '#main/order-log/sales';
import { createShiftBook } from '#main/order-log/shift-book';
import { createStaffActList } from '#main/order-log/staff-acts';
import type { Stream } from '#main/order-log/streams';
import { createVoidLists } from '#main/order-log/voids';
import { assertFull, closeDatabase, isDamage, isDiskFull } from '#main/sqlite';

export type OrderLogDeps = {
  readonly now: () => Instant;
  /** Told after the transaction, never inside it. */
  readonly onChanged?: (changed: Changed) => void;
};

/** The log over a file that `openLog` opened. Reads throw `LogDamaged` where a row is not one we could have written. */
export function createOrderLog(db: Database, { now, onChanged }: OrderLogDeps): OrderLog {
  assertFull(db);
  const facts = createFacts(db);
  const streams = createStreams(db, facts);
  const lists = createChargeLists(db);
  const jobLists = createJobLists(db);
  const refundLists = createRefundLists(db);
  const records = createRecordBook(db);
  const counters = createSaleCounters(db);
  const days = createDays(db);
  const cases = createCaseBook(db);
  const meta = createMeta(db, now);
  const voids = createVoidLists(db);
  const staffActs = createStaffActList(db);
  const resolutions = createResolutionLists(db);

  const commit = db.transaction((entries: readonly Entry[]): Changed => {
    for (const entry of entries) writeEntry(streams, entry);
    return streams.flush();
  });

  const keepOpen = db.transaction((open: OpenSales, entries: readonly Entry[]): Changed => {
    for (const entry of entries) writeEntry(streams, entry);
    meta.saveDraft(open.draft);
    meta.saveHeld(open.held);
    return streams.flush();
  });

  const saveRecords = db.transaction((day: RecordDay) => {
    records.save(day);
    streams.differences.look(day.day);
  });

  return {
    commit(entries) {
      const written = attempt(() => commit.immediate(entries));
      if (written.ok) onChanged?.(written.value);
      return written;
    },
    charge: (reference) => streams.charge.read(reference),
    sale: (id) => streams.sale.read(id),
    chargesOf: (id) => lists.of(id).map((reference) => found(streams.charge, reference)),
    chargesToWatch: (since) => lists.toWatch(since).map((reference) => found(streams.charge, reference)),
    ordersLeftOver: (since) => lists.leftOver(since).map((reference) => found(streams.charge, reference)),
    recent: (limit) => lists.recent(limit),
    rowsOf: (id) => lists.rowsOf(id),
    byProviderOrder: (orderId) => lists.byProviderOrder(orderId),
    factsOf: (reference) => streams.charge.factsOf(reference),
    nextSaleNumber: () => counters.nextNumber(),
    nextReceiptSequence: () => counters.nextReceiptSequence(),
    lastReceipt: () => counters.lastReceipt(),
    unfinishedJobs: () => jobLists.unfinished().map((id) => found(streams.print, id)),
    jobsOf: (id) => jobLists.of(id).map((job) => found(streams.print, job)),
    refund: (id) => streams.refund.read(id),
    refundFactsOf: (id) => streams.refund.factsOf(id),
    refundsOf: (id) => refundLists.of(id).map((refund) => found(streams.refund, refund)),
    unfinishedRefunds: () => refundLists.unfinished().map((id) => found(streams.refund, id)),
    recordsOfDay: (day) => records.of(day),
    saveRecordsOfDay: (day) => attempt(() => saveRecords.immediate(day)),
    resolutionsOf: (day) => resolutions.of(day).map((id) => found(streams.resolution, id)),
    paymentsToReconcile: (day, window) => records.ours(day, window),
    days,
    shifts: createShiftBook(db, streams.shift),
    cases,
    sweptUntil: (sellerId) => meta.sweptUntil(sellerId),
    setSweptUntil: (at, sellerId) => attempt(() => meta.setSweptUntil(at, sellerId)),
    draft: () => meta.draft(),
    saveDraft: (draft) => attempt(() => meta.saveDraft(draft)),
    held: () => meta.held(),
    saveOpen(open, entries) {
      const written = attempt(() => keepOpen.immediate(open, entries));
      if (!written.ok) return written;
      if (entries.length > 0) onChanged?.(written.value);
      return ok(undefined);
    },
    voidsOf: (id) => voids.of(id).map((each) => found(streams.voids, each)),
    recentTendered: (limit) => counters.tendered(limit).map((id) => found(streams.sale, id)),
    recentVoids: (limit) => voids.recent(limit).map((each) => found(streams.voids, each)),
    staffActs: (limit, window) => staffActs(limit, window).map((each) => found(streams.staff, each)),
    head: () => facts.head(),
    close: () => closeDatabase(db),
  };

  function attempt<T>(work: () => T): Result<T, LogError> {
    try {
      return ok(work());
    } catch (error) {
      streams.forget();
      if (isDiskFull(error)) return err('disk-full');
      if (error instanceof LogDamaged || isDamage(error)) return err('log-damaged');
      throw error;
    }
  }
}

function writeEntry(streams: Streams, entry: Entry): void {
  switch (entry.stream) {
    case 'charge':
      streams.charge.write(entry.id, entry.fact);
      break;
    case 'sale':
      streams.sale.write(entry.id, entry.fact);
      break;
    case 'print':
      streams.print.write(entry.id, entry.fact);
      break;
    case 'refund':
      streams.refund.write(entry.id, entry.fact);
      break;
    case 'void':
      streams.voids.write(entry.id, entry.fact);
      break;
    case 'shift':
      streams.shift.write(entry.id, entry.fact);
      break;
    case 'case':
      streams.cases.write(entry.id, entry.fact);
      break;
    case 'resolution':
      streams.resolution.write(entry.id, entry.fact);
      break;
    case 'drawer':
      streams.drawer.write(entry.id, entry.fact);
      break;
    case 'staff':
      streams.staff.write(entry.id, entry.fact);
      break;
    default:
      assertNever(entry, 'entry');
  }
}

function found<Id extends string, Value>(stream: Pick<Stream<Id, Value, unknown>, 'read'>, id: Id): Value {
  const value = stream.read(id);
  if (value === null) throw new LogDamaged(`${id} is in a list and nowhere else`);
  return value;
}
