import type { ExportSummary } from '#core/domain/export-summary';
import { EXPORT_WORDS } from '#core/domain/export-words';
import type { Money } from '#core/domain/money';
import { formatMoney, type Language, type SiteId, siteOf } from '#core/domain/site';
import { escaped } from '#main/printing/escaped';
import type { ReceiptPage } from '#main/printing/html';
import { SHEET_FONT } from '#main/printing/sheet-font';

export type SummarySetting = {
  readonly siteId: SiteId;
  readonly language: Language;
  readonly shop: { readonly name: string; readonly taxId: string | null };
  readonly isPractice: boolean;
};

/** A4, which every office prints on, if need be with a wider edge. */
const SIZE = { widthMm: 210, heightMm: 297 };

/** One page of figures, black on white: to be printed, filed, or typed into a program of the accountant's. */
export function summaryPage(summary: ExportSummary, setting: SummarySetting): ReceiptPage {
  const { language, shop, siteId, isPractice } = setting;
  const { summary: words, column, means: meansWords } = EXPORT_WORDS[language];
  const site = siteOf(siteId);
  const money = (amount: Money): string => escaped(formatMoney(amount, site));
  const percent = new Intl.NumberFormat(site.locale, { maximumFractionDigits: 2 });
  const day = (text: string): string =>
    new Intl.DateTimeFormat(site.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(text));
  const { from, to, sales, receipts, means, taxes } = summary;
  const rows = (cells: readonly (readonly string[])[]): string =>
    cells.map((each) => `<tr>${each.map((cell, at) => td(cell, at)).join('')}</tr>`).join('\n');
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escaped(`${words.title} ${from} ${to}`)}</title>
<style>${STYLE}</style>
</head>
<body>
${isPractice ? `<p class="practice">${escaped(words.practice)}</p>` : ''}
<header>
<p class="shop">${escaped([shop.name, shop.taxId].filter(Boolean).join(' · '))}</p>
<h1>${escaped(words.title)}</h1>
<p>${escaped(from === to ? day(from) : `${day(from)} – ${day(to)}`)}</p>
</header>
<table>
<tbody>${rows([
    [escaped(words.sales), escaped(new Intl.NumberFormat(site.locale).format(sales.count))],
    [escaped(words.sold), money(sales.total)],
    [escaped(words.discounts), money(sales.discounts)],
    ...(receipts === null
      ? []
      : [[escaped(words.receipts), escaped(`${receipts.first} – ${receipts.last}`)]]),
  ])}</tbody>
</table>
<table>
<thead><tr>${[column.means, column.came, column.back, column.net].map((word) => `<th>${escaped(word)}</th>`).join('')}</tr></thead>
<tbody>${rows(means.map((each) => [escaped(meansWords[each.means]), money(each.came), money(each.back), money(each.net)]))}</tbody>
<tfoot>${rows([[escaped(words.total), money(summary.came), money(summary.back), money(summary.net)]])}</tfoot>
</table>
${
  taxes.length === 0
    ? ''
    : `<h2>${escaped(words.taxes)}</h2>
<table>
<thead><tr>${[words.rate, words.base, words.tax].map((word) => `<th>${escaped(word)}</th>`).join('')}</tr></thead>
<tbody>${rows(taxes.map(({ rate, base, iva }) => [escaped(`${percent.format(rate / 100)} %`), money(base), money(iva)]))}</tbody>
</table>`
}
<footer>${escaped(words.notFiscal)}</footer>
</body>
</html>
`;
  return { html, ...SIZE };
}

const td = (cell: string, at: number): string =>
  at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`;

const STYLE = `
@font-face { font-family: "Text"; src: url(data:font/woff2;base64,${SHEET_FONT.text}) format("woff2"); }
@page { size: ${SIZE.widthMm}mm ${SIZE.heightMm}mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
body { width: ${SIZE.widthMm}mm; padding: 18mm; background: #fff; color: #17130f; font: 400 4mm/1.45 "Text", "Archivo", "Liberation Sans", "Arial", sans-serif; }
.practice { margin-bottom: 6mm; padding: 2mm; border: 0.6mm dashed #15467e; color: #15467e; text-align: center; }
header { margin-bottom: 8mm; }
h1 { font-size: 8mm; line-height: 1.2; font-weight: 400; }
h2 { margin-bottom: 2mm; font-size: 4.6mm; font-weight: 400; }
table { width: 100%; margin-bottom: 8mm; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 1.6mm 0; border-bottom: 0.2mm solid #bdb3aa; font-weight: 400; text-align: right; }
th:first-child { text-align: left; }
thead th { border-bottom: 0.4mm solid #17130f; }
tfoot th, tfoot td { border-top: 0.4mm solid #17130f; border-bottom: 0; }
footer { font-size: 3.4mm; }
`;
