import { z } from 'zod';
import { MEANS } from '#core/domain/ledger';
import type { ShiftFact } from '#core/domain/shift';
import type { ShiftReport } from '#core/domain/shift-report';
import { LANGUAGES, type Language, SITE_IDS } from '#core/domain/site';
import {
  type FactSchemas,
  factSchema as fact,
  instant,
  money,
  shiftCashId,
  shiftId,
  text,
  textOrNull,
} from '#main/order-log/schemas';

const count = z.int();
const counted = z.object({ count, amount: money });
const means = z.object({
  count,
  amount: money,
  kind: z.enum(['mercado-pago', 'cash', 'card-terminal', 'transfer', 'on-sight']),
});

/** As it was printed. What later versions add to it has a default here: what is closed is read for ever. */
export const shiftReport: z.ZodType<ShiftReport> = z.object({
  siteId: z.enum(SITE_IDS),
  language: z.enum(LANGUAGES as [Language, ...Language[]]),
  timeZone: text,
  shop: z.object({
    name: text,
    trade: text,
    address: textOrNull,
    taxId: textOrNull,
    logo: z.null(),
    footer: textOrNull,
  }),
  register: text,
  isPractice: z.boolean(),
  cashier: textOrNull,
  // The first ones had neither these nor the movements of the drawer.
  closedBy: textOrNull.default(null),
  openedAt: instant,
  at: instant,
  zNumber: count.nullable(),
  series: text,
  receipts: z.object({ first: text, last: text }).nullable(),
  sold: counted,
  discounts: counted,
  refunds: counted,
  voided: counted,
  net: money,
  means: z.array(means),
  taxes: z.array(z.object({ rate: count, base: money, iva: money })),
  drawer: z.object({
    float: money,
    cashIn: money,
    putIn: money,
    cashOut: money,
    expected: money,
    counted: money.nullable(),
  }),
  hands: z.array(z.object({ at: instant, amount: money, reason: text })).default([]),
  earlier: z.array(z.object({ saleNumber: count, at: instant, amount: money })),
  outside: z.array(means),
  control: z.object({ takenAway: counted, onSight: counted, drawerOpened: count }),
  left: z.object({ charges: count, held: count, refunds: count, papers: count }),
  attention: count,
  head: textOrNull,
  isCopy: z.boolean(),
});

export const shiftFacts: FactSchemas<ShiftFact> = {
  'shift-opened': fact('shift-opened', {
    shiftId,
    float: money,
    by: textOrNull,
    outside: z.array(z.object({ means: z.enum(MEANS), count, amount: money })),
  }),
  'shift-cash': fact('shift-cash', {
    id: shiftCashId,
    way: z.enum(['in', 'out']),
    amount: money,
    reason: text,
    by: textOrNull,
  }),
  'shift-closed': fact('shift-closed', {
    zNumber: count,
    by: textOrNull,
    notes: z.array(z.object({ value: money, count })),
    report: shiftReport,
  }),
};
