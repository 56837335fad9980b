import { csvLine, neutral } from '#core/domain/csv';
import { type Money, negate, sum, toDecimal, ZERO } from '#core/domain/money';
import type { ReceiptWord, ReceiptWords } from '#core/domain/receipt-words';
import type { Counted, ShiftReport } from '#core/domain/shift-report';
import { MEANS, zName } from '#core/domain/shift-report-grid';
import { siteOf } from '#core/domain/site';

/** Words, how many, how much: the same figures as on paper, for a spreadsheet, with the country's own separators. */
export function shiftCsv(report: ShiftReport, words: ReceiptWords, moment: (at: number) => string): string {
  const { decimals, locale } = siteOf(report.siteId);
  const mark = new Intl.NumberFormat(locale).format(0.5).includes(',') ? ',' : '.';
  const delimiter = mark === ',' ? ';' : ',';
  const money = (amount: Money): string => {
    const figures = toDecimal(amount < ZERO ? negate(amount) : amount, decimals).replace('.', mark);
    return amount < ZERO ? `-${figures}` : figures;
  };
  const row = (label: string, count: number | string, amount: Money | string): string =>
    csvLine(
      [neutral(label), String(count), typeof amount === 'string' ? neutral(amount) : money(amount)],
      delimiter,
    );
  const of = (label: ReceiptWord, { count, amount }: Counted): string => row(words(label), count, amount);
  const off = (label: ReceiptWord, { count, amount }: Counted): string =>
    of(label, { count, amount: negate(amount) });
  const { drawer, earlier } = report;
  return [
    row(words('report.z', { number: zName(report) }), '', report.register),
    row(words('report.opened'), '', moment(report.openedAt)),
    row(words('report.closed'), '', moment(report.at)),
    of('report.sold', report.sold),
    off('report.discounts', report.discounts),
    off('report.refunds', report.refunds),
    off('report.voided', report.voided),
    row(words('report.earlier'), earlier.length, sum(earlier.map(({ amount }) => amount))),
    row(words('report.net'), '', report.net),
    ...report.means.map((one) => of(MEANS[one.kind], one)),
    ...report.taxes.map(({ rate, base, iva }) =>
      row(words('receipt.iva', { percent: String(rate / 100), base: money(base) }), '', iva),
    ),
    row(words('report.float'), '', drawer.float),
    row(words('report.cashIn'), '', drawer.cashIn),
    row(words('report.putIn'), '', drawer.putIn),
    row(words('report.cashOut'), '', negate(drawer.cashOut)),
    row(words('report.expected'), '', drawer.expected),
    ...(drawer.counted === null ? [] : [row(words('report.counted'), '', drawer.counted)]),
    ...report.outside.map((one) =>
      row(`${words('report.outside')}: ${words(MEANS[one.kind])}`, one.count, one.amount),
    ),
    ...(report.head === null ? [] : [row(words('report.head'), '', report.head)]),
  ].join('');
}
