import { BLANK, BOLD, type Columns, DOUBLE, type Grid, hold, penFor, RULE } from '#core/domain/paper-grid';
import { copyMark, fiscalRows, practiceMark, shopRows } from '#core/domain/paper-head';
import { oneLine } from '#core/domain/receipt-cells';
import type { ReceiptWords } from '#core/domain/receipt-words';
import type { RefundSlip } from '#core/domain/refund-slip';

export function refundSlipGrid(slip: RefundSlip, columns: Columns, words: ReceiptWords): Grid {
  const pen = penFor(slip, columns, words);
  const { saleNumber, receiptNumber, refundId, settledAt } = slip;
  const sale = words('slip.ofSale', { number: String(saleNumber).padStart(6, '0') });
  const rows = [
    ...practiceMark(slip, pen),
    ...copyMark(slip.isCopy, pen),
    ...shopRows(slip, pen),
    RULE,
    ...pen.centred(words('slip.title'), DOUBLE),
    RULE,
    ...pen.sides(sale, hold(oneLine(slip.register).slice(0, 24))),
    ...(receiptNumber === null ? [] : pen.sides(words('receipt.number', { number: receiptNumber }), '')),
    ...pen.sides(words('slip.asked'), pen.moment(slip.askedAt)),
    ...(settledAt === null ? [] : pen.sides(words('slip.settled'), pen.moment(settledAt))),
    ...(slip.by === null ? [] : pen.sides(words('slip.by', { name: oneLine(slip.by) }), '')),
    ...pen.sides(words('slip.reason', { reason: oneLine(slip.reason) }), ''),
    RULE,
    ...pen.sides(words('slip.amount'), pen.money(slip.amount), DOUBLE),
    ...pen.centred(words(settledAt === null ? 'slip.in-process' : 'slip.done'), { ...BOLD, align: 'centre' }),
    RULE,
    ...pen.sides(words('slip.payment', { id: hold(slip.paymentId) }), ''),
    ...(refundId === null ? [] : pen.sides(words('slip.refund', { id: hold(refundId) }), '')),
    BLANK,
    BLANK,
    RULE,
    ...pen.centred(words('slip.sign')),
    BLANK,
    ...fiscalRows(slip, pen),
    ...practiceMark(slip, pen),
  ];
  return { columns, rows };
}
