import { expect, it } from 'vitest';
import type { BusinessDay } from '#core/domain/business-day';
import { HOUR, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { RefundId } from '#core/domain/refund';
import { resolutionId } from '#core/domain/resolution';
import type { Entry, OrderLog } from '#core/order-log';
import { attentionView } from '#main/attention-desk';
import { migrations } from '#main/order-log/migrations';
import { rebuild } from '#main/order-log/projections';
import {
  codeIssued,
  onCharge,
  openShop,
  orderOf,
  paidCharge,
  paymentOf,
  ref,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';
import { AS_OF, dayOf, ourPayment, recordOf } from '#test/support/reconciling';

const DAY = '2026-11-21' as BusinessDay;
const WINDOW = { from: T0 - HOUR, to: T0 + HOUR };
const WITH_DIFFERENCES = 13;

const records = (names: readonly string[], asOf = AS_OF) =>
  dayOf(
    names.map((name) =>
      recordOf(ourPayment(name, { id: `payment-${name}`, approvedAt: T0 + 25, changedAt: T0 + 30 })),
    ),
    { window: WINDOW, asOf },
  );

const paidIn = (sale: string, number: number, name: string): readonly Entry[] => [
  saleOpened(sale, number),
  requested(name, { saleId: saleNamed(sale) }),
  codeIssued(name),
  onCharge(name, { at: T0 + 30, kind: 'payment-seen', payment: paymentOf({ id: `payment-${name}` }) }),
  onCharge(name, { at: T0 + 31, kind: 'order-seen', order: orderOf({ id: `order-${name}` }) }),
];

const told = (log: OrderLog) => log.cases.open(9).map(({ kind, day, amount }) => [kind, day, amount]);

it('lists what only the provider has, with its day and no sale, until the log learns of it', () => {
  const { log } = openShop();
  log.commit(paidIn('1', 1, 'A'));
  log.saveRecordsOfDay(records(['A', 'B']));
  expect(attentionView(log)).toMatchObject({
    count: 1,
    open: [{ kind: 'reconcile', day: DAY, saleId: null, amount: 1000, at: T0 + 25, closed: null }],
    done: [],
  });
  log.commit(paidIn('2', 2, 'B'));
  expect(attentionView(log)).toEqual({ count: 0, open: [], done: [] });
});

it('believes nothing young before it was asked for again, and lets go of nothing because we changed since', () => {
  const { log } = openShop();
  log.commit(paidIn('1', 1, 'A'));
  log.saveRecordsOfDay(records([], T0 + MINUTE));
  expect([told(log), log.cases.count()]).toEqual([[], 0]);
  log.saveRecordsOfDay(records([]));
  expect(told(log)).toEqual([['reconcile', DAY, 1000]]);

  const less = ourPayment('A', { id: 'payment-A', amount: toMoney(900), approvedAt: T0 + 25 });
  log.saveRecordsOfDay(dayOf([recordOf(less)], { window: WINDOW }));
  expect(told(log)).toEqual([['reconcile', DAY, 100]]);
  const refundId = 'refund-A' as RefundId;
  const terms = {
    refundId,
    reference: ref('A'),
    saleId: saleNamed('1'),
    paymentId: 'payment-A',
    amount: toMoney(400),
    isAll: false,
    key: 'key-A',
    by: 'Marta',
    reason: 'devuelto',
  };
  log.commit([
    { stream: 'refund', id: refundId, fact: { kind: 'refund-requested', at: AS_OF + HOUR, terms } },
  ]);
  expect(told(log)).toEqual([['reconcile', DAY, 100]]);
});

it('names a sale paid twice once, however many find it out', () => {
  const { log } = openShop();
  log.commit([saleOpened('1', 1), ...paidCharge('A'), ...paidCharge('B')]);
  log.saveRecordsOfDay(records(['A', 'B']));
  expect(told(log)).toEqual([['double', null, 1000]]);
  expect(log.cases.count()).toBe(1);
});

it('keeps the list as it was when the day that is to take its place does not get in whole', () => {
  const { log, db } = openShop();
  log.saveRecordsOfDay(records(['A']));
  db.exec(`CREATE TRIGGER full BEFORE INSERT ON differences WHEN NEW.id LIKE '%payment-C'
    BEGIN SELECT RAISE(ABORT, 'the power went'); END`);
  expect(() => log.saveRecordsOfDay(records(['B', 'C']))).toThrow('the power went');
  expect(log.recordsOfDay(DAY)).toEqual(records(['A']));
  expect(told(log)).toHaveLength(1);
});

it('is the same when made anew, and in a log from before the list', () => {
  const { log, db } = openShop();
  log.commit(paidIn('1', 1, 'A'));
  log.saveRecordsOfDay(records(['B', 'C']));
  // A day of which nobody has said anything.
  log.saveRecordsOfDay({ ...records(['D']), day: '2026-11-20' as BusinessDay });
  const about = { day: DAY, difference: 'missing-here', paymentId: 'payment-B' } as const;
  const extent = { received: toMoney(1000), returned: toMoney(0), outside: toMoney(0) };
  const fact = { kind: 'difference-explained', at: AS_OF + HOUR, ...about, ...extent } as const;
  log.commit([
    { stream: 'resolution', id: resolutionId(about), fact: { ...fact, reason: 'Otra caja', by: 'Ana' } },
  ]);
  const listed = attentionView(log);
  expect(listed).toMatchObject({
    count: 4,
    done: [{ kind: 'reconcile', closed: { at: AS_OF + HOUR, reason: 'Otra caja', by: 'Ana' } }],
  });
  rebuild(db);
  expect(attentionView(log)).toEqual(listed);
  db.exec('DROP TABLE differences');
  migrations.find(({ version }) => version === WITH_DIFFERENCES)?.up(db);
  expect(attentionView(log)).toEqual(listed);
  log.close();
});
