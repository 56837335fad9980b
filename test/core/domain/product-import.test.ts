import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, DELIMITERS, delimiterOf, neutral, plainText, readCsv, rowsIn } from '#core/domain/csv';
import {
  decimalMarkOf,
  isToldAsFormula,
  readActive,
  readBarcodes,
  readPrice,
  readSku,
  readTaxRate,
  readUnit,
} from '#core/domain/product-cells';
import { HEADINGS, matchColumns } from '#core/domain/product-columns';
import { LANGUAGES } from '#core/domain/site';

describe('a table in a file', () => {
  it('is cut into cells as spreadsheets write them, each row with the line it begins on', () => {
    const text = 'a;b\r\n"uno\r\ndos";"di""ez"\n;x"y"\r"";fin';
    expect(readCsv(text, ';')).toEqual({
      ok: true,
      value: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['uno\r\ndos', 'di"ez'] },
        { line: 4, cells: ['', 'x"y"'] },
        { line: 5, cells: ['', 'fin'] },
      ],
    });
    expect(readCsv('a,b\n1,"no fin\n2', ',')).toEqual({ ok: false, error: { line: 2 } });
  });

  it.each(DELIMITERS)('comes back as it was written, whatever is in it, parted by “%s”', (delimiter) => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ñ', '"', ';', ',', '\t', '|', '\n', '\r\n', '=', "'", ' '),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const read = readCsv(rows.map((cells) => csvLine(cells, delimiter)).join(''), delimiter);
        expect(read.ok ? read.value.map(({ cells }) => cells) : read).toEqual(rows);
        for (const each of rows.flat()) {
          expect(neutral(each)).not.toMatch(/^[=+\-@\t\r]/);
          expect(plainText(neutral(each))).toBe(each.startsWith('="') ? plainText(neutral(each)) : each);
        }
      }),
    );
  });

  it.each([
    ['Nombre;Precio\nPan;1,50\nLeche;2,50', ';'],
    ['Nombre,Precio\n"Pan, flauta",1.50', ','],
    ['Nombre\tPrecio\nPan\t1,50', '\t'],
    ['sep=|\nNombre|Precio', '|'],
    ['Nombre\nPan', ';'],
  ])('tells by itself what parts its cells: %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it('loses its empty rows and Excel’s own first line, and no count of lines', () => {
    const read = rowsIn('sep=;\nA;B\n;\n\n1;2\n', ';');
    expect(read.ok ? read.value.map(({ line }) => line) : read).toEqual([2, 5]);
  });
});

describe('the columns of a file', () => {
  it.each(LANGUAGES)('are ours again in %s', (language) => {
    const { name, sku, barcode, price, category, unit, taxRate, favourite, active, id } = HEADINGS[language];
    const headings = [name, sku, barcode, price, category, unit, taxRate, favourite, active, id];
    expect(matchColumns(headings)).toEqual([
      'name',
      'sku',
      'barcode',
      'price',
      'category',
      'unit',
      'taxRate',
      'favourite',
      'active',
      'id',
    ]);
  });

  it.each([
    [
      ['CODIGO', 'Descripción', 'Cód. de Barras', 'RUBRO', 'Precio Lista 1', 'Alícuota IVA', 'Stock'],
      ['sku', 'name', 'barcode', 'category', 'price', 'taxRate', null],
    ],
    [
      ['Código do produto', 'Produto', 'EAN', 'Preço de venda', 'EAN'],
      ['sku', 'name', 'barcode', 'price', 'barcode'],
    ],
    [
      ['Product', 'Price', 'UPC'],
      ['name', 'price', 'barcode'],
    ],
    [
      ['x', ''],
      [null, null],
    ],
  ])('are told by how other programs call them: %j', (headings, fields) => {
    expect(matchColumns(headings)).toEqual(fields);
  });
});

describe('a price in a file', () => {
  it.each([
    [['1.234,50', '12'], 'point', 'comma'],
    [['1,234.50', '12'], 'comma', 'point'],
    [['12,5'], 'point', 'comma'],
    [['12.50'], 'comma', 'point'],
    [['1.234.567'], 'point', 'comma'],
    [['1.500', '2.000'], 'comma', 'comma'],
    [['1.500', '2.000'], 'point', 'point'],
    [['1.500', '0.750'], 'comma', 'point'],
    [['$ 1.500', '$ 20,5', ''], 'point', 'comma'],
  ] as const)('is read by what its column shows: %j (usually %s) has the %s', (prices, usual, mark) => {
    expect(decimalMarkOf(prices, usual)).toBe(mark);
  });

  it.each([
    ['1.234,50', 'comma', 2, 123_450],
    ['$ 1.500', 'comma', 2, 150_000],
    ['R$ 1.599,90', 'comma', 2, 159_990],
    ['1 234,5', 'comma', 2, 123_450],
    ['1,234.50', 'point', 2, 123_450],
    ['.50', 'point', 2, 50],
    ['1.500,00', 'comma', 0, 1500],
    ['1500 ARS', 'comma', 2, 150_000],
    ['0', 'comma', 2, 0],
    ['', 'comma', 2, 'no-price'],
    ['12,345', 'comma', 2, 'too-many-decimals'],
    ['12,5', 'comma', 0, 'too-many-decimals'],
    ['12.50', 'comma', 2, 'bad-price'],
    ['-5', 'comma', 2, 'bad-price'],
    ['consultar', 'comma', 2, 'bad-price'],
    ['=A1*2', 'comma', 2, 'bad-price'],
    ['1E+3', 'comma', 2, 'bad-price'],
    ['10 u', 'comma', 2, 'bad-price'],
    ['9999999999999999', 'comma', 2, 'price-too-large'],
  ] as const)('“%s” with the %s and %i decimals is %s', (text, mark, decimals, wanted) => {
    const read = readPrice(text, mark, decimals);
    expect(read.ok ? read.value : read.error).toBe(wanted);
  });
});

describe('the other cells', () => {
  it('are read as people write them, and refused with a reason otherwise', () => {
    expect(readBarcodes('7790895000997 | 96385074;96385074')).toEqual({
      ok: true,
      value: ['7790895000997', '96385074'],
    });
    expect(readBarcodes('="0036000291452"')).toEqual({ ok: true, value: ['0036000291452'] });
    expect(readBarcodes('7790895000997.0')).toEqual({ ok: true, value: ['7790895000997'] });
    expect(readBarcodes('7,79E+12')).toEqual({ ok: false, error: 'code-turned-number' });
    expect(readBarcodes('7790895000998')).toEqual({ ok: false, error: 'bad-check-digit' });
    expect(readSku(" '=X1 ")).toEqual({ ok: true, value: '=X1' });
    expect(['21', '10,5 %', '', '0'].map(readTaxRate)).toMatchObject([
      { value: 2100 },
      { value: 1050 },
      { value: null },
      { value: 0 },
    ]);
    expect(['0,21', '101', 'x'].map(readTaxRate)).toMatchObject([
      { ok: false },
      { ok: false },
      { ok: false },
    ]);
    expect(['KG', 'Kilo', 'un.', '', 'litro'].map(readUnit)).toMatchObject([
      { value: 'kg' },
      { value: 'kg' },
      { value: 'unit' },
      { value: 'unit' },
      { error: 'bad-unit' },
    ]);
    expect(['Sí', 'NÃO', 'x', '?!a'].map(readActive)).toMatchObject([
      { value: true },
      { value: false },
      { value: true },
      { error: 'bad-active' },
    ]);
  });

  it.each([
    ['=HYPERLINK("x")', true],
    ['@SUM(1)', true],
    ['+54 11', true],
    ['-5', false],
    ["'=1", false],
    ['="001"', false],
    ['Pan', false],
  ])('that a spreadsheet would run are told: %s', (cell, told) => {
    expect(isToldAsFormula(cell)).toBe(told);
  });
});
