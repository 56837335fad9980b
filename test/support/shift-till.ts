import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { PrintJobId, ShiftPaper } from '#core/domain/print-job';
import type { ShiftCashId, ShiftId, ShiftUse } from '#core/domain/shift';
import type { SiteId } from '#core/domain/site';
import type { OrderLog } from '#core/order-log';
import { ok } from '#core/result';
import { createShiftKeeper, type ShiftKeeper } from '#main/shift-keeper';
import { settingOf } from '#test/core/receipt-samples';

export const shiftNamed = (name: string | number): ShiftId => `shift-${name}` as ShiftId;
export const handNamed = (name: string | number): ShiftCashId => `hand-${name}` as ShiftCashId;

export type ShiftTill = ShiftKeeper & {
  readonly xs: readonly ShiftPaper[];
  readonly close: (
    name: string | number,
    counted: Money,
  ) => ReturnType<ShiftKeeper['handlers']['shift/close']>;
};

/** The real keeper over a log of the test's, with a clock of the test's. */
export function shiftTill(
  log: OrderLog,
  now: () => Instant,
  more: { readonly siteId?: SiteId; readonly use?: ShiftUse; readonly cashier?: string } = {},
): ShiftTill {
  const xs: ShiftPaper[] = [];
  let jobs = log.unfinishedJobs().length;
  const newJobId = (): PrintJobId => `z-job-${++jobs}-${log.head().slice(0, 8)}` as PrintJobId;
  const keeper = createShiftKeeper({
    log,
    now,
    newJobId,
    use: () => more.use ?? 'off',
    setting: () => settingOf(more.siteId ?? 'MLA', 'es-AR'),
    series: () => 'A',
    cashier: () => more.cashier ?? null,
    printing: {
      wake: () => undefined,
      printReport(what) {
        xs.push(what);
        return ok(newJobId());
      },
    },
    onDrawer: () => undefined,
    onChange: () => undefined,
  });
  return {
    ...keeper,
    xs,
    close: (name, counted) =>
      keeper.handlers['shift/close']({ shiftId: shiftNamed(name), counted, notes: [] }),
  };
}
