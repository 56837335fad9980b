import { readFileSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '#core/domain/barcode';
import { toMoney } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import { exportLines, numbersOf } from '#core/domain/product-export';
import { SITE_IDS, siteOf } from '#core/domain/site';
import { runImport } from '#main/settings/import-job';
import { runBeside } from '#main/settings/import-thread';
import { ean13 } from '#main/settings/starter-catalogue';
import { importShop, product, seen } from '#test/support/import-shop';

const FILE =
  'Nombre;Código;Códigos de barras;Precio;Rubro\r\nCafé ñandú;C1;7790895000997;1.234,50;Almacén\r\n';

describe('a file from a spreadsheet', () => {
  const wide = (order: 'le' | 'be', mark: boolean): Buffer => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + FILE, 'utf16le');
    return order === 'le' ? bytes : bytes.swap16();
  };
  it.each([
    ['plain', Buffer.from(FILE), 'utf-8'],
    ['with a mark', Buffer.from(`\ufeff${FILE}`), 'utf-8'],
    ['of an older Windows', Buffer.from(FILE, 'latin1'), 'latin-1'],
    ['wide', wide('le', true), 'utf-16'],
    ['wide, the other way round', wide('be', true), 'utf-16'],
    ['wide without a mark', wide('le', false), 'utf-16'],
    [
      'with commas',
      Buffer.from('nombre,codigo,ean,precio,rubro\nCafé ñandú,C1,7790895000997,"1.234,50",Almacén'),
      'utf-8',
    ],
    ['with a line end in a name', Buffer.from(FILE.replace('Café ñandú', '"Café\r\nñandú"')), 'utf-8'],
    ['with empty rows', Buffer.from(`${FILE}\r\n;;;;\r\n\r\n`), 'utf-8'],
  ])('%s is read and taken over whole', (_name, bytes, encoding) => {
    const { shop, write, look, take } = importShop();
    write(bytes);
    const preview = seen(look());
    expect(preview).toMatchObject({ encoding, counts: { rows: 1, added: 1, wrong: 0 }, troubles: [] });
    expect([...shop.all()]).toEqual([]);
    expect(take(preview)).toMatchObject({ ok: true, value: { counts: { added: 1 } } });
    expect(shop.byCode('7790895000997')).toMatchObject({
      name: 'Café ñandú',
      sku: 'C1',
      price: 123_450,
      category: 'Almacén',
    });
    expect(seen(look()).counts).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  it.each([
    ['', 'empty'],
    ['Nombre;Precio\n', 'no-rows'],
    ['PK\u0003\u0004xlsx', 'spreadsheet'],
    ['a;b\n1;\0', 'not-text'],
    ['Nombre;Precio\n"Pan;1', 'unclosed-quote'],
  ])('that is none is refused as a whole, with why: %j', (text, kind) => {
    const { write, look } = importShop();
    write(text);
    expect(look()).toMatchObject({ ok: false, error: { kind } });
  });

  it('that is gone, or another than was looked at, is refused', () => {
    const { path, write, look, take, shop } = importShop();
    write(FILE);
    const preview = seen(look());
    write(FILE.replace('1.234,50', '1'));
    expect(take(preview)).toEqual({ ok: false, error: { kind: 'file-changed' } });
    rmSync(path);
    expect(take(preview)).toEqual({ ok: false, error: { kind: 'unreadable' } });
    expect([...shop.all()]).toEqual([]);
  });
});

describe('a wrong row', () => {
  it('has its line, its cell and its reason, and nothing of the file is taken over', () => {
    const { shop, write, look, take } = importShop();
    shop.saveProducts([product('a', { sku: 'A' }), product('b', { barcodes: ['96385074'] })]);
    write(
      [
        'Nombre;SKU;EAN;Precio;Unidad',
        'Bien;1;;10;u',
        ';2;;10;u',
        '"Sin\nprecio";3;;;u',
        'Feo;4;;diez;u',
        'Código;5;7790895000998;10;u',
        'Excel;6;7,79E+12;10;u',
        'Doble;1;;10;u',
        'Dos;A;96385074;10;u',
        'Mililitro;8;;10;ml',
        'De más;9;;10;u;sobra',
      ].join('\n'),
    );
    const preview = seen(look());
    expect(preview.troubles.map(({ line, kind, field }) => [line, kind, field])).toEqual([
      [3, 'no-name', 'name'],
      [4, 'no-price', 'price'],
      [6, 'bad-price', 'price'],
      [7, 'bad-check-digit', 'barcode'],
      [8, 'code-turned-number', 'barcode'],
      [9, 'repeated', 'sku'],
      [10, 'two-products', 'barcode'],
      [11, 'bad-unit', 'unit'],
      [12, 'too-many-cells', null],
    ]);
    expect(preview.troubles[5]).toMatchObject({ other: '2', text: '1' });
    expect(preview.counts).toMatchObject({ rows: 10, added: 1, wrong: 9 });
    expect(take(preview)).toMatchObject({
      ok: false,
      error: { kind: 'wrong-rows', preview: { counts: { wrong: 9 } } },
    });
    expect([...shop.all()].map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is one that the catalogue has already, when the person says so; else it is a change', () => {
    const { shop, write, look } = importShop();
    shop.saveProducts([product('a', { sku: 'A' })]);
    write('SKU;Precio\nA;7');
    expect(seen(look()).counts).toMatchObject({ changed: 1, wrong: 0 });
    expect(seen(look({ known: 'refuse' })).troubles).toMatchObject([
      { line: 2, kind: 'already-there', other: 'Producto a' },
    ]);
  });
});

describe('what the catalogue has', () => {
  it('keeps what a list of prices does not name, and the barcodes that it leaves out', () => {
    const { shop, write, look, take } = importShop();
    const full = product('a', {
      sku: 'A',
      barcodes: ['7790895000997'],
      unit: 'kg',
      taxRate: 1050,
      category: 'Quesos',
      favourite: 3,
    });
    shop.saveProducts([full]);
    write('Código;EAN;Precio\na;96385074;2,5');
    take(seen(look()));
    expect(shop.product('a')).toEqual({
      ...full,
      sku: 'a',
      price: 250,
      barcodes: ['7790895000997', '96385074'],
    });
    expect(shop.prices('a', 1)).toMatchObject([{ old: 100, new: 250, by: 'Ana', how: 'import' }]);
  });

  it('is retired when the file leaves it out and the person wants that, and only then', () => {
    const { shop, write, look, take } = importShop();
    shop.saveProducts([product('a', { sku: 'A' }), product('b', { sku: 'B' })]);
    write('SKU;Precio\nA;1');
    expect(seen(look()).counts.retired).toBe(0);
    take(seen(look({ retireMissing: true })));
    expect([shop.product('a')?.active, shop.product('b')?.active]).toEqual([true, false]);
  });

  it('is as it was once the import is undone', () => {
    const { shop, write, look, take, undo } = importShop();
    shop.saveProducts([product('a', { sku: 'A' }), product('b', { sku: 'B' })]);
    const before = [...shop.all()];
    write('SKU;Nombre;Precio\nA;Otro;9\nC;Nuevo;3');
    take(seen(look({ retireMissing: true })));
    expect([...shop.all()]).toHaveLength(3);
    expect(undo()).toMatchObject({ ok: true, value: { kind: 'undo' } });
    expect([...shop.all()]).toEqual(before);
    expect(shop.prices('a', 1)).toMatchObject([{ old: 900, new: 100, how: 'undo' }]);
  });

  it('runs no formula: it is text, and it is told', () => {
    const { shop, write, look, take } = importShop();
    write('Nombre;Precio\n"=HYPERLINK(""http://x"")";1');
    const preview = seen(look());
    expect(preview.formulas).toBe(1);
    take(preview);
    expect([...shop.all()].map(({ name }) => name)).toEqual(['=HYPERLINK("http://x")']);
  });
});

describe('what goes out', () => {
  const word = fc
    .string({
      unit: fc.constantFrom('a', 'É', 'ñ', '"', ';', ',', '=', '+', '-', '@', "'", '1', ' ', '|'),
      maxLength: 12,
    })
    .map((text) => `x${text}`.replace(/\s+/g, ' ').trim())
    .chain((text) => fc.constantFrom(text, `=${text}`, `'=${text}`, `-${text}`));
  const items = fc.uniqueArray(
    fc.record({
      name: word,
      category: fc.option(word),
      price: fc.nat(99_999_999),
      unit: fc.constantFrom('unit' as const, 'kg' as const),
      taxRate: fc.option(fc.constantFrom(0, 500, 1050, 2100)),
      favourite: fc.option(fc.integer({ min: 1, max: 9 })),
      active: fc.boolean(),
      codes: fc.nat(3),
    }),
    { minLength: 1, maxLength: 12, selector: ({ name }) => name },
  );

  it.each(SITE_IDS)('comes back in to the same catalogue, whatever is in it: %s', (siteId) => {
    fc.assert(
      fc.property(items, (made) => {
        const { shop, write, shopFile, path, undoFile } = importShop();
        const all = made.map(({ codes, price, ...item }, at) => ({
          ...item,
          id: `p${at}`,
          sku: at % 2 === 0 ? `=S${at}` : null,
          price: toMoney(price),
          barcodes: Array.from({ length: codes }, (_, n) => ean13(`7790000${at + 10}00${n}`)),
        }));
        const { decimals, usualMark } = numbersOf(siteId);
        const text = [...exportLines(all, siteId, siteOf(siteId).language)].join('');
        write(`\ufeff${text}`);
        const base = { shopFile, path, by: null, decimals };
        const preview = seen(runImport({ ...base, kind: 'preview', usualMark, options: {} }));
        expect(preview.troubles).toEqual([]);
        runImport({ ...base, kind: 'commit', options: preview.options, digest: preview.digest, undoFile });
        const byId = (list: readonly Product[]) => [...list].sort((a, b) => a.id.localeCompare(b.id));
        expect(byId([...shop.all()])).toEqual(byId(all));
        shop.close();
      }),
      { numRuns: 8 },
    );
  });
});

describe('a hundred thousand rows', () => {
  const rows = (count: number, price: number): string =>
    Array.from({ length: count }, (_, n) => {
      const code = `779${String(n).padStart(9, '0')}`;
      return `Producto ${n};S${n};${code}${checkDigit(code)};${price},50;Rubro ${n % 40}`;
    }).join('\r\n');

  it('end fully taken over, by a thread of their own, while the shop is read as it was', async () => {
    const { shop, shopFile, path, undoFile, write } = importShop();
    write(`Nombre;SKU;EAN;Precio;Rubro\r\n${rows(100_000, 10)}`);
    const worker = new URL('../../../main/settings/import-worker.ts', import.meta.url);
    const base = { shopFile, path, by: null, decimals: 2 } as const;
    const notes: string[] = [];
    const run = (job: Parameters<typeof runBeside>[1]) => runBeside(worker, job, (text) => notes.push(text));
    const looked = await run({ ...base, kind: 'preview', usualMark: 'comma', options: {} });
    const { options, digest, counts } = seen(looked);
    expect(counts).toMatchObject({ rows: 100_000, added: 100_000, wrong: 0 });
    const commit = run({ ...base, kind: 'commit', options, digest, undoFile });
    expect(shop.search('producto', 5)).toEqual([]);
    expect(await commit).toMatchObject({ ok: true, value: { counts: { added: 100_000 } } });
    expect(notes).toEqual([]);
    expect(shop.page({ text: '', show: 'sold', offset: 0, limit: 1 }).total).toBe(100_000);
    expect(shop.search('ucto 99999', 5)).toMatchObject([{ name: 'Producto 99999', price: 1050 }]);
    expect(JSON.parse(readFileSync(undoFile, 'utf8'))).toMatchObject({ before: [] });
  }, 120_000);

  it('end fully refused for one of them', () => {
    const { shop, write, look, take } = importShop();
    write(`Nombre;SKU;EAN;Precio;Rubro\r\n${rows(20_000, 10)}\r\nMalo;S1;;1;`);
    const preview = seen(look());
    expect(preview.troubles).toMatchObject([{ line: 20_002, kind: 'repeated', other: '3' }]);
    expect(take(preview)).toMatchObject({ ok: false, error: { kind: 'wrong-rows' } });
    expect(shop.page({ text: '', show: 'all', offset: 0, limit: 1 }).total).toBe(0);
  }, 60_000);

  it('are told by a thread that cannot begin, and then read here', async () => {
    const { shopFile, path, write } = importShop();
    write(FILE);
    const notes: string[] = [];
    const job = {
      shopFile,
      path,
      by: null,
      decimals: 2,
      kind: 'preview',
      usualMark: 'comma',
      options: {},
    } as const;
    const looked = await runBeside(new URL('file:///nowhere/worker.ts'), job, (text) => notes.push(text));
    expect(seen(looked).counts.added).toBe(1);
    expect(notes).toHaveLength(1);
  });
});
