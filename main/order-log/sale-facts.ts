import { z } from 'zod';
import type { PrintedWhat, PrinterTarget, PrintFact, PrintTrouble } from '#core/domain/print-job';
import type { PrinterPlace } from '#core/domain/printer-form';
import type { SaleFact, TenderKind } from '#core/domain/sale-record';
import {
  cart,
  type FactSchemas,
  factSchema as fact,
  money,
  oneOf,
  printJobId,
  refundId,
  saleId,
  shiftId,
  tenderId,
  text,
  textOrNull,
} from '#main/order-log/schemas';
import { shiftReport } from '#main/order-log/shift-facts';

export const saleFacts: FactSchemas<SaleFact> = {
  'sale-opened': fact('sale-opened', { saleId, number: z.number().int(), cart, cashier: textOrNull }),
  'sale-changed': fact('sale-changed', { cart }),
  'tender-recorded': fact('tender-recorded', {
    // Sales were written before tenders had one.
    tenderId: tenderId.nullable().default(null),
    tender: oneOf<TenderKind>({ cash: true, 'card-terminal': true, transfer: true }),
    amount: money,
    given: money,
  }),
  'tender-voided': fact('tender-voided', { tenderId, reason: text, by: textOrNull }),
  'sale-accepted-on-sight': fact('sale-accepted-on-sight', { approver: text, reason: text }),
  'sale-abandoned': fact('sale-abandoned', { by: textOrNull }),
  'receipt-numbered': fact('receipt-numbered', { receiptNumber: text }),
};

export const printTrouble = oneOf<PrintTrouble>({
  unreachable: true,
  timeout: true,
  'cut-off': true,
  disk: true,
  printer: true,
  interrupted: true,
  'no-access': true,
  'paper-out': true,
  'cover-open': true,
  offline: true,
});

const place = oneOf<PrinterPlace>({ usual: true, spare: true });
const printedWhat: z.ZodType<PrintedWhat> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['receipt', 'gift']) }),
  z.object({ kind: z.literal('refund'), refundId }),
  z.object({ kind: z.literal('report'), shiftId, x: shiftReport.nullable() }),
]);

export const printFacts: FactSchemas<PrintFact> = {
  'job-queued': fact('job-queued', {
    jobId: printJobId,
    saleId: saleId.nullable(),
    isCopy: z.boolean(),
    // Jobs were written when a sale had its receipt alone, and a shop one printer.
    what: printedWhat.default({ kind: 'receipt' }),
    place: place.default('usual'),
  }),
  'job-sending': fact('job-sending', {
    printer: oneOf<PrinterTarget['kind']>({
      file: true,
      system: true,
      tcp: true,
      spooler: true,
      share: true,
      serial: true,
      device: true,
      lp: true,
    }),
  }),
  'job-sent': fact('job-sent', {}),
  'job-failed': fact('job-failed', { trouble: printTrouble, detail: text }),
  'job-requeued': fact('job-requeued', {}),
  'job-moved': fact('job-moved', { to: place }),
  'job-found': fact('job-found', {}),
  'job-given-up': fact('job-given-up', { reason: text }),
};
