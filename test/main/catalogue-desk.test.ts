import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import { createCatalogueDesk } from '#main/catalogue-desk';
import { runImport } from '#main/settings/import-job';
import { createShop, openShopDb } from '#main/settings/shop-db';

const draft: Omit<Product, 'id'> = {
  name: 'Pan',
  sku: 'P1',
  barcodes: ['7790895000997'],
  price: toMoney(100),
  unit: 'unit',
  taxRate: null,
  category: null,
  favourite: null,
  active: true,
};
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-desk-'));
  const shopFile = join(folder, 'shop.db');
  const opened = openShopDb({ file: shopFile, now: () => 1 });
  if (!opened.ok) throw new Error(opened.error.kind);
  const catalogue = createShop(opened.value, { now: () => 1 });
  onTestFinished(() => {
    catalogue.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'lista.csv');
  let chosen: string | null = path;
  const handlers = createCatalogueDesk({
    catalogue,
    shopFile,
    undoFile: join(folder, 'undo.json'),
    siteId: () => 'MLA',
    cashier: () => 'Ana',
    askForFile: async () => chosen,
    run: async (job) => runImport(job),
    exportAll: async () => ({ ok: false, error: 'cancelled' }),
  });
  const add = async (more: Partial<Product> = {}) => {
    const added = await handlers['products/add']({ ...draft, ...more });
    if (!added.ok) throw new Error(added.error.kind);
    return added.value;
  };
  return {
    handlers,
    catalogue,
    add,
    write: (text: string) => writeFileSync(path, text),
    choose: (next: string | null) => (chosen = next),
  };
}

describe('keeping a product', () => {
  it('tells whose a code is that another has, and what a mistyped barcode is', async () => {
    const { handlers, add } = desk();
    const bread = await add();
    expect(await handlers['products/add']({ ...draft, name: 'Otro', sku: null })).toEqual({
      ok: false,
      error: { kind: 'code-taken', code: '7790895000997', by: 'Pan' },
    });
    expect(await handlers['products/save']({ ...bread, barcodes: ['7790895000998'] })).toEqual({
      ok: false,
      error: { kind: 'bad-check-digit', code: '7790895000998' },
    });
    expect(await handlers['products/save']({ ...bread, price: toMoney(250) })).toMatchObject({ ok: true });
    expect(await handlers['products/prices']({ id: bread.id })).toMatchObject([
      { new: 250, by: 'Ana' },
      { new: 100 },
    ]);
  });

  it('keeps a picture that is one, and no other', async () => {
    const { handlers, add } = desk();
    const { id } = await add();
    expect(await handlers['products/set-picture']({ id, data: PIXEL })).toEqual({ ok: true, value: null });
    expect(await handlers['products/pictures']({ ids: [id, 'x'] })).toEqual([{ id, data: PIXEL }]);
    const wrong = `data:image/png;base64,${Buffer.from('<svg onload=x>').toString('base64')}`;
    expect(await handlers['products/set-picture']({ id, data: wrong })).toMatchObject({
      error: { kind: 'bad-picture' },
    });
    await handlers['products/set-picture']({ id, data: null });
    expect(await handlers['products/pictures']({ ids: [id] })).toEqual([]);
  });
});

describe('taking over a file', () => {
  async function imported(shop: ReturnType<typeof desk>) {
    const looked = await shop.handlers['products/choose-file']();
    if (!looked.ok) throw new Error(looked.error.kind);
    const { options, digest } = looked.value;
    return shop.handlers['products/import']({ options, digest });
  }

  it('can be undone until the catalogue is changed by hand, and once', async () => {
    const shop = desk();
    const { handlers, add, write, catalogue } = shop;
    const bread = await add();
    write('SKU;Nombre;Precio\nP1;Pan;9\nN;Nuevo;1');
    expect(await imported(shop)).toMatchObject({ ok: true, value: { added: 1, changed: 1 } });
    expect(await handlers['products/undo-import']()).toMatchObject({ ok: true });
    expect(catalogue.product(bread.id)?.price).toBe(100);
    expect([...catalogue.all()]).toHaveLength(1);
    expect(await handlers['products/undo-import']()).toEqual({
      ok: false,
      error: { kind: 'nothing-to-undo' },
    });

    await imported(shop);
    await handlers['products/save']({ ...bread, price: toMoney(700) });
    expect(await handlers['products/undo-import']()).toEqual({
      ok: false,
      error: { kind: 'nothing-to-undo' },
    });
    expect(catalogue.product(bread.id)?.price).toBe(700);
  });

  it('needs a file that was chosen, and is done once at a time', async () => {
    const shop = desk();
    const { handlers, write, choose } = shop;
    choose(null);
    expect(await handlers['products/choose-file']()).toEqual({ ok: false, error: { kind: 'cancelled' } });
    choose('/nowhere.csv');
    expect(await handlers['products/choose-file']()).toEqual({ ok: false, error: { kind: 'unreadable' } });
    write('SKU;Precio\n1;1');
    const [one, two] = [handlers['products/preview']({}), handlers['products/preview']({})];
    expect(await two).toEqual({ ok: false, error: { kind: 'busy' } });
    expect(await one).toMatchObject({ ok: false });
  });
});
