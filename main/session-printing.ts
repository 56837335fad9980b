import type { PrintJob, PrintJobId, ShiftPaper } from '#core/domain/print-job';
import { formGrid, type PrintedForm } from '#core/domain/printed-form';
import { columnsOf, type PrinterPlace, type ShopPrinter } from '#core/domain/printer-form';
import { profileNamed } from '#core/domain/printer-profiles';
import { type ReceiptSetting, receiptOf } from '#core/domain/receipt';
import { refundSlipOf } from '#core/domain/refund-slip';
import type { OrderLog } from '#core/order-log';
import type { Clock } from '#main/checkout/clock';
import { createPrintQueue, type PrintQueue } from '#main/printing/print-queue';
import type { SessionDeps } from '#main/session-deps';
import { printerMaker } from '#main/shop-printers';
import { timers } from '#main/timers';

type Deps = Pick<
  SessionDeps,
  'log' | 'receiptSetting' | 'printerAt' | 'paper' | 'winspool' | 'words' | 'note'
>;

/** The paper of one mode: its queue, and the printers that the settings name now. */
export function createPrinting(
  deps: Deps,
  clock: Pick<Clock, 'now'>,
  newJobId: () => PrintJobId,
  onChanged: () => void,
): PrintQueue {
  const { log } = deps;
  return createPrintQueue({
    log,
    now: clock.now,
    after: timers.after,
    newJobId,
    formFor: (job) => formOf(deps, job),
    printerAt: deps.printerAt,
    printerFor: printerMaker({
      paper: deps.paper,
      winspool: deps.winspool,
      gridFor: (form, printer) => formGrid(form, columnsOf(printer), deps.words()),
    }),
    onChanged,
    onBug: (thrown) => deps.note('printing', null, thrown instanceof Error ? thrown.message : String(thrown)),
  });
}

function formOf({ log, receiptSetting }: Deps, job: PrintJob): PrintedForm | null {
  const { saleId, isCopy, what } = job;
  const setting = receiptSetting();
  if (what.kind === 'report') return reportForm(log, what, setting, isCopy);
  const sale = saleId === null ? null : log.sale(saleId);
  if (sale === null || saleId === null) return null;
  if (what.kind === 'refund') {
    const refund = log.refundsOf(saleId).find(({ refundId }) => refundId === what.refundId);
    const slip = refund === undefined ? null : refundSlipOf({ refund, sale, setting, isCopy });
    return slip === null ? null : { kind: 'refund', slip };
  }
  return {
    kind: what.kind,
    receipt: receiptOf({ sale, charges: log.chargesOf(saleId), setting, isCopy }),
  };
}

/** What a Z says is what was written when it was closed; only the shop's mark above it is today's. */
export function reportForm(
  log: Pick<OrderLog, 'shifts'>,
  { shiftId, x }: Pick<ShiftPaper, 'shiftId' | 'x'>,
  { shop }: ReceiptSetting,
  isCopy: boolean,
): Extract<PrintedForm, { kind: 'report' }> | null {
  const told = x ?? log.shifts.byId(shiftId)?.closed?.report ?? null;
  if (told === null) return null;
  const head = x === null ? log.shifts.headOf(shiftId) : null;
  return { kind: 'report', report: { ...told, shop: { ...told.shop, logo: shop.logo }, head, isCopy } };
}

/** What shows that a printer is set right; null where the shop has none of that name. */
export function testPage(deps: SessionDeps, clock: Clock, place: PrinterPlace): PrintedForm | null {
  const printer = deps.printerAt(place);
  if (printer === null) return null;
  return { kind: 'test', page: { ...deps.receiptSetting(), at: clock.now(), cuts: cuts(printer) } };
}

const cuts = ({ form }: ShopPrinter): boolean => form.cut !== 'none' && profileNamed(form.profile).cuts;
