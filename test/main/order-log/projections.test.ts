import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge, ChargeFact } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import { fold, isBirth } from '#core/domain/lifecycle';
import { toMoney } from '#core/domain/money';
import type { PrintFact } from '#core/domain/print-job';
import { collected, type SaleFact, type TenderId } from '#core/domain/sale-record';
import type { Entry } from '#core/order-log';
import type { PaymentStatus } from '#core/provider';
import { migrations } from '#main/order-log/migrations';
import { createOrderLog } from '#main/order-log/order-log';
import { rebuild } from '#main/order-log/projections';
import { verifyLog } from '#main/order-log/verify-log';
import {
  cartOf,
  jobNamed,
  onCharge,
  onJob,
  onSale,
  openShop,
  orderOf,
  paymentOf,
  ref,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';
import { projectionsOf } from '#test/main/order-log/projections';

const WITH_PROVIDER_ORDERS = 4;

const at = fc.integer({ min: T0, max: T0 + 12 * MINUTE });
const money = fc.constantFrom(1, 400, 600, 1000, 1001, 2000).map(toMoney);
const statuses: readonly PaymentStatus[] = [
  'pending',
  'in-process',
  'rejected',
  'cancelled',
  'approved',
  'in-mediation',
  'refunded',
  'charged-back',
  'unknown',
];

const payment = fc
  .record({
    id: fc.constantFrom('p1', 'p2', 'p3'),
    status: fc.constantFrom(...statuses),
    amount: money,
    refunded: fc.oneof(fc.constant(toMoney(0)), money),
    currency: fc.constantFrom('ARS', 'ARS', 'BRL'),
    sellerId: fc.constantFrom('seller-1', null, 'seller-2'),
    approvedAt: fc.option(at),
    changedAt: at,
  })
  .map((seen) => paymentOf(seen));

const order = fc
  .record({
    id: fc.constantFrom('o1', 'o2'),
    status: fc.constantFrom('opened', 'closed', 'expired', 'unknown' as const),
    changedAt: at,
  })
  .map((seen) => orderOf(seen));

const orderFact: fc.Arbitrary<ChargeFact> = fc.oneof(
  fc.record({ at, kind: fc.constant('order-seen' as const), order }),
  fc.record({
    at,
    kind: fc.constant('code-issued' as const),
    qrData: fc.constant('000201'),
    providerOrderId: fc.constantFrom('x', null),
    providerMs: fc.constant(9.5),
  }),
);

const chargeFact: fc.Arbitrary<ChargeFact> = fc.oneof(
  { weight: 2, arbitrary: orderFact },
  fc.record({ at, kind: fc.constant('payment-seen' as const), payment }),
  fc.record({ at, kind: fc.constant('read-after-deadline' as const), startedAt: at }),
  fc.record({ at, kind: fc.constant('request-retried' as const), expiresAt: at }),
  fc.record({ at, kind: fc.constant('asking-stopped' as const), why: fc.constant('cashier' as const) }),
  at.map((when): ChargeFact => ({ at: when, kind: 'attempt-superseded', by: ref('Z') })),
  at.map((when): ChargeFact => ({ at: when, kind: 'request-unanswered', reason: 'crash' })),
  at.map((when): ChargeFact => ({ at: when, kind: 'request-not-sent', reason: 'offline' })),
  at.map(
    (when): ChargeFact => ({
      at: when,
      kind: 'request-refused',
      reason: 'invalid',
      code: null,
      message: 'm',
    }),
  ),
  at.map((when): ChargeFact => ({ at: when, kind: 'mismatch-accepted', by: 'Ana', reason: 'seen' })),
  fc.record({
    at,
    kind: fc.constantFrom(
      'charge-parked' as const,
      'charge-recalled' as const,
      'asking-resumed' as const,
      'deadline-passed' as const,
      'order-withdrawn' as const,
    ),
  }),
);

const tenderId = fc.constantFrom('t1' as TenderId, 't2' as TenderId);
const saleFact: fc.Arbitrary<SaleFact> = fc.oneof(
  at.map((when): SaleFact => ({ at: when, kind: 'sale-abandoned', by: null })),
  at.map((when): SaleFact => ({ at: when, kind: 'sale-accepted-on-sight', approver: 'Ana', reason: 'r' })),
  fc.record({ at, kind: fc.constant('sale-changed' as const), cart: money.map((total) => cartOf(total)) }),
  fc.record({
    at,
    kind: fc.constant('tender-recorded' as const),
    tenderId,
    tender: fc.constant('cash' as const),
    amount: money,
    given: money,
  }),
  fc.record({
    at,
    kind: fc.constant('tender-voided' as const),
    tenderId,
    reason: fc.constant('slip'),
    by: fc.constant(null),
  }),
);

const printFact: fc.Arbitrary<PrintFact> = fc.oneof(
  fc.record({ at, kind: fc.constantFrom('job-sent' as const, 'job-requeued' as const) }),
  at.map((when): PrintFact => ({ at: when, kind: 'job-sending', printer: 'file' })),
  at.map((when): PrintFact => ({ at: when, kind: 'job-failed', trouble: 'timeout', detail: 'd' })),
  at.map((when): PrintFact => ({ at: when, kind: 'job-given-up', reason: 'r' })),
);

const name = fc.constantFrom('1', '2');
const entry: fc.Arbitrary<Entry> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom('A', 'B', 'C'), chargeFact).map(([id, fact]) => onCharge(id, fact)),
  },
  { weight: 2, arbitrary: fc.tuple(name, saleFact).map(([id, fact]) => onSale(id, fact)) },
  {
    weight: 1,
    arbitrary: name.map((id) => onSale(id, { at: T0, kind: 'receipt-numbered', receiptNumber: `R-${id}` })),
  },
  { weight: 1, arbitrary: fc.tuple(name, printFact).map(([id, fact]) => onJob(id, fact)) },
);

/** Everything there is to know of, so that no random fact comes before its beginning; C was paid for by no sale here. */
const beginnings: readonly Entry[] = [
  requested('A', { saleId: saleNamed('1') }),
  saleOpened('1', 1),
  saleOpened('2', 2),
  requested('B', { saleId: saleNamed('2'), mode: 'hybrid', api: 'orders' }),
  requested('C', { saleId: saleNamed('elsewhere') }),
  ...['1', '2'].map((id) =>
    onJob(id, {
      at: T0,
      kind: 'job-queued',
      jobId: jobNamed(id),
      saleId: saleNamed(id),
      isCopy: false,
      what: { kind: 'receipt' },
      place: 'usual',
    }),
  ),
];

function foldOf(facts: readonly ChargeFact[]): Charge {
  const [birth, ...rest] = facts;
  if (birth === undefined || !isBirth(birth)) throw new Error('no beginning');
  return fold([birth, ...rest]);
}

const commits = fc.array(fc.array(entry, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });

describe('whatever happens at the counter', () => {
  it('every charge is the fold of its facts, before and after a restart', () => {
    fc.assert(
      fc.property(commits, (groups) => {
        const { log, db, file } = openShop();
        for (const entries of [beginnings, ...groups]) expect(log.commit(entries).ok).toBe(true);
        const charges = ['A', 'B', 'C'].map((id) => log.charge(ref(id)));
        expect(charges).toEqual(['A', 'B', 'C'].map((id) => foldOf(log.factsOf(ref(id)))));
        const sales = ['1', '2'].map((id) => log.sale(saleNamed(id)));
        const jobs = ['1', '2'].map((id) => log.jobsOf(saleNamed(id)));
        const recent = log.recent(9);
        for (const charge of charges) {
          const { state, oddness, received, returned, parked } =
            recent.find((row) => row.reference === charge?.reference) ?? {};
          expect({ state, oddness, received, returned, parked }).toEqual({
            state: charge?.state,
            oddness: charge?.oddness,
            received: charge?.received,
            returned: charge?.returned,
            parked: charge?.parked,
          });
        }
        db.close();
        const again = openShop(file).log;
        expect(['A', 'B', 'C'].map((id) => again.charge(ref(id)))).toEqual(charges);
        expect(['1', '2'].map((id) => again.sale(saleNamed(id)))).toEqual(sales);
        expect(['1', '2'].map((id) => again.jobsOf(saleNamed(id)))).toEqual(jobs);
        expect(verifyLog(file, again.head()).ok).toBe(true);
        again.close();
      }),
      { numRuns: 25 },
    );
  });

  it('every list is what the facts make it, to the last column', () => {
    fc.assert(
      fc.property(commits, (groups) => {
        const { log, db } = openShop(':memory:');
        for (const entries of [beginnings, ...groups]) log.commit(entries);
        const before = projectionsOf(db);
        rebuild(db);
        expect(projectionsOf(db)).toEqual(before);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('a log of before orders could be looked up has each of them under the charge that it has today', () => {
    const { up } = migrations.find(({ version }) => version === WITH_PROVIDER_ORDERS) ?? {};
    const found = ['x', 'o1', 'o2', 'none'];
    fc.assert(
      fc.property(fc.array(orderFact, { maxLength: 8 }), (facts) => {
        const { log, db } = openShop(':memory:');
        log.commit(beginnings);
        for (const fact of facts) log.commit([onCharge('A', fact), onCharge('B', fact)]);
        const before = projectionsOf(db);
        const today = found.map((id) => log.byProviderOrder(id));
        db.exec('DROP INDEX charges_by_provider_order; ALTER TABLE charges DROP COLUMN provider_order');
        up?.(db);
        expect(projectionsOf(db)).toEqual(before);
        const after = createOrderLog(db, { now: () => T0 });
        expect(found.map((id) => after.byProviderOrder(id))).toEqual(today);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('every payment ever seen has its row, and every sale the sum of its charges', () => {
    fc.assert(
      fc.property(commits, (groups) => {
        const { log, db } = openShop(':memory:');
        for (const entries of [beginnings, ...groups]) log.commit(entries);
        const rows = db
          .prepare('SELECT reference, id, amount, refunded, status FROM payments ORDER BY reference, id')
          .all();
        const held = ['A', 'B', 'C'].flatMap((id) =>
          (log.charge(ref(id))?.payments ?? [])
            .map(({ id: payment, amount, refunded, status }) => ({
              reference: ref(id),
              id: payment,
              amount,
              refunded,
              status,
            }))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
        );
        expect(rows).toEqual(held);
        const sums = ['1', '2'].map((id) => collected(log.chargesOf(saleNamed(id))));
        expect(db.prepare('SELECT collected FROM sales ORDER BY number').pluck().all()).toEqual(sums);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('the same facts in one commit or in many make the same day', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const together = openShop(':memory:');
        together.log.commit([...beginnings, ...entries]);
        const apart = openShop(':memory:');
        for (const one of [...beginnings, ...entries]) apart.log.commit([one]);
        expect(apart.log.head()).toBe(together.log.head());
        expect(projectionsOf(apart.db)).toEqual(projectionsOf(together.db));
        for (const { db } of [together, apart]) db.close();
      }),
      { numRuns: 40 },
    );
  });

  it('a rebuild that fails leaves the lists as they were', () => {
    const { log, db } = openShop();
    log.commit(beginnings);
    const before = projectionsOf(db);
    db.exec("DROP TRIGGER facts_no_update; UPDATE facts SET body = '[]' WHERE position = 5");
    expect(() => rebuild(db)).toThrow(/not readable/);
    expect(projectionsOf(db)).toEqual(before);
  });
});
