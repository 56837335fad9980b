import { describe, expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { exportLines } from '#core/domain/product-export';
import type { ImportOptions } from '#core/domain/product-import';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import { importShop, product, seen } from '#test/support/import-shop';

/* Files as spreadsheets and other programs write them. Each ends taken over whole, or refused whole with every row's reason. */

const HEAD = 'Nombre;Código;Códigos de barras;Precio';
const rows = (...lines: readonly string[]): string => lines.join('\r\n');
/** A Windows of before: its own signs between those of Latin-1. */
const windows = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (sign) => ({ '€': 0x80, '“': 0x93, '”': 0x94, '–': 0x96 })[sign] ?? sign.charCodeAt(0)),
  );
const unicodeText = (text: string): Buffer => Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le');

type Taken = {
  readonly name: string;
  readonly sku: string | null;
  readonly barcodes: readonly string[];
  readonly price: number;
};
const taken = (name: string, price: number, more: Partial<Taken> = {}): Taken => ({
  name,
  sku: null,
  barcodes: [],
  price,
  ...more,
});

const whole: readonly [string, string | Buffer, readonly Taken[], SiteId?][] = [
  [
    'Excel’s “Unicode text”: wide, parted by tabulators',
    unicodeText(rows(HEAD, 'Ñandú;A1;7790895000997;1.234,50', '"Tres\npisos";A2;;2', '')),
    [
      taken('Ñandú', 123_450, { sku: 'A1', barcodes: ['7790895000997'] }),
      taken('Tres pisos', 200, { sku: 'A2' }),
    ],
  ],
  [
    'an older Windows’s own signs',
    windows(rows(HEAD, 'Café “extra” – 1 €;A1;;10', '')),
    [taken('Café “extra” – 1 €', 1000, { sku: 'A1' })],
  ],
  [
    'Mac’s line ends of before',
    `${HEAD}\rPan;A1;;10\rSal;A2;;20\r`,
    [taken('Pan', 1000, { sku: 'A1' }), taken('Sal', 2000, { sku: 'A2' })],
  ],
  ['no line end behind the last row', rows(HEAD, 'Pan;;;10'), [taken('Pan', 1000)]],
  [
    'Excel’s own first line',
    rows('sep=,', 'Nombre,Precio', '"Pan, flauta","1,50"'),
    [taken('Pan, flauta', 150)],
  ],
  [
    'separators behind every row, as far as a sheet is wide',
    rows(HEAD, 'Pan;;;10').replaceAll(/$/gm, ';'.repeat(700)),
    [taken('Pan', 1000)],
  ],
  [
    'empty rows before, between and behind',
    rows('', ';;;', HEAD, '', 'Pan;;;10', ';;;', 'Sal;;;20', '', ' ; ;;'),
    [taken('Pan', 1000), taken('Sal', 2000)],
  ],
  [
    'figures kept as text',
    rows(HEAD, '"=""Pan""";="00123";="0036000291452";="12,50"'),
    [taken('Pan', 1250, { sku: '00123', barcodes: ['0036000291452'] })],
  ],
  [
    'formulas, which are text here and run nowhere',
    rows(HEAD, '=1+1;@SUM(A1);;10'),
    [taken('=1+1', 1000, { sku: '@SUM(A1)' })],
  ],
  ['a thousand’s point where the comma parts decimals', rows(HEAD, 'Pan;;;1.234'), [taken('Pan', 123_400)]],
  [
    'a thousand’s comma where the point does',
    rows('Nombre,Precio', 'Pan,"1,234"'),
    [taken('Pan', 123_400)],
    'MLM',
  ],
  [
    'prices of a country without decimals',
    rows('Nombre;Precio', 'Pan;$ 1.234', 'Sal;990'),
    [taken('Pan', 1234), taken('Sal', 990)],
    'MLC',
  ],
  [
    'several barcodes in one cell, and in two columns',
    rows('Nombre;EAN;EAN 2;Precio', 'Pan;7790895000997 96385074;0036000291452;10'),
    [taken('Pan', 1000, { barcodes: ['0036000291452', '7790895000997', '96385074'] })],
  ],
  ['a heading that is nobody’s', rows('Nombre;Stock;Precio;', 'Pan;7;10;'), [taken('Pan', 1000)]],
];

describe('a file of a spreadsheet', () => {
  it.each(whole)('with %s is taken over whole', (_name, bytes, wanted, siteId = 'MLA') => {
    const { shop, write, look, take } = importShop(siteId);
    write(bytes);
    const preview = seen(look());
    expect(preview.troubles).toEqual([]);
    expect(preview.counts).toMatchObject({ rows: wanted.length, added: wanted.length, wrong: 0 });
    expect(take(preview)).toMatchObject({ ok: true });
    const kept = [...shop.all()].map(({ name, sku, barcodes, price }) => ({ name, sku, barcodes, price }));
    expect(kept).toEqual(wanted);
    expect(seen(look()).counts).toMatchObject({
      unchanged: wanted.filter(({ sku, barcodes }) => sku !== null || barcodes.length > 0).length,
    });
  });

  it('quoted throughout and longer than the first look is parted by its own sign', () => {
    const { write, look } = importShop();
    const lines = Array.from({ length: 3000 }, (_, at) => `"Producto, número ${at}","${at + 1},50"`);
    write(rows('"Nombre","Precio"', ...lines));
    expect(seen(look())).toMatchObject({ options: { delimiter: ',' }, counts: { added: 3000, wrong: 0 } });
  });
});

describe('a file without headings', () => {
  const columns: ImportOptions['columns'] = ['name', 'price', 'barcode'];
  it.each([
    ['semicolons', rows('Producto 5;10,50;', 'Sal;20;96385074'), ';'],
    ['tabulators', rows('Producto 5\t10,50\t', 'Sal\t20,00\t96385074'), '\t'],
    ['commas', rows('Producto 5,10.50,', 'Sal,20.00,96385074'), ','],
    ['money’s sign', rows('Producto 5;$ 10,50;', 'Sal;$ 20;96385074'), ';'],
  ])('loses no first row to them: %s', (_name, text, delimiter) => {
    const { shop, write, look, take } = importShop();
    write(text);
    const guessed = seen(look());
    expect(guessed.options).toMatchObject({ hasHeadings: false, delimiter, columns: [null, null, null] });
    expect(guessed.troubles.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'no-name'],
      [1, 'no-price'],
      [2, 'no-name'],
      [2, 'no-price'],
    ]);
    take(seen(look({ columns })));
    expect([...shop.all()].map(({ name, price }) => [name, price])).toEqual([
      ['Producto 5', 1050],
      ['Sal', 2000],
    ]);
  });

  it('is told from one whose headings hold a number', () => {
    const { write, look } = importShop();
    write(rows('Producto;2026;Precio', 'Pan;7;10'));
    expect(seen(look())).toMatchObject({ options: { hasHeadings: true }, counts: { added: 1 } });
  });
});

describe('what is wrong with a row', () => {
  it.each<[string, string, readonly (readonly unknown[])[], SiteId?]>([
    ['a price that is a formula', 'Pan;;;=B2*1,21', [[2, 'bad-price', 'price', '=B2*1,21']]],
    ['a price in words', 'Pan;;;consultar', [[2, 'bad-price', 'price', 'consultar']]],
    ['a price below nothing', 'Pan;;;-5', [[2, 'bad-price', 'price', '-5']]],
    ['a price with two commas', 'Pan;;;1,2,3', [[2, 'bad-price', 'price', '1,2,3']]],
    ['more decimals than there are', 'Pan;;;12,345', [[2, 'too-many-decimals', 'price', '12,345']]],
    [
      'decimals where the country has none',
      'Pan;;;12,50',
      [[2, 'too-many-decimals', 'price', '12,50']],
      'MLC',
    ],
    [
      'a thousand’s point where the point parts decimals',
      'Pan;;;1.234',
      [[2, 'too-many-decimals', 'price', '1.234']],
      'MLM',
    ],
    [
      'a price that the others of its column read otherwise',
      'Pan;;;1.234\r\nSal;;;2.50',
      [[2, 'too-many-decimals', 'price', '1.234']],
      'MLB',
    ],
    ['no price', 'Pan;;;', [[2, 'no-price', 'price', '']]],
    ['no name', ';A1;;10', [[2, 'no-name', 'name', '']]],
    [
      'a barcode that became a number',
      'Pan;;7,79E+12;10',
      [[2, 'code-turned-number', 'barcode', '7,79E+12']],
    ],
    ['the same, with a point', 'Pan;;7.79089E+12;10', [[2, 'code-turned-number', 'barcode', '7.79089E+12']]],
    ['a code that became a number', 'Pan;1E+05;;10', [[2, 'code-turned-number', 'sku', '1E+05']]],
    ['a wrong last figure', 'Pan;;7790895000998;10', [[2, 'bad-check-digit', 'barcode', '7790895000998']]],
    ['an unquoted separator', 'Pan; de campo;;;10', [[2, 'too-many-cells', null, '10']]],
    ['a code twice', rows('Pan;a1;;10', 'Sal;A1;;20'), [[3, 'repeated', 'sku', 'A1']]],
    [
      'a barcode twice, once as UPC',
      rows('Pan;;036000291452;10', 'Sal;;0036000291452;20'),
      [[3, 'repeated', 'barcode', '0036000291452']],
    ],
    ['several things at once', ';;779;x', [[2, 'bad-price', 'price', 'x']]],
  ])(
    '%s is told with its line and its cell, and nothing is taken over',
    (_name, body, wanted, siteId = 'MLA') => {
      const { shop, write, look, take } = importShop(siteId);
      write(rows(HEAD, body, 'Bien;B9;;1'));
      const preview = seen(look());
      const told = preview.troubles.map(({ line, kind, field, text }) => [line, kind, field, text]);
      for (const each of wanted) expect(told).toContainEqual(each);
      expect(preview.counts.wrong).toBe(1);
      expect(take(preview)).toMatchObject({ ok: false, error: { kind: 'wrong-rows' } });
      expect([...shop.all()]).toEqual([]);
    },
  );

  it('that the catalogue has its code already is a change, or a reason, as the person says', () => {
    const { shop, write, look, take } = importShop();
    shop.saveProducts([product('a', { barcodes: ['036000291452'] }), product('b', { sku: 'B' })]);
    write(rows(HEAD, 'Pan;;0036000291452;7', 'Sal;b;;8', 'Nuevo;C;;9'));
    expect(seen(look({ known: 'refuse' })).troubles.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'already-there'],
      [3, 'already-there'],
    ]);
    const preview = seen(look());
    expect(preview.counts).toMatchObject({ added: 1, changed: 2 });
    take(preview);
    expect([shop.product('a')?.price, shop.product('b')?.name]).toEqual([700, 'Sal']);
  });

  it('is a formula in a barcode too: text, and told', () => {
    const { write, look } = importShop();
    write(rows(HEAD, 'Pan;;=A1;10'));
    expect(seen(look()).formulas).toBe(1);
  });
});

describe('what goes out and comes back unchanged', () => {
  it.each(SITE_IDS)('changes nothing: %s', (siteId) => {
    const { shop, write, look } = importShop(siteId);
    shop.saveProducts([
      product('a', {
        sku: 'A;1',
        barcodes: ['036000291452', '7790895000997'],
        taxRate: 1050,
        category: '"Quesos", frescos',
      }),
      product('b', { name: '=Oferta', unit: 'kg', favourite: 2, active: false, price: toMoney(123_456_789) }),
      product('c', { name: "'+54 Agua", sku: '-7', price: toMoney(0) }),
    ]);
    const language = siteOf(siteId).language;
    write(`\ufeff${[...exportLines(shop.all(), siteId, language)].join('')}`);
    expect(seen(look({ retireMissing: true }))).toMatchObject({
      troubles: [],
      counts: { rows: 3, added: 0, changed: 0, unchanged: 3, retired: 0, wrong: 0 },
    });
  });
});
