import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Moved, SalesWanted } from '#core/day-views';
import { type BusinessDay, boundsOf, businessDayOf, dayAfter } from '#core/domain/business-day';
import { DAY, HOUR } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { Window } from '#core/domain/record-day';
import type { TenderId } from '#core/domain/sale-record';
import { SITE_IDS, siteOf } from '#core/domain/site';
import type { DayBook } from '#core/order-log';
import { createDays } from '#main/order-log/days';
import { migrations } from '#main/order-log/migrations';
import { openReadOnly } from '#main/sqlite';
import { seedLog } from '#scripts/made-up-log';
import {
  onCharge,
  onSale,
  openShop,
  paidCharge,
  paymentOf,
  ref,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

const UNTIL = Date.UTC(2026, 10, 1);
const WITH_LEDGER = 7;
const WITH_SUMS = 11;
const ALL: SalesWanted = { text: '', standing: 'all', means: null, cashier: null };
const page = (limit = 10, offset = 0) => ({ offset, limit });

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Each country once; Chile, whose clocks change, also with a day that ends after midnight. */
const years = [...SITE_IDS.map((site, at) => [site, at % 2 === 0 ? 0 : 6] as const), ['MLC', 6] as const];

/** Net of one stretch, by each way of cutting it. */
function netsOf(days: DayBook, window: Window): readonly number[] {
  const net = (rows: readonly Moved[]): number => total(rows.map(({ came, back }) => came - back));
  return [
    net(days.means(window)),
    net(days.hours(window)),
    net(days.cashiers(window)),
    net(days.registers(window)),
    total(days.products(window).map(({ money }) => money)),
  ];
}

describe.each(years)('a made-up year of %s, with days that begin at %i', (site, startHour) => {
  const { timeZone } = siteOf(site);

  it('adds up to the same whichever way it is cut, and to a plain sum', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mostrador-days-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { file } = seedLog({ charges: 260, seed: 3, site, until: UNTIL, file: join(folder, 'log.db') });
    const db = openReadOnly(file);
    onTestFinished(() => void db.close());
    const days = createDays(db);
    const rule = { timeZone, startHour };
    const plain = db.prepare<[Window], { net: number | null; came: number | null }>(
      `SELECT sum(amount) AS net, sum(iif(kind = 'back', 0, amount)) AS came FROM ledger WHERE at >= @from AND at < @to`,
    );
    let [came, back, sales] = [0, 0, 0];
    const lengths = new Set<number>();
    const last = businessDayOf(UNTIL + 3 * DAY, rule);
    for (let day: BusinessDay = businessDayOf(UNTIL - 366 * DAY, rule); day <= last; day = dayAfter(day)) {
      const window = boundsOf(day, rule);
      const sum = plain.get(window);
      for (const net of netsOf(days, window)) expect(net).toBe(sum?.net ?? 0);
      const hours = days.hours(window);
      expect(total(hours.map((hour) => hour.came))).toBe(sum?.came ?? 0);
      for (const { from } of hours) expect(businessDayOf(from, rule)).toBe(day);
      lengths.add((window.to - window.from) / HOUR);
      came += total(hours.map((hour) => hour.came));
      back += total(hours.map((hour) => hour.back));
      sales += total(hours.map((hour) => hour.sales));
    }
    const whole = db
      .prepare(
        `SELECT (SELECT sum(received) FROM charges) + (SELECT sum(tendered) FROM sales) AS came,
           (SELECT sum(returned) FROM charges) AS back,
           (SELECT count(DISTINCT sale_id) FROM ledger) AS sales`,
      )
      .get();
    expect({ came, back, sales }).toEqual(whole);
    const changesClocks = site === 'MLC';
    expect([...lengths].toSorted((a, b) => a - b)).toEqual(changesClocks ? [23, 24, 25] : [24]);
  });
});

describe('a day', () => {
  const window = { from: T0 - HOUR, to: T0 + HOUR };

  it('has each sale with its charges and its ways of paying, the newest first', () => {
    const { log } = openShop();
    log.commit([
      saleOpened('1', 1),
      ...paidCharge('A'),
      saleOpened('2', 2),
      requested('B', { saleId: saleNamed('2') }),
    ]);
    log.commit([
      onSale('2', {
        at: T0 + 60,
        kind: 'tender-recorded',
        tenderId: 't1' as TenderId,
        tender: 'cash',
        amount: toMoney(1000),
        given: toMoney(1000),
      }),
    ]);
    expect(log.days.sales(window, ALL, page()).sales).toMatchObject([
      { number: 2, means: ['cash'], charges: [{ reference: ref('B'), state: 'requested' }] },
      { number: 1, means: ['qr'], charges: [{ reference: ref('A'), state: 'paid' }] },
    ]);
    expect(log.days.sales(window, ALL, page(1, 1))).toMatchObject({ found: 2, sales: [{ number: 1 }] });
    expect(log.days.sales({ from: T0 + HOUR, to: T0 + 2 * HOUR }, ALL, page())).toEqual({
      sales: [],
      found: 0,
    });
    expect(total(log.days.hours(window).map(({ sales }) => sales))).toBe(2);
  });

  it('shows yesterday’s sale too when its money went back today', () => {
    const { log } = openShop();
    log.commit([saleOpened('1', 1), ...paidCharge('A')]);
    const later = T0 + 26 * HOUR;
    const back = paymentOf({
      id: 'payment-A',
      status: 'refunded',
      refunded: toMoney(1000),
      changedAt: later,
    });
    log.commit([onCharge('A', { at: later, kind: 'payment-seen', payment: back })]);
    const today = { from: T0 + 24 * HOUR, to: T0 + 48 * HOUR };
    expect(log.days.means(today)).toEqual([{ means: 'qr', came: 0, back: 1000, sales: 0 }]);
    expect(log.days.sales(today, ALL, page()).sales).toMatchObject([{ number: 1 }]);
  });
});

it('a log from before the ledger, the sums and the cases gets those that it has today', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-days-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { file } = seedLog({
    charges: 300,
    seed: 5,
    site: 'MLA',
    until: UNTIL,
    file: join(folder, 'log.db'),
  });
  const { db, log } = openShop(file);
  const sums = (): unknown => [
    db.prepare('SELECT sale_id, means, sum(amount) AS net FROM ledger GROUP BY 1, 2 ORDER BY 1, 2').all(),
    ...['hour_sums', 'hour_products', 'product_names', 'cases', 'sales'].map((table) =>
      db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    ),
  ];
  const today = sums();
  db.exec('DROP TABLE ledger; DROP INDEX sales_by_time; DROP TABLE hour_sums; DROP TABLE hour_products');
  db.exec(
    'DROP TABLE product_names; DROP TABLE cases; DROP TABLE closed_cases; ALTER TABLE sales DROP COLUMN cashier',
  );
  for (const wanted of [WITH_LEDGER, WITH_SUMS]) migrations.find(({ version }) => version === wanted)?.up(db);
  expect(sums()).toEqual(today);
  log.close();
});
