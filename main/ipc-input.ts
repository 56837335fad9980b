import { z } from 'zod';
import type { Reference } from '#core/domain/charge';
import type { Money, Quantity } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import { PRINTER_PLACES } from '#core/domain/printer-form';
import { isPublicAddress } from '#core/domain/public-address';
import type { RefundId } from '#core/domain/refund';
import type { LineId, SaleId } from '#core/domain/sale';
import type { TenderId } from '#core/domain/sale-record';
import { SHIFT_USES } from '#core/domain/shift';
import { LANGUAGES, SITE_IDS } from '#core/domain/site';
import { TENDER_KINDS } from '#core/domain/tender';
import type { CashierRequests } from '#core/ipc-contract';
import { PRACTICE_SCENARIOS, REFUND_FATES } from '#core/ipc-contract';
import { catalogueInputs } from '#main/catalogue-input';
import { customerScreenInputs } from '#main/customer-screen-input';
import { dayInputs } from '#main/day-input';
import { exportInputs } from '#main/export-input';
import { reconcileInputs } from '#main/reconcile-input';
import { scaleChange, scan, scannerChange, scanTrial } from '#main/scanner-input';
import { changedKeys } from '#main/settings/key-shapes';
import { picture, printerForm, printerTarget } from '#main/settings/printer-shapes';
import { setupInputs } from '#main/setup-input';
import { shiftInputs } from '#main/shift-input';
import { staffInputs } from '#main/staff-input';
import { trustInputs } from '#main/trust-input';

/* Every request of the cashier's page, as it must look when it arrives. What does not is refused, never guessed. */

const reference = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .transform((text) => text as Reference);
const saleId = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as SaleId);
const lineId = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as LineId);
const jobId = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as PrintJobId);
const refundId = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as RefundId);
const paymentId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const money = z
  .int()
  .min(0)
  .max(99_999_999_999_999)
  .transform((minorUnits) => minorUnits as Money);
const quantity = z
  .int()
  .min(1)
  .max(9_999_999)
  .transform((thousandths) => thousandths as Quantity);
const tenderId = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .transform((text) => text as TenderId);
const words = z.string().trim().min(1).max(200);
const heldName = z.string().trim().max(40).nullable();
const cardDots = z.int().min(60).max(4000);
const note = z.string().max(200).nullable();
const discount = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), basisPoints: z.int().min(1).max(10_000) }),
    z.strictObject({ kind: z.literal('amount'), amount: money }),
  ])
  .nullable();
const language = z.enum(LANGUAGES as [(typeof LANGUAGES)[number], ...typeof LANGUAGES]);
const charge = z.strictObject({ reference });
const nothing = z.undefined();

const line = z.string().trim().max(120);
/** What the provider would refuse is told by the adapter, in words. */
const externalId = z.string().trim().max(80);
const placeId = z.string().regex(/^[\w-]{1,64}$/);
const trade = z.enum(['gastronomy', 'fuel']).nullable();
const address = { name: line, externalId, street: line, number: line, city: line, state: line };

type Input<C extends keyof CashierRequests> =
  Parameters<CashierRequests[C]> extends [infer I] ? I : undefined;

export type CashierInputs = { readonly [C in keyof CashierRequests]: z.ZodType<Input<C>> };

export const cashierInputs: CashierInputs = {
  'counter/view': nothing,
  'catalogue/search': z.strictObject({ text: z.string().max(200) }),
  'catalogue/favourites': nothing,
  'catalogue/category': z.strictObject({ category: z.string().min(1).max(60) }),
  'cart/add-product': z.strictObject({ productId: z.string().min(1).max(64), quantity }),
  'cart/scan': z.strictObject({ ...scan, quantity }),
  'scanner/try': scanTrial,
  'cart/add-open': z.strictObject({
    name: z.string().max(200),
    amount: money,
    quantity: quantity.optional(),
  }),
  'cart/quantity': z.strictObject({ lineId, quantity }),
  'cart/remove': z.strictObject({ lineId }),
  'cart/discount-line': z.strictObject({ lineId, discount }),
  'cart/note-line': z.strictObject({ lineId, note }),
  'cart/discount': z.strictObject({ discount }),
  'cart/note': z.strictObject({ note }),
  'cart/price': z.strictObject({ lineId, unitPrice: money }),
  'cart/clear': nothing,
  'cart/undo': nothing,
  'cart/redo': nothing,
  'sale/hold': z.strictObject({ name: heldName }),
  'sale/recall': z.strictObject({ ticket: saleId }),
  'sale/rename-held': z.strictObject({ ticket: saleId, name: heldName }),
  'charge/start': nothing,
  'charge/check': charge,
  'charge/cancel': charge,
  'charge/new-code': charge,
  'charge/take-register': z.strictObject({ reference }),
  'charge/park': charge,
  'charge/recall': charge,
  'charge/accept-mismatch': z.strictObject({ reference, reason: words }),
  'charge/accept-on-sight': z.strictObject({ reference, approver: words, reason: words }),
  'tender/prepare': nothing,
  'tender/take': z.strictObject({
    tenderId,
    kind: z.enum(TENDER_KINDS),
    amount: money,
    given: money,
    knowsOpenUntil: z.int().min(0).nullable(),
  }),
  'tender/void': z.strictObject({ saleId, tenderId, reason: words }),
  'drawer/open': z.strictObject({ reason: words }),
  'sale/next': nothing,
  'charges/recent': nothing,
  'recent/beside': nothing,
  'charge/facts': charge,
  'refund/request': z.strictObject({
    reference,
    paymentId,
    amount: money.refine((amount) => amount > 0).nullable(),
    reason: z.string().trim().min(1).max(200),
  }),
  'refund/drop': z.strictObject({ refundId, reason: z.string().trim().min(1).max(200) }),
  'refunds/of-sale': z.strictObject({ saleId }),
  'receipt/last': nothing,
  'receipt/reprint': z.strictObject({ saleId }),
  'receipt/print': z.strictObject({
    saleId,
    what: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['receipt', 'gift']) }),
      z.strictObject({ kind: z.literal('refund'), refundId }),
    ]),
    place: z.enum(PRINTER_PLACES),
  }),
  'print/queue': nothing,
  'print/retry': z.strictObject({ jobId }),
  'print/move': z.strictObject({ jobId }),
  'print/found': z.strictObject({ jobId }),
  'print/give-up': z.strictObject({ jobId, reason: z.string().max(200) }),
  'banner/dismiss': z.strictObject({ id: z.string().max(200) }),
  'practice/play': z.strictObject({ reference, scenario: z.enum(PRACTICE_SCENARIOS) }),
  'practice/refunds': z.strictObject({ fate: z.enum(REFUND_FATES) }),
  'settings/view': nothing,
  'settings/save': z.strictObject({
    language: language.optional(),
    secondLanguage: language.nullable().optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    shopName: z.string().trim().min(1).max(60).optional(),
    shopTrade: z.string().trim().max(40).optional(),
    siteId: z.enum(SITE_IDS).optional(),
    printer: printerTarget.optional(),
    printerForm: printerForm.optional(),
    sparePrinter: z.strictObject({ target: printerTarget, form: printerForm }).nullable().optional(),
    shopAddress: z.string().trim().max(120).nullable().optional(),
    shopTaxId: z.string().trim().max(30).nullable().optional(),
    receiptLogo: picture.nullable().optional(),
    receiptFooter: z.string().trim().max(300).nullable().optional(),
    printsByItself: z.boolean().optional(),
    opensDrawer: z.boolean().optional(),
    codeMinutes: z.int().min(2).max(30).optional(),
    dayStartHour: z.int().min(0).max(12).optional(),
    isBesideWanted: z.boolean().optional(),
    leastCodeMm: z.union([z.literal(50), z.literal(80)]).optional(),
    startsAtLogin: z.boolean().optional(),
    isKiosk: z.boolean().optional(),
    updates: z.enum(['off', 'ask']).optional(),
    api: z.enum(['instore', 'orders']).nullable().optional(),
    qrMode: z.enum(['dynamic', 'hybrid', 'attended']).optional(),
    notices: z
      .strictObject({
        isOn: z.boolean(),
        port: z.int().min(1024).max(65_535),
        toleranceMinutes: z.int().min(1).max(1440).nullable(),
      })
      .optional(),
    publicAddress: z.string().refine(isPublicAddress).nullable().optional(),
    scanner: scannerChange.optional(),
    scaleLayouts: scaleChange.optional(),
    keys: changedKeys.optional(),
    numberPad: z.enum(['auto', 'always', 'never']).optional(),
    shifts: z.enum(SHIFT_USES).optional(),
  }),
  'settings/look-at-token': z.strictObject({ token: z.string().max(4000) }),
  'settings/set-token': z.strictObject({ token: z.string().max(4000) }),
  'settings/ask-owner': nothing,
  'settings/forget-token': nothing,
  'settings/registers': nothing,
  'places/list': nothing,
  'places/check-store': z.strictObject({ ...address, where: z.string().max(4000) }),
  'places/create-store': z.strictObject({
    ...address,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    at: z.enum(['given', 'guessed', 'city-centre']),
    isListed: z.boolean(),
  }),
  'places/name-store': z.strictObject({ storeId: placeId, externalId }),
  'places/create-register': z.strictObject({ name: line, externalId, storeId: placeId, trade }),
  'places/repair-register': z.strictObject({
    id: placeId,
    repair: z.strictObject({ externalId, trade }),
  }),
  'settings/pick-register': z.strictObject({
    externalPosId: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
    name: z.string().max(100),
    storeName: z.string().max(100).nullable(),
    externalStoreId: z
      .string()
      .regex(/^[\w-]{1,60}$/)
      .nullable(),
  }),
  'settings/fixed-code': nothing,
  'settings/print-sheet': nothing,
  'settings/open-sheet': nothing,
  'settings/pick-display': z.strictObject({ displayId: z.int() }),
  'screens/identify': nothing,
  'screens/try': z.strictObject({
    trial: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('pattern') }),
        z.strictObject({ kind: z.literal('ruler'), cardDots }),
      ])
      .nullable(),
  }),
  'screens/measure': z.strictObject({ cardDots }),
  'settings/test-print': z.strictObject({ place: z.enum(PRINTER_PLACES) }),
  'settings/printers': nothing,
  'notices/view': nothing,
  'notices/set-secret': z.strictObject({ secret: z.string().regex(/^[\x20-\x7e]{0,256}$/) }),
  'notices/forget-secret': nothing,
  'notices/try': nothing,
  'settings/switch-mode': z.strictObject({ practice: z.boolean() }),
  'update/look': nothing,
  'update/install': nothing,
  'window/close': z.strictObject({ confirmed: z.boolean() }),
  ...catalogueInputs,
  ...exportInputs,
  ...trustInputs,
  ...setupInputs,
  ...customerScreenInputs,
  ...shiftInputs,
  ...reconcileInputs,
  ...staffInputs,
  ...dayInputs,
};
