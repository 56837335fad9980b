import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ChargeOfSale } from '#core/day-views';
import {
  type Charge,
  type ChargeFact,
  type ChargeState,
  isOpen,
  livesUntil,
  type Oddness,
  orderIdOf,
  type Reference,
} from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { born, isBirth, next } from '#core/domain/lifecycle';
import type { SaleId } from '#core/domain/sale';
import type { RecentCharge } from '#core/order-log';
import { chargeFacts } from '#main/order-log/charge-facts';
import { LogDamaged } from '#main/order-log/facts';
import { instant, money, oneOf, reference, saleId } from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

/** What a list calls settled: the money was complete, or else we stopped asking. Null while the charge is open. */
export function settledAtOf(charge: Charge): Instant | null {
  if (charge.outcome !== null) return charge.outcome.learntAt;
  if (isOpen(charge)) return null;
  return charge.stoppedAt === null ? null : Math.max(charge.stoppedAt, charge.requestedAt);
}

const insertCharge = `
  INSERT INTO charges (born, reference, seq, sale_id, attempt, site, mode, api, seller, register, total, received,
    returned, state, asking, oddness, parked, open, requested_at, expires_at, settled_at,
    provider_order)
  VALUES (@born, @reference, @seq, @saleId, @attempt, @siteId, @mode, @api, @sellerId, @externalPosId, @total,
    @received, @returned, @state, @asking, @oddness, @parked, @open, @requestedAt, @expiresAt, @settledAt,
    @providerOrder)`;

const updateCharge = `
  UPDATE charges SET seq = @seq, received = @received, returned = @returned, state = @state, asking = @asking,
    oddness = @oddness, parked = @parked, open = @open, expires_at = @expiresAt, settled_at = @settledAt,
    provider_order = @providerOrder
  WHERE reference = @reference`;

const upsertPayment = `
  INSERT INTO payments (id, reference, status, amount, refunded, currency, approved_at, learnt_at, changed_at)
  VALUES (@id, @reference, @status, @amount, @refunded, @currency, @approvedAt, @learntAt, @changedAt)
  ON CONFLICT (id, reference) DO UPDATE SET status = @status, amount = @amount, refunded = @refunded,
    currency = @currency, approved_at = @approvedAt, learnt_at = @learntAt, changed_at = @changedAt`;

/** `moneyMoved` is told the sale whose charges hold another sum than before. */
export function chargeRules(
  db: Database,
  moneyMoved: (sale: SaleId) => void,
): StreamRules<Reference, Charge, ChargeFact> {
  const insert = db.prepare(insertCharge);
  const update = db.prepare(updateCharge);
  const payment = db.prepare(upsertPayment);
  const seqOf = db.prepare<[Reference], { seq: number }>('SELECT seq FROM charges WHERE reference = ?');

  function holdMoney(before: Charge | null, charge: Charge): void {
    for (const held of charge.payments) {
      if (before?.payments.includes(held) !== true) payment.run({ ...held, reference: charge.reference });
    }
    if (before?.received !== charge.received || before.returned !== charge.returned)
      moneyMoved(charge.saleId);
  }

  return {
    prefix: 'charge',
    schemas: chargeFacts,
    begin: (fact) => (isBirth(fact) ? born(fact) : null),
    next,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert(charge, place) {
      insert.run({ ...charge, ...columnsOf(charge), ...place });
      holdMoney(null, charge);
    },
    update(before, charge, seq) {
      update.run({ ...charge, ...columnsOf(charge), seq });
      holdMoney(before, charge);
    },
  };
}

const columnsOf = (charge: Charge) => ({
  asking: charge.asking.kind,
  oddness: JSON.stringify(charge.oddness),
  parked: Number(charge.parked),
  open: Number(isOpen(charge)),
  settledAt: settledAtOf(charge),
  // Who looks for what may still be paid looks by this column.
  expiresAt: livesUntil(charge),
  providerOrder: orderIdOf(charge),
});

export type ChargeLists = {
  of(sale: SaleId): readonly Reference[];
  toWatch(since: Instant): readonly Reference[];
  leftOver(since: Instant): readonly Reference[];
  recent(limit: number): readonly RecentCharge[];
  rowsOf(sale: SaleId): readonly RecentCharge[];
  byProviderOrder(orderId: string): Reference | null;
};

/** Nothing exists at the provider for these two, so nobody can pay them, whatever their expiry. */
const stillThere = (which: string): string => `
  SELECT reference FROM charges WHERE open = 1 ${which}
  UNION ALL
  SELECT reference FROM charges WHERE open = 0 AND expires_at > ? AND state NOT IN ('refused', 'not-sent') ${which}`;
export const toWatchSql = stillThere('');
export const leftOverSql = stillThere("AND api = 'orders' AND asking IN ('checking', 'superseded')");

const rowSql = `
  SELECT reference, sale_id AS saleId, coalesce(number, 0) AS saleNumber, attempt, charges.total, received, returned,
    state, oddness, requested_at AS requestedAt, expires_at AS expiresAt, settled_at AS settledAt,
    receipt_number AS receiptNumber, parked
  FROM charges LEFT JOIN sales ON sales.id = charges.sale_id`;

export const recentSql = `${rowSql} ORDER BY charges.born DESC LIMIT ?`;

export const byProviderOrderSql = 'SELECT reference FROM charges WHERE provider_order = ? LIMIT 1';

export function createChargeLists(db: Database): ChargeLists {
  const ofSale = db.prepare('SELECT reference FROM charges WHERE sale_id = ? ORDER BY born');
  const toWatch = db.prepare(toWatchSql);
  const leftOver = db.prepare(leftOverSql);
  const recent = db.prepare(recentSql);
  const rowsOf = db.prepare(`${rowSql} WHERE charges.sale_id = ? ORDER BY charges.born`);
  const byProviderOrder = db.prepare(byProviderOrderSql);
  return {
    of: (sale) => read(named, ofSale.all(sale)).map((row) => row.reference),
    toWatch: (since) => read(named, toWatch.all(since)).map((row) => row.reference),
    leftOver: (since) => read(named, leftOver.all(since)).map((row) => row.reference),
    recent: (limit) => read(recentCharge, recent.all(limit)),
    rowsOf: (sale) => read(recentCharge, rowsOf.all(sale)),
    byProviderOrder: (orderId) => read(named, byProviderOrder.all(orderId))[0]?.reference ?? null,
  };
}

const oddness = oneOf<Oddness>({
  mismatch: true,
  double: true,
  'charged-back': true,
  disputed: true,
  reverted: true,
  partial: true,
  over: true,
});

export const chargeState = oneOf<ChargeState>({
  requested: true,
  'not-sent': true,
  unknown: true,
  superseded: true,
  refused: true,
  'awaiting-payment': true,
  'in-process': true,
  checking: true,
  paid: true,
  expired: true,
  cancelled: true,
  'paid-late': true,
});

const named = z.object({ reference });

/** As the column has it. */
export const oddnessList = z.string().transform(parseList).pipe(z.array(oddness));

const standing = {
  reference,
  total: money,
  received: money,
  returned: money,
  state: chargeState,
  oddness: oddnessList,
  parked: z.literal([0, 1]).transform((flag) => flag === 1),
};

export const chargeOfSale: z.ZodType<ChargeOfSale> = z.object(standing);

const recentCharge: z.ZodType<RecentCharge> = z.object({
  ...standing,
  saleId,
  saleNumber: z.number().int(),
  attempt: z.number().int(),
  requestedAt: instant,
  expiresAt: instant,
  settledAt: instant.nullable(),
  receiptNumber: z.string().nullable(),
});

function parseList(json: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(json);
  } catch {
    context.addIssue('not a list');
    return z.NEVER;
  }
}

function read<Row>(schema: z.ZodType<Row>, rows: readonly unknown[]): readonly Row[] {
  const parsed = z.array(schema).safeParse(rows);
  if (!parsed.success) throw new LogDamaged(`A row of charges is not one we know: ${parsed.error.message}`);
  return parsed.data;
}
