import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { ChargeFact, Reference, Terms } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import { type Money, ONE, toMoney } from '#core/domain/money';
import type { PrintFact, PrintJobId } from '#core/domain/print-job';
import type { Cart, LineId, SaleId } from '#core/domain/sale';
import type { SaleFact } from '#core/domain/sale-record';
import type { Entry, OrderLog } from '#core/order-log';
import type { SeenOrder, SeenPayment } from '#core/provider';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';

export const T0 = Date.UTC(2026, 10, 21, 14, 0, 0);

export function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function open(file: string): Database {
  const opened = openLog({ file, now: () => T0 });
  if (!opened.ok) throw new Error(`not opened: ${opened.error.kind}`);
  return opened.value;
}

export type Shop = { readonly db: Database; readonly log: OrderLog; readonly file: string };

export function openShop(file = join(folderForTest(), 'log-real.db')): Shop {
  const db = open(file);
  return { db, log: createOrderLog(db, { now: () => T0 }), file };
}

export const ref = (name: string): Reference => `mst-AB12CD-${name}` as Reference;
export const saleNamed = (name: string): SaleId => `sale-${name}` as SaleId;
export const jobNamed = (name: string): PrintJobId => `job-${name}` as PrintJobId;

export const cartOf = (total: number): Cart => ({
  lines: [
    {
      id: 'line-1' as LineId,
      productId: null,
      sku: null,
      name: 'Medialuna',
      unitPrice: toMoney(total),
      quantity: ONE,
      unit: 'unit',
      taxRate: null,
      discount: null,
      note: null,
    },
  ],
  discount: null,
  note: null,
});

export const termsOf = (name: string, more: Partial<Terms> = {}): Terms => ({
  reference: ref(name),
  saleId: saleNamed('1'),
  attempt: 1,
  siteId: 'MLA',
  api: 'instore',
  mode: 'dynamic',
  total: toMoney(1000),
  sellerId: 'seller-1',
  externalPosId: 'CAJA1',
  expiresAt: T0 + 5 * MINUTE,
  ...more,
});

export const orderOf = (more: Partial<SeenOrder> = {}): SeenOrder => ({
  id: 'order-1',
  status: 'closed',
  total: toMoney(1000),
  sellerId: 'seller-1',
  changedAt: T0 + 30,
  ...more,
});

export const paymentOf = (more: Partial<SeenPayment> = {}): SeenPayment => ({
  id: 'payment-1',
  status: 'approved',
  detail: 'accredited',
  amount: toMoney(1000),
  refunded: toMoney(0),
  currency: 'ARS',
  sellerId: 'seller-1',
  approvedAt: T0 + 25,
  changedAt: T0 + 30,
  ...more,
});

export const onCharge = (name: string, fact: ChargeFact): Entry => ({
  stream: 'charge',
  id: ref(name),
  fact,
});
export const onSale = (name: string, fact: SaleFact): Entry => ({
  stream: 'sale',
  id: saleNamed(name),
  fact,
});
export const onJob = (name: string, fact: PrintFact): Entry => ({
  stream: 'print',
  id: jobNamed(name),
  fact,
});

export const saleOpened = (name: string, number: number, total: Money = toMoney(1000)): Entry =>
  onSale(name, {
    at: T0,
    kind: 'sale-opened',
    saleId: saleNamed(name),
    number,
    cart: cartOf(total),
    cashier: null,
  });

export const requested = (name: string, more: Partial<Terms> = {}, at = T0): Entry =>
  onCharge(name, { at, kind: 'charge-requested', terms: termsOf(name, more) });

export const codeIssued = (name: string, at = T0 + 10, providerOrderId: string | null = null): Entry =>
  onCharge(name, { at, kind: 'code-issued', qrData: '00020101', providerOrderId, providerMs: 180.5 });

/** One charge of sale 1 from its request to the money. */
export const paidCharge = (name: string): readonly Entry[] => [
  requested(name),
  codeIssued(name),
  onCharge(name, { at: T0 + 30, kind: 'payment-seen', payment: paymentOf({ id: `payment-${name}` }) }),
  onCharge(name, { at: T0 + 31, kind: 'order-seen', order: orderOf({ id: `order-${name}` }) }),
];
