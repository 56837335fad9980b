import type { Database } from 'better-sqlite3';
import type { CaseFact, CaseId, ClosedCase } from '#core/domain/attention';
import type { BusinessDay } from '#core/domain/business-day';
import type { Charge, ChargeFact, Reference } from '#core/domain/charge';
import type { DrawerFact, DrawerId, DrawerOpening } from '#core/domain/drawer';
import type { PrintFact, PrintJob, PrintJobId } from '#core/domain/print-job';
import type { RefundFact, RefundId, RefundRecord } from '#core/domain/refund';
import type { Resolution, ResolutionFact, ResolutionId } from '#core/domain/resolution';
import type { SaleId } from '#core/domain/sale';
import type { SaleFact, SaleRecord } from '#core/domain/sale-record';
import type { Shift, ShiftFact, ShiftId } from '#core/domain/shift';
import type { StaffActId, StaffFact } from '#core/domain/staff-facts';
import type { VoidFact, VoidId, VoidRecord } from '#core/domain/voids';
import type { Changed } from '#core/order-log';
import { caseRules, createCaseKeeper } from '#main/order-log/cases';
import { chargeRules } from '#main/order-log/charges';
import { createClosings } from '#main/order-log/closings';
import { createDifferenceKeeper, type DifferenceKeeper } from '#main/order-log/differences';
import { drawerRules } from '#main/order-log/drawer';
import { createFacts, type Facts, LogDamaged, type StoredFact } from '#main/order-log/facts';
import { createLedger } from '#main/order-log/ledger';
import { printRules } from '#main/order-log/print-jobs';
import { refundRules } from '#main/order-log/refunds';
import { resolutionRules } from '#main/order-log/resolutions';
import { createSaleCounters, saleRules } from '#main/order-log/sales';
import {
  caseId,
  drawerId,
  printJobId,
  reference,
  refundId,
  resolutionId,
  saleId,
  shiftId,
  staffActId,
  voidId,
} from '#main/order-log/schemas';
import { shiftRules } from '#main/order-log/shifts';
import { staffRules } from '#main/order-log/staff-acts';
import { createStream, type Stream, type StreamRules } from '#main/order-log/streams';
import { voidRules } from '#main/order-log/voids';

/** The kinds of stream over one table of facts, each with its projection. */
export type Streams = {
  readonly charge: Stream<Reference, Charge, ChargeFact>;
  readonly sale: Stream<SaleId, SaleRecord, SaleFact>;
  readonly print: Stream<PrintJobId, PrintJob, PrintFact>;
  readonly refund: Stream<RefundId, RefundRecord, RefundFact>;
  readonly drawer: Stream<DrawerId, DrawerOpening, DrawerFact>;
  readonly voids: Stream<VoidId, VoidRecord, VoidFact>;
  readonly shift: Stream<ShiftId, Shift, ShiftFact>;
  readonly staff: Stream<StaffActId, StaffFact, StaffFact>;
  readonly cases: Stream<CaseId, ClosedCase, CaseFact>;
  readonly resolution: Stream<ResolutionId, Resolution, ResolutionFact>;
  readonly differences: DifferenceKeeper;
  flush(): Changed;
  forget(): void;
};

export function createStreams(db: Database, facts: Facts): Streams {
  const counters = createSaleCounters(db);
  const moved = new Set<SaleId>();
  const touched = new Set<SaleId>();
  const moneyMoved = (id: SaleId): void => void moved.add(id);
  const closings = createClosings(db);
  const onSaleFact: typeof closings = (before, after, position) => {
    touched.add(after.id);
    ledger.sale(before, after, position);
    closings(before, after, position);
  };
  const sale: Streams['sale'] = createStream({ ...saleRules(db), onFact: onSaleFact }, facts);
  const ledger = createLedger(db, sale.read);
  const chargeHeard: NonNullable<StreamRules<Reference, Charge, ChargeFact>['onFact']> = (...told) => {
    touched.add(told[1].saleId);
    ledger.charge(...told);
  };
  const charge = createStream({ ...chargeRules(db, moneyMoved), onFact: chargeHeard }, facts);
  /** A shift's papers are of no sale. */
  const touch = (_before: unknown, { saleId: id }: { readonly saleId: SaleId | null }): void => {
    if (id !== null) touched.add(id);
  };
  const print = createStream({ ...printRules(db), onFact: touch }, facts);
  const refund = createStream({ ...refundRules(db), onFact: touch }, facts);
  const drawer = createStream(drawerRules(db), facts);
  const voids = createStream(voidRules(db), facts);
  const shift = createStream(shiftRules(db), facts);
  const staff = createStream(staffRules(db), facts);
  const cases = createStream(caseRules(db), facts);
  const keeper = createCaseKeeper(db);
  const said = new Set<BusinessDay>();
  const resolution: Streams['resolution'] = createStream(
    { ...resolutionRules(db), onFact: (_before, { day }) => void said.add(day) },
    facts,
  );
  const differences = createDifferenceKeeper(db, resolution.read);
  return {
    charge,
    sale,
    print,
    refund,
    drawer,
    voids,
    shift,
    staff,
    cases,
    resolution,
    differences,
    flush() {
      // Payments before refunds: the file holds the one against the other.
      const changed = {
        charges: charge.flush(),
        sales: sale.flush(),
        jobs: print.flush(),
        refunds: refund.flush(),
      };
      drawer.flush();
      voids.flush();
      shift.flush();
      staff.flush();
      cases.flush();
      resolution.flush();
      for (const id of moved) counters.collect(id);
      moved.clear();
      for (const id of touched) {
        keeper.look(id);
        for (const day of differences.daysOf(id)) said.add(day);
      }
      touched.clear();
      for (const day of said) differences.look(day);
      said.clear();
      ledger.forget();
      return changed;
    },
    forget() {
      moved.clear();
      touched.clear();
      said.clear();
      ledger.forget();
      cases.forget();
      charge.forget();
      sale.forget();
      print.forget();
      refund.forget();
      drawer.forget();
      voids.forget();
      shift.forget();
      staff.forget();
      resolution.forget();
    },
  };
}

const PAGE = 1000;

/** What refers to another stands before it. */
const PROJECTIONS = [
  'refunds',
  'payments',
  'charges',
  'sales',
  'print_jobs',
  'drawer_openings',
  'voids',
  'ledger',
  'shifts',
  'closings',
  'staff_acts',
  'resolutions',
  'hour_sums',
  'hour_products',
  'product_names',
  'cases',
  'closed_cases',
  'differences',
] as const;

/** Makes every projection anew from the facts, all or nothing: after a restore, or when a rule of the fold changed. */
export function rebuild(db: Database): void {
  const facts = createFacts(db);
  const streams = createStreams(db, facts);
  const anew = db.transaction(() => {
    for (const table of PROJECTIONS) db.exec(`DELETE FROM ${table}`);
    let page = facts.after(0, PAGE);
    while (page.length > 0) {
      for (const stored of page) replay(streams, stored);
      streams.flush();
      page = facts.after(page.at(-1)?.position ?? 0, PAGE);
    }
    streams.differences.lookAtAll();
  });
  anew.immediate();
}

function replay(streams: Streams, stored: StoredFact): void {
  const colon = stored.stream.indexOf(':');
  const id = stored.stream.slice(colon + 1);
  switch (stored.stream.slice(0, colon)) {
    case 'charge':
      streams.charge.replay(reference.parse(id), stored);
      break;
    case 'sale':
      streams.sale.replay(saleId.parse(id), stored);
      break;
    case 'print':
      streams.print.replay(printJobId.parse(id), stored);
      break;
    case 'refund':
      streams.refund.replay(refundId.parse(id), stored);
      break;
    case 'drawer':
      streams.drawer.replay(drawerId.parse(id), stored);
      break;
    case 'void':
      streams.voids.replay(voidId.parse(id), stored);
      break;
    case 'shift':
      streams.shift.replay(shiftId.parse(id), stored);
      break;
    case 'staff':
      streams.staff.replay(staffActId.parse(id), stored);
      break;
    case 'case':
      streams.cases.replay(caseId.parse(id), stored);
      break;
    case 'resolution':
      streams.resolution.replay(resolutionId.parse(id), stored);
      break;
    default:
      throw new LogDamaged(`Fact ${stored.position} is of no stream we know: ${stored.stream}`);
  }
}
