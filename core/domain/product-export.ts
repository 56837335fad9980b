import { csvLine, type Delimiter, neutral } from '#core/domain/csv';
import { type Decimals, toDecimal } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import type { DecimalMark } from '#core/domain/product-cells';
import { FIELDS, type Field, HEADINGS } from '#core/domain/product-columns';
import { type Language, type SiteId, siteOf } from '#core/domain/site';

/** How the country's spreadsheets write numbers, and so what they part cells with. */
export function numbersOf(siteId: SiteId): {
  readonly decimals: Decimals;
  readonly usualMark: DecimalMark;
  readonly delimiter: Delimiter;
} {
  const { decimals, locale } = siteOf(siteId);
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return mark === '.'
    ? { decimals, usualMark: 'point', delimiter: ',' }
    : { decimals, usualMark: 'comma', delimiter: ';' };
}

/** The whole catalogue as lines of a file that comes back in as it went out, and runs nothing in a spreadsheet. */
export function* exportLines(
  products: Iterable<Product>,
  siteId: SiteId,
  language: Language,
): Generator<string> {
  const { decimals, usualMark, delimiter } = numbersOf(siteId);
  const number = (text: string): string => (usualMark === 'comma' ? text.replace('.', ',') : text);
  const cell: Readonly<Record<Field, (product: Product) => string>> = {
    id: ({ id }) => id,
    name: ({ name }) => neutral(name),
    sku: ({ sku }) => neutral(sku ?? ''),
    barcode: ({ barcodes }) => neutral(barcodes.join(' ')),
    price: ({ price }) => number(toDecimal(price, decimals)),
    category: ({ category }) => neutral(category ?? ''),
    unit: ({ unit }) => (unit === 'kg' ? 'kg' : 'u'),
    taxRate: ({ taxRate }) => (taxRate === null ? '' : number(String(taxRate / 100))),
    favourite: ({ favourite }) => (favourite === null ? '' : String(favourite)),
    active: ({ active }) => (active ? '1' : '0'),
  };
  yield csvLine(
    FIELDS.map((field) => HEADINGS[language][field]),
    delimiter,
  );
  for (const product of products)
    yield csvLine(
      FIELDS.map((field) => cell[field](product)),
      delimiter,
    );
}
