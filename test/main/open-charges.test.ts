import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { HOUR } from '#core/domain/instant';
import type { Entry } from '#core/order-log';
import { holdsOpenCharges } from '#main/open-charges';
import {
  codeIssued,
  folderForTest,
  openShop,
  paidCharge,
  requested,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

function logWith(...entries: readonly Entry[]): string {
  const { db, log, file } = openShop();
  const written = log.commit([saleOpened('1', 1), ...entries]);
  if (!written.ok) throw new Error(written.error);
  db.close();
  return file;
}

it('finds a code that was on the screen when the till broke off, until nobody can pay it', () => {
  const file = logWith(requested('A'), codeIssued('A'));
  expect(holdsOpenCharges(file, T0 + 1000)).toBe(true);
  expect(holdsOpenCharges(file, T0 + 24 * HOUR)).toBe(false);
});

it('finds none where all is paid, and none where nothing was ever sold', () => {
  expect(holdsOpenCharges(logWith(...paidCharge('A')), T0 + 1000)).toBe(false);
  expect(holdsOpenCharges(join(folderForTest(), 'log-real.db'), T0)).toBe(false);
});

it('takes a log that cannot be read for one that holds some', () => {
  const file = join(folderForTest(), 'log-real.db');
  writeFileSync(file, 'not a database');
  expect(holdsOpenCharges(file, T0)).toBe(true);
});

it('is not misled by a log of an earlier version, which nobody has opened since the app was renewed', () => {
  const older = (...entries: readonly Entry[]): string => {
    const file = logWith(...entries);
    const db = new Database(file);
    db.exec('DROP INDEX charges_by_provider_order; ALTER TABLE charges DROP COLUMN provider_order');
    db.pragma('user_version = 3');
    db.close();
    return file;
  };
  expect(holdsOpenCharges(older(...paidCharge('A')), T0 + 1000)).toBe(false);
  expect(holdsOpenCharges(older(requested('A'), codeIssued('A')), T0 + 1000)).toBe(true);
});
