import { toMoney } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import type { ImportPreview } from '#core/domain/product-import';
import { ok } from '#core/result';
import type { Answers } from '#test/support/cashier-answers';
import { AFTERNOON } from '#test/support/customer-views';

const NAMES = [
  'Aceite de girasol 1,5 l',
  'Café molido torrado intenso, paquete familiar de 500 g',
  'Medialuna',
  'Queso cremoso',
  'Yerba mate 1 kg',
  'Alfajor triple',
];
export const products: readonly Product[] = Array.from({ length: 60 }, (_, at) => ({
  id: `product-${at}`,
  name: NAMES[at % NAMES.length] ?? '',
  sku: at % 3 === 0 ? null : `A-${100 + at}`,
  barcodes: at % 2 === 0 ? ['7790895000997'] : [],
  price: toMoney(65_000 + at * 31_150),
  unit: at % 6 === 3 ? 'kg' : 'unit',
  taxRate: at % 4 === 0 ? 1050 : null,
  category: at % 5 === 0 ? null : 'Almacén',
  favourite: at < 6 ? at + 1 : null,
  active: at % 9 !== 8,
}));

const preview: ImportPreview = {
  fileName: 'lista de precios noviembre.csv',
  digest: '0'.repeat(64),
  encoding: 'latin-1',
  options: {
    delimiter: ';',
    hasHeadings: true,
    columns: ['sku', 'name', 'barcode', 'price', 'category', null],
    decimalMark: 'comma',
    known: 'update',
    retireMissing: false,
  },
  headings: ['Código', 'Descripción', 'EAN', 'Precio Lista 1', 'Rubro', 'Stock'],
  samples: [['A-100', 'Café molido', '7790895000997', '1.234,50', 'Almacén', '12']],
  counts: { rows: 100_000, added: 240, changed: 1380, unchanged: 98_380, retired: 0, wrong: 0 },
  troubles: [],
  formulas: 2,
  examples: products.slice(0, 5),
};

export const wrongFile: ImportPreview = {
  ...preview,
  counts: { ...preview.counts, wrong: 4 },
  troubles: [
    { line: 12, kind: 'bad-price', field: 'price', text: 'consultar', other: null },
    { line: 40, kind: 'code-turned-number', field: 'barcode', text: '7,79E+12', other: null },
    { line: 41, kind: 'repeated', field: 'sku', text: 'A-100', other: '2' },
    { line: 77, kind: 'two-products', field: 'barcode', text: 'A-101', other: 'Medialuna / Yerba mate 1 kg' },
  ],
};

export const catalogueAnswers: Answers = {
  'products/page': { total: products.length, offset: 0, products },
  'products/categories': ['Almacén', 'Panadería'],
  'products/pictures': [],
  'products/prices': [
    { at: AFTERNOON, old: toMoney(120_000), new: toMoney(139_000), by: null, how: 'import' },
    { at: AFTERNOON - 86_400_000, old: null, new: toMoney(120_000), by: 'Ana', how: 'edit' },
  ],
  'products/choose-file': ok(preview),
};
