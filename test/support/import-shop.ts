import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import { numbersOf } from '#core/domain/product-export';
import type { ImportOptions, ImportPreview } from '#core/domain/product-import';
import type { SiteId } from '#core/domain/site';
import { runImport } from '#main/settings/import-job';
import { createShop, openShopDb } from '#main/settings/shop-db';

const T0 = Date.UTC(2026, 10, 21, 14);

/** A shop and a file beside it, looked at and taken over as the page of the catalogue does. */
export function importShop(siteId: SiteId = 'MLA') {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-import-'));
  const shopFile = join(folder, 'shop.db');
  const opened = openShopDb({ file: shopFile, now: () => T0 });
  if (!opened.ok) throw new Error(opened.error.kind);
  const shop = createShop(opened.value, { now: () => T0 });
  onTestFinished(() => {
    shop.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'lista.csv');
  const undoFile = join(folder, 'undo.json');
  const { decimals, usualMark } = numbersOf(siteId);
  const base = { shopFile, path, by: 'Ana', decimals, usualMark } as const;
  const look = (options: Partial<ImportOptions> = {}) => runImport({ ...base, kind: 'preview', options });
  const take = ({ options, digest }: ImportPreview) =>
    runImport({ ...base, kind: 'commit', options, digest, undoFile });
  const undo = () => runImport({ shopFile, by: 'Ana', kind: 'undo', undoFile });
  return {
    shop,
    folder,
    path,
    shopFile,
    undoFile,
    write: (bytes: string | Buffer) => writeFileSync(path, bytes),
    look,
    take,
    undo,
  };
}

/** The preview; a file that was refused as a whole fails the test with why. */
export function seen(answer: ReturnType<ReturnType<typeof importShop>['look']>): ImportPreview {
  if (!answer.ok || answer.value.kind !== 'preview') throw new Error(JSON.stringify(answer));
  return answer.value.preview;
}

export const product = (id: string, more: Partial<Product> = {}): Product => ({
  id,
  name: `Producto ${id}`,
  sku: null,
  barcodes: [],
  price: toMoney(100),
  unit: 'unit',
  taxRate: null,
  category: null,
  favourite: null,
  active: true,
  ...more,
});
