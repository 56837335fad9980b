import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AuditGroup, AuditPage, AuditPlace } from '#core/audit';
import type { DrawerId } from '#core/domain/drawer';
import { toMoney } from '#core/domain/money';
import type { VoidId } from '#core/domain/voids';
import type { Entry } from '#core/order-log';
import { auditPage } from '#main/audit-desk';
import { auditSql, createAuditBook } from '#main/order-log/audit';
import { openShop as openShopFile } from '#main/settings/shop-db';
import {
  cartOf,
  folderForTest,
  onSale,
  openShop,
  paidCharge,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

const drawer = (name: string, at: number): Entry => {
  const id = name as DrawerId;
  return { stream: 'drawer', id, fact: { kind: 'drawer-asked-for', at, id, reason: 'cambio', by: 'Ana' } };
};

function till() {
  const { db, log } = openShop();
  let now = T0;
  const shop = openShopFile({ file: join(folderForTest(), 'shop.db'), now: () => now });
  if (!shop.ok) throw new Error(shop.error.kind);
  onTestFinished(() => shop.value.close());
  const book = createAuditBook(db);
  return {
    db,
    log,
    book,
    set(key: string, value: unknown, at: number) {
      now = at;
      shop.value.saveSetting(key, value);
    },
    page: (group: AuditGroup | null = null, from: AuditPlace | null = null): AuditPage =>
      auditPage({ facts: () => book, rows: shop.value }, group, from),
  };
}

describe('What was done beside selling', () => {
  it('is read newest first, facts and settings as one list, and plain sales are not in it', () => {
    const { log, page, set } = till();
    const [line] = cartOf(2000).lines;
    if (line === undefined) throw new Error('no line');
    const cart = { ...cartOf(2000), discount: { kind: 'percent', basisPoints: 1000 } as const };
    log.commit([saleOpened('1', 1), ...paidCharge('A')]);
    log.commit([drawer('d1', T0 + 1000)]);
    set('dayStartHour', 6, T0 + 2000);
    set('installIds', ['ABCDEF'], T0 + 2500);
    log.commit([
      onSale('2', {
        at: T0 + 3000,
        kind: 'sale-opened',
        saleId: saleNamed('2'),
        number: 2,
        cart,
        cashier: 'Beto',
      }),
    ]);
    const id = 'v1' as VoidId;
    const amounts = { totalBefore: toMoney(3000), totalAfter: toMoney(1000), leavesNothing: false };
    log.commit([
      {
        stream: 'void',
        id,
        fact: {
          kind: 'lines-voided',
          at: T0 + 4000,
          id,
          saleId: saleNamed('2'),
          how: 'line',
          lines: [line],
          ...amounts,
          by: 'Ana',
        },
      },
    ]);
    expect(
      page().entries.map(({ kind, who, amount, saleNumber, subject, reason }) => [
        kind,
        who,
        amount,
        saleNumber,
        subject,
        reason,
      ]),
    ).toEqual([
      ['lines-voided', 'Ana', 2000, 2, null, null],
      ['sale-opened', 'Beto', 200, 2, null, null],
      ['setting-changed', null, null, null, 'dayStartHour', null],
      ['drawer-asked-for', 'Ana', null, null, null, 'cambio'],
    ]);
    expect(page('drawer').entries.map(({ kind }) => kind)).toEqual(['drawer-asked-for']);
    expect(page('settings').entries).toMatchObject([{ subject: 'dayStartHour', old: null, new: 6 }]);
    expect(page('refunds')).toEqual({ entries: [], next: null });
  });

  it('comes page after page to its end, each entry once', () => {
    const { log, page, set } = till();
    for (let at = 0; at < 130; at += 1) {
      log.commit([drawer(`d${at}`, T0 + at * 10)]);
      set('dayStartHour', at % 12, T0 + at * 10 + 5);
    }
    const seen: string[] = [];
    let next: AuditPlace | null = { fact: null, setting: null };
    let pages = 0;
    while (next !== null) {
      const told: AuditPage = page(null, next);
      seen.push(...told.entries.map(({ kind, position }) => `${kind} ${position}`));
      next = told.next;
      pages += 1;
    }
    expect([pages, seen.length, new Set(seen).size]).toEqual([3, 260, 260]);
  });

  it('is found by its index, however many sales there are', () => {
    const { db } = till();
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${auditSql}`)
      .all({ below: 1e9, kinds: null, limit: 10 })
      .map((row) => JSON.stringify(row))
      .join();
    expect(plan).toContain('facts_beside_sales');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
