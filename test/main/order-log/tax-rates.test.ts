import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import {
  cartOf,
  folderForTest,
  onSale,
  openShop,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

it('a sale written before lines had a tax rate has none of its own', () => {
  const file = join(folderForTest(), 'log-real.db');
  const old = new Database(file);
  old.pragma('journal_mode = WAL');
  old.exec(readFileSync(join(import.meta.dirname, 'log-v1.sql'), 'utf8'));
  old.pragma('user_version = 1');
  expect(old.prepare("SELECT body FROM facts WHERE kind = 'sale-opened'").pluck().get()).not.toContain(
    'taxRate',
  );
  old.close();
  const { log } = openShop(file);
  expect(log.sale(saleNamed('1'))?.cart.lines).toMatchObject([{ name: 'Medialuna', taxRate: null }]);
});

it('a line’s tax rate is kept with the sale', () => {
  const { log, file } = openShop();
  const [line] = cartOf(1190).lines;
  if (line === undefined) throw new Error('no line');
  const cart = { lines: [{ ...line, taxRate: 500 }, line], discount: null, note: null };
  log.commit([saleOpened('1', 1, toMoney(1190)), onSale('1', { at: T0 + 1, kind: 'sale-changed', cart })]);
  log.close();
  const again = openShop(file).log.sale(saleNamed('1'));
  expect(again?.cart.lines.map(({ taxRate }) => taxRate)).toEqual([500, null]);
  expect(again?.total).toBe(2380);
});
