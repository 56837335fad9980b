import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DrawerId } from '#core/domain/drawer';
import { MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { TenderId } from '#core/domain/sale-record';
import type { Changed } from '#core/order-log';
import { GENESIS } from '#main/order-log/chain';
import { byProviderOrderSql, leftOverSql, recentSql, toWatchSql } from '#main/order-log/charges';
import { LogDamaged } from '#main/order-log/facts';
import { createOrderLog } from '#main/order-log/order-log';
import { rebuild } from '#main/order-log/projections';
import {
  cartOf,
  codeIssued,
  folderForTest,
  jobNamed,
  onCharge,
  onJob,
  onSale,
  open,
  openShop,
  orderOf,
  paidCharge,
  paymentOf,
  ref,
  requested,
  saleNamed,
  saleOpened,
  T0,
  termsOf,
} from '#test/main/order-log/builders';

const countFacts = (shop: ReturnType<typeof openShop>): unknown =>
  shop.db.prepare('SELECT count(*) FROM facts').pluck().get();

describe('the order log', () => {
  it('knows nothing and prints a head of noughts on the first morning', () => {
    const { log } = openShop();
    expect(log.head()).toBe(GENESIS);
    expect(log.recent(10)).toEqual([]);
    expect(log.charge(ref('A'))).toBeNull();
    expect(log.sale(saleNamed('1'))).toBeNull();
    expect([log.nextSaleNumber(), log.nextReceiptSequence()]).toEqual([1, 1]);
    expect(log.sweptUntil()).toBeNull();
    expect(log.draft()).toBeNull();
  });

  it('keeps a sale and its paid charge through a restart', () => {
    const { log, file } = openShop();
    const written = log.commit([saleOpened('1', 1), ...paidCharge('A')]);
    expect(written).toEqual({
      ok: true,
      value: { charges: [ref('A')], sales: [saleNamed('1')], jobs: [], refunds: [] },
    });
    const before = log.charge(ref('A'));
    expect(before?.state).toBe('paid');
    log.close();

    const again = openShop(file).log;
    expect(again.charge(ref('A'))).toEqual(before);
    expect(again.sale(saleNamed('1'))?.total).toBe(1000);
    expect(again.chargesOf(saleNamed('1'))).toEqual([before]);
  });

  it('leaves out what changes nothing, and then names no stream', () => {
    const shop = openShop();
    shop.log.commit([saleOpened('1', 1), ...paidCharge('A')]);
    const facts = countFacts(shop);
    const head = shop.log.head();
    expect(shop.log.commit([requested('A'), codeIssued('A', T0 + 99)])).toEqual({
      ok: true,
      value: { charges: [], sales: [], jobs: [], refunds: [] },
    });
    expect(countFacts(shop)).toBe(facts);
    expect(shop.log.head()).toBe(head);
  });

  it('writes all of a commit or none of it', () => {
    const shop = openShop();
    expect(() => shop.log.commit([saleOpened('1', 1), codeIssued('never-requested')])).toThrow(
      /does not begin/,
    );
    expect(countFacts(shop)).toBe(0);
    expect(shop.log.sale(saleNamed('1'))).toBeNull();
    expect(shop.log.commit([saleOpened('1', 1)]).ok).toBe(true);
  });

  it('never writes what it could not read back', () => {
    const shop = openShop();
    const half = requested('A', { expiresAt: T0 + 0.5 });
    expect(() => shop.log.commit([half])).toThrow(/expiresAt: not whole milliseconds/);
    expect(countFacts(shop)).toBe(0);
  });

  it('stores no detail that has no place in a fact, such as a payer', () => {
    const shop = openShop();
    const payment = { ...paymentOf(), payer: { email: 'someone@example.com' } };
    shop.log.commit([requested('A'), onCharge('A', { at: T0, kind: 'payment-seen', payment })]);
    const bodies = shop.db.prepare('SELECT body FROM facts').pluck().all().join();
    expect(bodies).not.toContain('payer');
    expect(shop.log.charge(ref('A'))?.payments[0]).not.toHaveProperty('payer');
  });

  it('tells whoever listens what changed, once it is written', () => {
    const db = open(join(folderForTest(), 'log-real.db'));
    const heard: Changed[] = [];
    const log = createOrderLog(db, { now: () => T0, onChanged: (changed) => heard.push(changed) });
    log.commit([requested('A')]);
    expect(heard).toEqual([{ charges: [ref('A')], sales: [], jobs: [], refunds: [] }]);
  });

  it('shows a charge its own history, oldest first and with times', () => {
    const { log } = openShop();
    log.commit(paidCharge('A'));
    log.commit([requested('B')]);
    expect(log.factsOf(ref('A')).map(({ kind, at }) => [kind, at - T0])).toEqual([
      ['charge-requested', 0],
      ['code-issued', 10],
      ['payment-seen', 30],
      ['order-seen', 31],
    ]);
  });
});

describe('the list of recent charges', () => {
  it('is newest first, with the sale, the receipt and what is odd', () => {
    const { log } = openShop();
    log.commit([saleOpened('1', 7), ...paidCharge('A')]);
    log.commit([onSale('1', { at: T0 + 50, kind: 'receipt-numbered', receiptNumber: 'CAJA1-A-00000012' })]);
    log.commit([requested('B', { attempt: 2 }, T0 + 60), codeIssued('B', T0 + 70)]);
    const part = paymentOf({ id: 'payment-B', amount: toMoney(400) });
    log.commit([onCharge('B', { at: T0 + 80, kind: 'payment-seen', payment: part })]);
    expect(log.recent(1)).toHaveLength(1);
    const [newest, oldest] = log.recent(10);
    expect(newest).toMatchObject({
      reference: ref('B'),
      attempt: 2,
      state: 'awaiting-payment',
      oddness: ['partial'],
      received: 400,
      parked: false,
      settledAt: null,
    });
    expect(oldest).toMatchObject({
      reference: ref('A'),
      saleNumber: 7,
      receiptNumber: 'CAJA1-A-00000012',
      state: 'paid',
      settledAt: T0 + 30,
    });
  });

  it('shows adopted money though no sale of ours belongs to it', () => {
    const { log } = openShop();
    log.commit([onCharge('Z', { at: T0, kind: 'charge-adopted', terms: termsOf('Z') })]);
    expect(log.recent(5)).toMatchObject([{ reference: ref('Z'), saleNumber: 0, settledAt: T0 }]);
  });

  it('knows whose an order of the provider’s is, by its code’s answer or else by the orders seen', () => {
    const { log } = openShop();
    log.commit([requested('A', { api: 'orders' }), codeIssued('A', T0 + 10, 'ORD1')]);
    log.commit([requested('B', { api: 'orders' })]);
    log.commit([
      onCharge('B', { at: T0 + 9, kind: 'order-seen', order: orderOf({ id: 'ORD2', status: 'opened' }) }),
    ]);
    log.commit([requested('C'), codeIssued('C', T0 + 10, 'in-store-3')]);
    const ids = ['ORD1', 'ORD2', 'in-store-3', 'ORD9'];
    expect(ids.map((id) => log.byProviderOrder(id))).toEqual([ref('A'), ref('B'), null, null]);
  });

  it('reads its page by the index, and so does every other lookup of a charge', () => {
    const { db, log } = openShop();
    log.commit(paidCharge('A'));
    const plan = (sql: string): string =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ');
    expect(plan(recentSql)).not.toMatch(/TEMP B-TREE/);
    for (const sql of [toWatchSql, leftOverSql]) expect(plan(sql)).not.toMatch(/SCAN charges/);
    expect(plan("SELECT seq FROM charges WHERE reference = 'x'")).toMatch(/SEARCH .* INDEX/);
    expect(plan(byProviderOrderSql)).toMatch(/SEARCH .* charges_by_provider_order/);
    expect(plan("SELECT * FROM charges WHERE sale_id = 'x' ORDER BY born")).toMatch(/charges_of_sale/);
    expect(plan('SELECT max(number) FROM sales')).toMatch(/sales_by_number/);
    expect(plan('SELECT max(receipt_sequence) FROM sales WHERE receipt_sequence IS NOT NULL')).toMatch(
      /sales_by_receipt/,
    );
  });
});

describe('what is still to be watched', () => {
  it('is every open charge, and a closed one while its code may still be paid', () => {
    const { log } = openShop();
    const gone = T0 + 5 * MINUTE;
    const end = (name: string): ReturnType<typeof onCharge>[] => [
      onCharge(name, { at: gone, kind: 'deadline-passed' }),
      onCharge(name, { at: gone + 9, kind: 'read-after-deadline', startedAt: gone + 5 }),
    ];
    log.commit([requested('waiting'), codeIssued('waiting')]);
    log.commit([requested('ended'), codeIssued('ended'), ...end('ended')]);
    log.commit([
      requested('lost'),
      onCharge('lost', { at: T0, kind: 'request-unanswered', reason: 'timeout' }),
    ]);
    log.commit([onCharge('lost', { at: T0, kind: 'attempt-superseded', by: ref('next') })]);
    log.commit([
      requested('unsent'),
      onCharge('unsent', { at: T0, kind: 'request-not-sent', reason: 'offline' }),
    ]);
    log.commit(paidCharge('paid'));
    const watched = (since: number): string[] =>
      log
        .chargesToWatch(since)
        .map(({ reference }) => reference)
        .sort();
    expect(watched(T0)).toEqual([ref('ended'), ref('lost'), ref('paid'), ref('waiting')]);
    expect(watched(gone)).toEqual([ref('waiting')]);
  });
});

describe('sales, receipts and paper', () => {
  it('numbers sales and receipts on from the last', () => {
    const { log } = openShop();
    log.commit([saleOpened('1', 41), saleOpened('2', 42)]);
    log.commit([onSale('2', { at: T0, kind: 'receipt-numbered', receiptNumber: 'CAJA1-B-00000009' })]);
    log.commit([onSale('1', { at: T0, kind: 'receipt-numbered', receiptNumber: 'CAJA1-B-00000010' })]);
    expect([log.nextSaleNumber(), log.nextReceiptSequence()]).toEqual([43, 11]);
  });

  it('knows the last receipt that holds, and never gives out the number of one that is void', () => {
    const { log } = openShop();
    expect(log.lastReceipt()).toBeNull();
    const tenderId = 'tender-1' as TenderId;
    log.commit([
      saleOpened('1', 41),
      saleOpened('2', 42),
      onSale('1', { at: T0, kind: 'receipt-numbered', receiptNumber: 'CAJA1-A000001' }),
      onSale('2', {
        at: T0,
        kind: 'tender-recorded',
        tenderId,
        tender: 'cash',
        amount: toMoney(1000),
        given: toMoney(1000),
      }),
      onSale('2', { at: T0, kind: 'receipt-numbered', receiptNumber: 'CAJA1-A000002' }),
    ]);
    expect(log.lastReceipt()).toEqual({ saleId: saleNamed('2'), saleNumber: 42 });
    log.commit([onSale('2', { at: T0, kind: 'tender-voided', tenderId, reason: 'slip', by: null })]);
    expect(log.lastReceipt()).toEqual({ saleId: saleNamed('1'), saleNumber: 41 });
    expect(log.nextReceiptSequence()).toBe(3);
  });

  it('keeps every opening of the drawer with its reason, and makes that list anew from the facts', () => {
    const { db, log } = openShop();
    const id = 'drawer-1' as DrawerId;
    const fact = { at: T0, kind: 'drawer-asked-for', id, reason: 'change', by: 'Ana' } as const;
    expect(log.commit([{ stream: 'drawer', id, fact }]).ok).toBe(true);
    const rows = () => db.prepare('SELECT id, at, reason, by_whom FROM drawer_openings').all();
    const told = [{ id, at: T0, reason: 'change', by_whom: 'Ana' }];
    expect(rows()).toEqual(told);
    rebuild(db);
    expect(rows()).toEqual(told);
  });

  it('gives no receipt number twice', () => {
    const { log } = openShop();
    const numbered = { at: T0, kind: 'receipt-numbered', receiptNumber: 'CAJA1-A-00000001' } as const;
    log.commit([saleOpened('1', 1), saleOpened('2', 2), onSale('1', numbered)]);
    expect(() => log.commit([onSale('2', numbered)])).toThrow(/UNIQUE/);
    expect(log.sale(saleNamed('2'))?.receiptNumber).toBeNull();
  });

  it('counts what a sale has collected over all its charges, refunds taken off', () => {
    const { db, log } = openShop();
    log.commit(paidCharge('early'));
    log.commit([saleOpened('1', 1), ...paidCharge('second')]);
    const collected = (): unknown => db.prepare('SELECT collected FROM sales').pluck().get();
    expect(collected()).toBe(2000);
    const back = paymentOf({ id: 'payment-second', refunded: toMoney(300), changedAt: T0 + 90 });
    log.commit([onCharge('second', { at: T0 + 95, kind: 'payment-seen', payment: back })]);
    expect(collected()).toBe(1700);
  });

  it('keeps what is not printed yet until it is, or is given up', () => {
    const { log } = openShop();
    for (const name of ['1', '2', '3'])
      log.commit([
        onJob(name, {
          at: T0,
          kind: 'job-queued',
          jobId: jobNamed(name),
          saleId: saleNamed('1'),
          isCopy: name === '3',
          what: { kind: 'receipt' },
          place: 'usual',
        }),
      ]);
    log.commit([
      onJob('1', { at: T0, kind: 'job-sending', printer: 'tcp' }),
      onJob('1', { at: T0, kind: 'job-sent' }),
    ]);
    log.commit([onJob('2', { at: T0, kind: 'job-failed', trouble: 'unreachable', detail: 'no route' })]);
    expect(log.unfinishedJobs().map(({ id, state, trouble }) => [id, state, trouble])).toEqual([
      ['job-2', 'failed', 'unreachable'],
      ['job-3', 'queued', null],
    ]);
    log.commit([onJob('2', { at: T0, kind: 'job-given-up', reason: 'no paper' })]);
    expect(log.unfinishedJobs().map(({ id }) => id)).toEqual(['job-3']);
    expect(log.jobsOf(saleNamed('1')).map(({ state, isCopy }) => [state, isCopy])).toEqual([
      ['sent', false],
      ['given-up', false],
      ['queued', true],
    ]);
  });

  it('keeps the half-built sale and the place of the sweep through a crash', () => {
    const { log, file } = openShop();
    const draft = { cart: cartOf(650), saleId: null, ticket: null };
    expect(log.saveDraft(draft).ok && log.setSweptUntil(T0 + 5).ok).toBe(true);
    const again = openShop(file).log;
    expect(again.draft()).toEqual(draft);
    expect(again.sweptUntil()).toBe(T0 + 5);
    again.saveDraft(null);
    expect(again.draft()).toBeNull();
  });
});

describe('the file itself', () => {
  it('lets no fact be changed, taken away, replaced or slipped in', () => {
    const { db, log } = openShop();
    log.commit(paidCharge('A'));
    const copy = 'SELECT position, stream, seq, at, kind, body, hash FROM facts WHERE position = 2';
    expect(() => db.exec("UPDATE facts SET body = '{}' WHERE position = 2")).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM facts')).toThrow(/append-only/);
    expect(() => db.exec(`INSERT OR REPLACE INTO facts ${copy}`)).toThrow(/at the end only/);
    expect(() => db.exec("INSERT INTO facts VALUES (9, 'charge:x', 1, 0, 'x', '{}', 'x')")).toThrow(
      /at the end only/,
    );
    expect(() => db.exec("INSERT INTO facts VALUES (5, 'charge:x', 4, 0, 'x', '{}', 'x')")).toThrow(
      /at the end only/,
    );
  });

  it('refuses to hold more refunded than paid', () => {
    const { db, log } = openShop();
    log.commit(paidCharge('A'));
    expect(() => db.exec('UPDATE payments SET refunded = amount + 1')).toThrow(/CHECK/);
    expect(() => db.exec('UPDATE charges SET returned = received + 1')).toThrow(/CHECK/);
  });

  it('says that it is damaged rather than guess at a row', () => {
    const { db, log, file } = openShop();
    log.commit([requested('A')]);
    db.exec('DROP TRIGGER facts_no_update');
    db.exec(`UPDATE facts SET body = '{"terms":{"reference":"x"}}'`);
    log.close();
    const again = openShop(file).log;
    expect(again.commit([codeIssued('A')])).toEqual({ ok: false, error: 'log-damaged' });
    expect(() => again.charge(ref('A'))).toThrow(LogDamaged);
    expect(again.commit([requested('B')]).ok).toBe(true);
  });

  it('does not let a second writer win over a first whose past it has not seen', () => {
    const first = openShop();
    const second = openShop(first.file);
    first.log.commit([requested('A')]);
    second.log.commit([codeIssued('A')]);
    const order = orderOf({ status: 'opened' });
    first.log.commit([onCharge('A', { at: T0 + 20, kind: 'order-seen', order })]);
    expect(second.log.charge(ref('A'))).toEqual(first.log.charge(ref('A')));
    expect(first.log.factsOf(ref('A')).map(({ kind }) => kind)).toEqual([
      'charge-requested',
      'code-issued',
      'order-seen',
    ]);
  });
});
