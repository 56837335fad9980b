import { type Charge, isPayable } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type Money, sum, toMoney } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import type { ReceiptSetting } from '#core/domain/receipt';
import { type Cart, totalsOf } from '#core/domain/sale';
import { standingOf } from '#core/domain/sale-record';
import type { NotesCounted, Shift, ShiftUse } from '#core/domain/shift';
import { type ReportSource, shiftReportOf } from '#core/domain/shift-figures';
import type { LeftOpen, ShiftReport } from '#core/domain/shift-report';
import type { OrderLog } from '#core/order-log';
import { printEntries } from '#core/print-entries';
import { err, ok, type Result } from '#core/result';
import type { ShiftRequests } from '#core/shift-requests';
import type { LeftItem, OpenShiftView, ShiftState } from '#core/shift-views';
import type { PrintQueue } from '#main/printing/print-queue';
import { subjectOf } from '#main/queued-papers';

export type ShiftKeeperDeps = {
  readonly log: OrderLog;
  readonly now: () => Instant;
  readonly newJobId: () => PrintJobId;
  readonly use: () => ShiftUse;
  readonly setting: () => ReceiptSetting;
  /** The install's letter. */
  readonly series: () => string;
  readonly cashier: () => string | null;
  readonly printing: Pick<PrintQueue, 'printReport' | 'wake'>;
  /** Cash goes in or out, or is counted. */
  readonly onDrawer: () => void;
  readonly onChange: () => void;
};

type Handlers = Omit<ShiftRequests, 'shift/save'>;

/** Turns at the register: opened with a float, closed with what was counted. Selling knows nothing of them. */
export type ShiftKeeper = {
  state(): ShiftState;
  /** The shop wants one before anything is charged, and there is none. */
  isWanted(): boolean;
  readonly handlers: Handlers;
};

const SHOWN = 20;

export function createShiftKeeper(deps: ShiftKeeperDeps): ShiftKeeper {
  const { log, now, cashier, onChange, onDrawer } = deps;
  const { shifts } = log;

  const reportOf = (shift: Shift, at: Instant, z: ReportSource['z']): ShiftReport =>
    shiftReportOf({
      shift,
      figures: shifts.figures(shift.id),
      setting: deps.setting(),
      series: deps.series(),
      at,
      left: countsOf(leftOpen(log, now())),
      z,
    });

  function viewOf(shift: Shift): OpenShiftView {
    const { id, openedAt, openedBy, float, cash } = shift;
    return {
      id,
      openedAt,
      openedBy,
      float,
      cash,
      report: reportOf(shift, now(), null),
      left: leftOpen(log, now()),
    };
  }

  const done = <T>(value: T): Result<T, never> => {
    onChange();
    return ok(value);
  };

  const view: Handlers['shift/view'] = ({ below }) => {
    const shift = shifts.open();
    const closed = shifts.closed(below, SHOWN + 1).flatMap((each) => {
      if (each.closed === null) return [];
      return [{ id: each.id, closedBy: each.closed.by, report: each.closed.report }];
    });
    return {
      open: shift === null ? null : viewOf(shift),
      closed: closed.slice(0, SHOWN),
      isCut: closed.length > SHOWN,
    };
  };

  const open: Handlers['shift/open'] = ({ shiftId, float }) => {
    if (shifts.byId(shiftId) !== null) return ok(null);
    if (shifts.open() !== null) return err('shift-open');
    const fact = {
      at: now(),
      kind: 'shift-opened',
      shiftId,
      float,
      by: cashier(),
      outside: shifts.outside(),
    } as const;
    const written = log.commit([{ stream: 'shift', id: shiftId, fact }]);
    if (!written.ok) return written;
    onDrawer();
    return done(null);
  };

  const cash: Handlers['shift/cash'] = ({ id, way, amount, reason }) => {
    const shift = shifts.open();
    if (shift === null) return err('no-shift');
    if (shift.cash.some((known) => known.id === id)) return ok(null);
    if (way === 'out' && amount > reportOf(shift, now(), null).drawer.expected)
      return err('more-than-there-is');
    const fact = { at: now(), kind: 'shift-cash', id, way, amount, reason, by: cashier() } as const;
    const written = log.commit([{ stream: 'shift', id: shift.id, fact }]);
    if (!written.ok) return written;
    onDrawer();
    return done(null);
  };

  /** Nothing can come between the sums and the commit: both are synchronous, and the file has one writer. */
  const close: Handlers['shift/close'] = ({ shiftId, counted: told, notes: all }) => {
    const shift = shifts.byId(shiftId);
    if (shift === null) return err('no-shift');
    if (shift.closed !== null) return ok({ zNumber: shift.closed.zNumber });
    const notes = all.filter(({ count }) => count > 0);
    const counted = all.length === 0 ? told : sumOf(notes);
    if (counted !== told) return err('bad-count');
    const at = now();
    const zNumber = shifts.nextZ();
    const report = reportOf(shift, at, { number: zNumber, counted, by: cashier() });
    const paper = { kind: 'report', shiftId, x: null } as const;
    const written = log.commit([
      {
        stream: 'shift',
        id: shiftId,
        fact: { at, kind: 'shift-closed', zNumber, by: cashier(), notes, report },
      },
      ...printEntries(null, deps.newJobId(), at, false, paper),
    ]);
    if (!written.ok) return written;
    deps.printing.wake();
    onDrawer();
    return done({ zNumber });
  };

  function printX(): ReturnType<Handlers['shift/print-x']> {
    const shift = shifts.open();
    if (shift === null) return err('no-shift');
    const x = reportOf(shift, now(), null);
    return printed(deps.printing.printReport({ kind: 'report', shiftId: shift.id, x }));
  }

  return {
    state() {
      const shift = shifts.open();
      const { id, openedAt, openedBy: by } = shift ?? {};
      return {
        use: deps.use(),
        open: id === undefined || openedAt === undefined ? null : { id, openedAt, by: by ?? null },
      };
    },
    isWanted: () => deps.use() === 'required' && shifts.open() === null,
    handlers: {
      'shift/view': view,
      'shift/open': open,
      'shift/cash': cash,
      'shift/print-x': printX,
      'shift/close': close,
      'shift/print-z': ({ shiftId }) =>
        shifts.byId(shiftId)?.closed == null
          ? err('no-shift')
          : printed(deps.printing.printReport({ kind: 'report', shiftId, x: null })),
    },
  };
}

type Queued = ReturnType<PrintQueue['printReport']>;

/** On the usual printer, which there always is. */
function printed(queued: Queued): Result<null, 'disk-full' | 'log-damaged'> {
  if (queued.ok) return ok(null);
  if (queued.error === 'no-other-printer') throw new Error('a shop always has its usual printer');
  return err(queued.error);
}

const sumOf = (notes: readonly NotesCounted[]): Money =>
  sum(notes.map(({ value, count }) => toMoney(value * count)));

const DOUBTFUL: ReadonlySet<Charge['state']> = new Set(['in-process', 'unknown', 'checking', 'requested']);

/** What is not done with: none of it hangs on the shift, and closing changes nothing of it. */
function leftOpen(log: OrderLog, at: Instant): readonly LeftItem[] {
  const numberOf = (saleId: Charge['saleId']): number | null => log.sale(saleId)?.number ?? null;
  const charges = log
    .chargesToWatch(at)
    .filter((charge) => charge.outcome === null && charge.state !== 'superseded')
    .filter((charge) => isPayable(charge, at) || DOUBTFUL.has(charge.state));
  const carts = [
    ...log.held().map(({ ticket: id, name, cart }) => ({ id, name, cart })),
    ...inFront(log, charges),
  ];
  return [
    ...charges.map(
      ({ reference: id, saleId, total: amount }): LeftItem => ({
        id,
        kind: 'charges',
        saleNumber: numberOf(saleId),
        name: null,
        amount,
      }),
    ),
    ...carts.map(
      ({ id, name, cart }): LeftItem => ({
        id,
        kind: 'held',
        saleNumber: null,
        name,
        amount: totalsOf(cart).total,
      }),
    ),
    ...log.unfinishedRefunds().map(
      ({ refundId: id, saleId, amount }): LeftItem => ({
        id,
        kind: 'refunds',
        saleNumber: numberOf(saleId),
        name: null,
        amount,
      }),
    ),
    ...log.unfinishedJobs().flatMap((job): readonly LeftItem[] => {
      const about = subjectOf(log, job);
      if (about === null) return [];
      return [
        {
          id: job.id,
          kind: 'papers',
          saleNumber: about.saleId === null ? null : about.number,
          name: null,
          amount: about.amount,
        },
      ];
    }),
  ];
}

type Rung = { readonly id: string; readonly name: string | null; readonly cart: Cart };

/** The sale that lies on the counter, unless it is told already by its charge, or is paid. */
function inFront(log: OrderLog, charges: readonly Charge[]): readonly Rung[] {
  const draft = log.draft();
  if (draft === null || draft.cart.lines.length === 0) return [];
  const rung = { id: 'in front', name: null, cart: draft.cart };
  const sale = draft.saleId === null ? null : log.sale(draft.saleId);
  if (sale === null) return [rung];
  const isTold = charges.some(({ saleId }) => saleId === sale.id);
  return isTold || standingOf(sale, log.chargesOf(sale.id)).isPaid ? [] : [rung];
}

function countsOf(left: readonly LeftItem[]): LeftOpen {
  const of = (wanted: LeftItem['kind']): number => left.filter(({ kind }) => kind === wanted).length;
  return { charges: of('charges'), held: of('held'), refunds: of('refunds'), papers: of('papers') };
}
