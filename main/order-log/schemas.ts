import { z } from 'zod';
import type { CaseId } from '#core/domain/attention';
import type { Reference } from '#core/domain/charge';
import type { DrawerId } from '#core/domain/drawer';
import type { Instant } from '#core/domain/instant';
import type { Money, Quantity } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import type { RefundId } from '#core/domain/refund';
import type { ResolutionId } from '#core/domain/resolution';
import type { Cart, Discount, Line, LineId, SaleId, Unit } from '#core/domain/sale';
import type { TenderId } from '#core/domain/sale-record';
import type { ShiftCashId, ShiftId } from '#core/domain/shift';
import type { StaffActId } from '#core/domain/staff-facts';
import type { VoidId } from '#core/domain/voids';

/** Whole numbers only: SQLite would keep a fraction, and the hash of what was written must be that of what is read. */
export const instant = z.custom<Instant>(Number.isSafeInteger, 'not whole milliseconds');
export const money = z.custom<Money>(Number.isSafeInteger, 'not whole minor units');
const quantity = z.custom<Quantity>(Number.isSafeInteger, 'not whole thousandths');

const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';
export const reference = z.custom<Reference>(isName, 'not a reference');
export const saleId = z.custom<SaleId>(isName, 'not a sale');
export const tenderId = z.custom<TenderId>(isName, 'not a tender');
export const drawerId = z.custom<DrawerId>(isName, 'not an opening of the drawer');
export const staffActId = z.custom<StaffActId>(isName, 'not an act of the staff');
export const voidId = z.custom<VoidId>(isName, 'not a void');
export const resolutionId = z.custom<ResolutionId>(isName, 'not a resolution');
export const shiftId = z.custom<ShiftId>(isName, 'not a shift');
export const shiftCashId = z.custom<ShiftCashId>(isName, 'not a movement of the drawer');
export const printJobId = z.custom<PrintJobId>(isName, 'not a print job');
export const refundId = z.custom<RefundId>(isName, 'not a refund');
export const caseId = z.custom<CaseId>(isName, 'not a case');
const lineId = z.custom<LineId>(isName, 'not a line');

/** One of a union of words, given as the keys of a record so that the compiler misses none. */
export const oneOf = <Word extends string>(words: Readonly<Record<Word, true>>): z.ZodType<Word> =>
  z.custom<Word>((value) => typeof value === 'string' && Object.hasOwn(words, value), 'not a known word');

export const text = z.string();
export const textOrNull = z.string().nullable();
/** How long something took: finite, and the one number here that may have a fraction. */
export const duration = z.number();

const discount: z.ZodType<Discount> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), basisPoints: z.number().int() }),
  z.object({ kind: z.literal('amount'), amount: money }),
]);

export const line: z.ZodType<Line> = z.object({
  id: lineId,
  productId: textOrNull,
  sku: textOrNull,
  name: text,
  unitPrice: money,
  quantity,
  unit: oneOf<Unit>({ unit: true, kg: true }),
  // Sales were written before lines had one.
  taxRate: z.int().nullable().default(null),
  discount: discount.nullable(),
  note: textOrNull,
});

export const cart: z.ZodType<Cart> = z.object({
  lines: z.array(line),
  discount: discount.nullable(),
  note: textOrNull,
});

/** One schema for each kind of fact: a kind without one does not build. */
export type FactSchemas<Fact extends { readonly kind: string }> = {
  readonly [Kind in Fact['kind']]: z.ZodType<Extract<Fact, { kind: Kind }>>;
};

export const factSchema = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ at: instant, kind: z.literal(kind), ...shape });
