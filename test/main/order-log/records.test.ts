import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BusinessDay } from '#core/domain/business-day';
import { HOUR, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { reconcile } from '#core/domain/reconcile';
import type { RefundId } from '#core/domain/refund';
import { openLog } from '#main/order-log/database';
import { migrations } from '#main/order-log/migrations';
import { rebuild } from '#main/order-log/projections';
import { oursSql } from '#main/order-log/records';
import { verifyLog } from '#main/order-log/verify-log';
import {
  folderForTest,
  onCharge,
  openShop,
  paidCharge,
  paymentOf,
  ref,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';
import { dayOf, NO_REST, ourPayment, recordOf } from '#test/support/reconciling';

const DAY = '2026-11-21' as BusinessDay;
const WINDOW = { from: T0 - HOUR, to: T0 + HOUR };
const REST = { ...NO_REST, count: 3, received: toMoney(900), fee: toMoney(9) };

const records = (...names: readonly string[]) =>
  dayOf(
    names.map((name) => ({
      ...recordOf(ourPayment(name, { approvedAt: T0 + 25, changedAt: T0 + 30 })),
      fee: toMoney(8),
    })),
    { window: WINDOW, rest: REST, unreadable: 1 },
  );

it('keeps what the provider said of a day as it was said', () => {
  const { log, file } = openShop();
  const told = records('A', 'B');
  const bare = { ...records('C').records[0], reference: null, siteId: null, posId: null, operation: null };
  const day = { ...told, posId: null, records: [...told.records, bare as (typeof told.records)[number]] };
  expect(log.recordsOfDay(DAY)).toBeNull();
  expect(log.saveRecordsOfDay(day)).toEqual({ ok: true, value: undefined });
  log.close();
  expect(openShop(file).log.recordsOfDay(DAY)).toEqual(day);
});

it('lets a later fetch of a day take the whole place of the one before, and leaves the other days', () => {
  const { log } = openShop();
  const other = { ...records('Z'), day: '2026-11-20' as BusinessDay };
  log.saveRecordsOfDay(other);
  log.saveRecordsOfDay(records('A', 'B'));
  log.saveRecordsOfDay(records('C'));
  expect(log.recordsOfDay(DAY)).toEqual(records('C'));
  expect(log.recordsOfDay(other.day)).toEqual(other);
});

it('keeps the day as it was when the one that is to take its place does not get in whole', () => {
  const { log, db } = openShop();
  log.saveRecordsOfDay(records('A'));
  db.exec(`CREATE TRIGGER full BEFORE INSERT ON records WHEN NEW.id = 'pay-C'
    BEGIN SELECT RAISE(ABORT, 'the power went'); END`);
  expect(() => log.saveRecordsOfDay(records('B', 'C'))).toThrow('the power went');
  expect(log.recordsOfDay(DAY)).toEqual(records('A'));
});

it('takes a day that cannot be read for one that was never fetched', () => {
  const { log, db } = openShop();
  log.saveRecordsOfDay(records('A'));
  db.exec("UPDATE record_days SET rest = '{'");
  expect(log.recordsOfDay(DAY)).toBeNull();
  log.saveRecordsOfDay(records('A'));
  db.exec("UPDATE records SET status = 'lost'");
  expect(log.recordsOfDay(DAY)).toBeNull();
});

it('is no part of the chain, and no projection that is made anew', () => {
  const { log, db, file } = openShop();
  log.commit(paidCharge('A'));
  const head = log.head();
  log.saveRecordsOfDay(records('A'));
  expect(log.head()).toBe(head);
  rebuild(db);
  expect(log.recordsOfDay(DAY)).toEqual(records('A'));
  expect(verifyLog(file, head)).toMatchObject({ ok: true });
});

it('gives the payments approved in the window, with what their sales ask for and what refunds gave back', () => {
  const { log } = openShop();
  log.commit([saleOpened('1', 1, toMoney(1000)), ...paidCharge('A')]);
  const refund = (name: string, amount: number) => ({
    stream: 'refund' as const,
    id: `refund-${name}` as RefundId,
    fact: {
      kind: 'refund-requested' as const,
      at: T0 + MINUTE,
      terms: {
        refundId: `refund-${name}` as RefundId,
        reference: ref('A'),
        saleId: saleNamed('1'),
        paymentId: 'payment-A',
        amount: toMoney(amount),
        isAll: false,
        key: `key-${name}`,
        by: 'Marta',
        reason: 'devuelto',
      },
    },
  });
  log.commit([refund('done', 300), refund('open', 200), refund('refused', 100)]);
  log.commit([
    {
      stream: 'refund',
      id: 'refund-done' as RefundId,
      fact: {
        kind: 'refund-seen',
        at: T0 + 2 * MINUTE,
        refund: { id: 'r1', status: 'approved', amount: toMoney(300), madeAt: null },
      },
    },
    {
      stream: 'refund',
      id: 'refund-refused' as RefundId,
      fact: { kind: 'refund-refused', at: T0 + 2 * MINUTE, reason: 'balance', code: null, message: '' },
    },
  ]);
  expect(log.paymentsToReconcile(DAY, WINDOW)).toEqual([
    {
      id: 'payment-A',
      reference: ref('A'),
      saleId: saleNamed('1'),
      due: 1000,
      status: 'approved',
      amount: 1000,
      refunded: 0,
      currency: 'ARS',
      approvedAt: T0 + 25,
      learntAt: T0 + 30,
      changedAt: T0 + 30,
      refundsDone: 300,
      refundsHeld: 500,
      refundsChangedAt: T0 + 2 * MINUTE,
    },
  ]);
});

it('asks of a sale’s charges only what other means have not covered', () => {
  const { log } = openShop();
  log.commit([
    saleOpened('1', 1, toMoney(1000)),
    {
      stream: 'sale',
      id: saleNamed('1'),
      fact: {
        kind: 'tender-recorded',
        tenderId: null,
        at: T0,
        tender: 'cash',
        amount: toMoney(400),
        given: toMoney(400),
      },
    },
    ...paidCharge('A'),
  ]);
  expect(log.paymentsToReconcile(DAY, WINDOW)).toMatchObject([{ due: 600 }]);
});

it('brings what else the sales of the day, and the sales that the records name, were paid with', () => {
  const { log } = openShop();
  const onAnotherDay = { approvedAt: T0 - 30 * HOUR, changedAt: T0 - 30 * HOUR };
  const seen = (name: string, id: string, more: object = {}) =>
    onCharge(name, { at: T0 + 30, kind: 'payment-seen', payment: paymentOf({ id, ...more }) });
  log.commit([
    ...paidCharge('A'),
    requested('again', { attempt: 2 }),
    seen('again', 'payment-again', onAnotherDay),
    requested('C', { saleId: saleNamed('3') }),
    seen('C', 'payment-C', onAnotherDay),
    requested('D', { saleId: saleNamed('4') }),
    seen('D', 'payment-D', onAnotherDay),
  ]);
  const ids = () => log.paymentsToReconcile(DAY, WINDOW).map(({ id }) => id);
  expect(ids().toSorted()).toEqual(['payment-A', 'payment-again']);
  log.saveRecordsOfDay(records('C'));
  expect(ids().toSorted()).toEqual(['payment-A', 'payment-C', 'payment-again']);
});

it('finds a day by its index, however long the log', () => {
  const { db } = openShop();
  const plan = db
    .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${oursSql}`)
    .all({ day: DAY, ...WINDOW })
    .map(({ detail }) => detail);
  expect(plan.filter((line) => /^SCAN (?!h$)/.test(line))).toEqual([]);
  expect(plan.join('\n')).toContain('payments_by_approval');
});

it('brings a log of version 2 to today’s, with the money that it has', () => {
  const file = join(folderForTest(), 'log-real.db');
  const before = openLog({ file, now: () => T0, all: migrations.slice(0, 2) });
  if (!before.ok) throw new Error(before.error.kind);
  before.value.exec(`
    INSERT INTO charges VALUES (1, '${ref('A')}', 1, 'sale-1', 1, 'MLA', 'dynamic', 'instore', 's', 'CAJA1', 1000, 1000,
      0, 'paid', 'open', '[]', 0, 0, ${T0}, ${T0}, ${T0});
    INSERT INTO payments VALUES ('payment-A', '${ref('A')}', 'approved', 1000, 0, 'ARS', ${T0}, ${T0 + 5});`);
  expect(before.value.pragma('user_version', { simple: true })).toBe(2);
  before.value.close();
  const { log, db } = openShop(file);
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.version);
  expect(log.paymentsToReconcile(DAY, WINDOW)).toMatchObject([
    { id: 'payment-A', due: 1000, changedAt: T0 + 5 },
  ]);
});

it('holds the stored day against the log as it is now', () => {
  const { log } = openShop();
  log.commit(paidCharge('A'));
  const stored = dayOf([recordOf(ourPayment('A', { id: 'payment-A', approvedAt: T0 + 25 }))], {
    window: WINDOW,
  });
  log.saveRecordsOfDay(stored);
  const found = () => reconcile(log.paymentsToReconcile(DAY, WINDOW), log.recordsOfDay(DAY) ?? stored);
  expect(found().differences).toEqual([]);
  log.commit(paidCharge('B'));
  expect(found().differences).toMatchObject([{ kind: 'missing-there', paymentId: 'payment-B' }]);
  const again = recordOf(ourPayment('B', { id: 'payment-B', approvedAt: T0 + 25 }));
  log.saveRecordsOfDay({ ...stored, records: [...stored.records, again] });
  expect(found().differences).toMatchObject([
    { kind: 'double', paymentId: 'payment-B', saleId: saleNamed('1') },
  ]);
});
