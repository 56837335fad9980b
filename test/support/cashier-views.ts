import type { ChargeState, Oddness, Reference } from '#core/domain/charge';
import { USUAL_KEYS } from '#core/domain/key-map';
import { type Money, toMoney, ZERO } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import { type Cart, emptyCart, type SaleId, totalsOf } from '#core/domain/sale';
import type { TenderId } from '#core/domain/sale-record';
import { usualProfile } from '#core/domain/scan-reading';
import { NOT_BEGUN } from '#core/first-run';
import type {
  Banner,
  CashierView,
  ChargeView,
  OpenSalesView,
  Parked,
  SaleView,
  TenderView,
} from '#core/views';
import { AFTERNOON, almacen, cart, lineOf, longCart } from '#test/support/customer-views';

export const SALE = '01KAR8Z6Q3V6W1N9S4T7J2H5XE' as SaleId;
export const referenceOf = (end: string): Reference => `mst-a1b2c3-01KAR8Z6Q3V6W1N9S4T7J2${end}` as Reference;

const TOTAL = totalsOf(cart).total;
const WIDEST = toMoney(99_999_999_999_999);
export const EMVCO =
  '00020101021143650016com.mercadolibre0201306368a5f0a3c-7d1f-4f3e-9d2e-8c1b5a7e9f0d5204970053030325802AR5910La Esquina6009Palermo6304A1B2';
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const sale = (change: Partial<SaleView> = {}): SaleView => ({
  id: SALE,
  number: 123,
  cart,
  isFrozen: true,
  collected: ZERO,
  due: TOTAL,
  excess: ZERO,
  tenders: [],
  onSight: ZERO,
  closedAt: null,
  receiptNumber: null,
  print: null,
  ...change,
});

const charge = (change: Partial<ChargeView> = {}): ChargeView => ({
  reference: referenceOf('H5XE'),
  mode: 'dynamic',
  attempt: 1,
  state: 'awaiting-payment',
  oddness: [],
  total: TOTAL,
  received: ZERO,
  qrData: EMVCO,
  remainingMs: 272 * SECOND,
  lifeMs: 290 * SECOND,
  expiresAt: AFTERNOON + 5 * MINUTE,
  stopReason: null,
  trouble: null,
  declined: null,
  answeredMsAgo: 1200,
  isReading: false,
  earlierCodeUntil: null,
  newCode: { kind: 'same-code-until', until: AFTERNOON + 5 * MINUTE },
  paidAt: null,
  ...change,
});

export const cashierView = (change: Partial<CashierView> = {}): CashierView => ({
  setting: almacen,
  cashier: 'Ana',
  scanner: usualProfile,
  now: AFTERNOON,
  hasSparePrinter: false,
  lights: {
    provider: { state: 'ok', reason: null },
    printer: { state: 'ok', reason: null, waiting: 0 },
    display: { state: 'ok', reason: null, label: 'HDMI 1' },
  },
  sale: sale({ id: null, isFrozen: false }),
  charge: null,
  parked: [],
  hands: { keys: USUAL_KEYS, numberPad: 'auto' },
  open: { name: null, held: [], canUndo: false, canRedo: false },
  customerLanguage: null,
  banners: [],
  cannotCharge: null,
  firstRun: { ...NOT_BEGUN, opensByItself: false },
  recentVersion: 1,
  shift: { use: 'off', open: null },
  noticesVersion: 0,
  isClosing: false,
  update: { kind: 'none' },
  ...change,
});

type Told = { readonly charge: ChargeView; readonly sale?: Partial<SaleView> };

const ended = (state: ChargeState, change: Partial<ChargeView> = {}): Told => ({
  charge: charge({ state, qrData: null, remainingMs: 0, newCode: null, ...change }),
});

const findingOut = (state: ChargeState, change: Partial<ChargeView> = {}): Told =>
  ended(state, { newCode: { kind: 'finding-out' }, ...change });

const refusedBy = (code: string, kind: 'conflict' | 'invalid' | 'not-found', message: string): Told =>
  ended('refused', { mode: 'attended', trouble: { kind, code, message } });

const printed = (
  state: NonNullable<SaleView['print']>['state'],
  trouble: 'unreachable' | 'interrupted' | null = null,
) => ({
  jobId: 'job-1' as PrintJobId,
  state,
  trouble,
});

const paid = (
  oddness: readonly Oddness[] = [],
  change: Partial<SaleView> = {},
  of: Partial<ChargeView> = {},
): Told => ({
  charge: charge({
    state: 'paid',
    oddness,
    received: TOTAL,
    qrData: null,
    paidAt: AFTERNOON + 47 * SECOND,
    newCode: { kind: 'money-came' },
    ...of,
  }),
  sale: { receiptNumber: 'C01-004821', print: printed('sent'), collected: TOTAL, due: ZERO, ...change },
});

const PART = toMoney(200_000);

/** A charge in front, in every state, with every oddness and aside, by the name its picture carries. */
const charges: Readonly<Record<string, Told>> = {
  requested: {
    charge: charge({
      state: 'requested',
      qrData: null,
      answeredMsAgo: null,
      newCode: { kind: 'finding-out' },
    }),
  },
  'requested-again': {
    charge: charge({
      state: 'requested',
      attempt: 2,
      qrData: null,
      answeredMsAgo: null,
      newCode: { kind: 'finding-out' },
    }),
  },
  'requested-register': {
    charge: charge({
      state: 'requested',
      mode: 'attended',
      qrData: null,
      answeredMsAgo: null,
      newCode: { kind: 'finding-out' },
    }),
  },
  awaiting: { charge: charge() },
  'awaiting-hybrid': { charge: charge({ mode: 'hybrid' }) },
  'awaiting-hybrid-declined': {
    charge: charge({
      mode: 'hybrid',
      attempt: 2,
      declined: 'cc_rejected_insufficient_amount',
      earlierCodeUntil: AFTERNOON + 5 * MINUTE,
    }),
  },
  'awaiting-attended': { charge: charge({ mode: 'attended' }) },
  'awaiting-attended-silent': {
    charge: charge({
      mode: 'attended',
      total: WIDEST,
      answeredMsAgo: 41_000,
      trouble: { kind: 'timeout', code: null, message: 'The operation was aborted due to timeout' },
    }),
  },
  'awaiting-last-minute': {
    charge: charge({ remainingMs: 48 * SECOND, declined: 'cc_rejected_insufficient_amount' }),
  },
  'awaiting-silent': {
    charge: charge({
      attempt: 2,
      answeredMsAgo: 41_000,
      trouble: { kind: 'timeout', code: null, message: 'The operation was aborted due to timeout' },
      earlierCodeUntil: AFTERNOON + 5 * MINUTE,
    }),
  },
  'awaiting-widest': { charge: charge({ total: WIDEST }) },
  hidden: { charge: charge({ qrData: null, answeredMsAgo: null }) },
  'not-sent': ended('not-sent', {
    trouble: { kind: 'offline', code: null, message: '' },
    answeredMsAgo: null,
  }),
  unknown: findingOut('unknown', {
    trouble: { kind: 'timeout', code: null, message: '' },
    answeredMsAgo: null,
  }),
  'unknown-read': ended('unknown', { trouble: { kind: 'crash', code: null, message: '' } }),
  'unknown-register': findingOut('unknown', {
    mode: 'hybrid',
    trouble: { kind: 'timeout', code: null, message: '' },
  }),
  'unknown-absent': ended('unknown', {
    mode: 'attended',
    trouble: { kind: 'timeout', code: null, message: '' },
  }),
  superseded: findingOut('superseded'),
  refused: ended('refused', {
    trouble: {
      kind: 'invalid',
      code: 'invalid_expiration_date',
      message: 'expiration_date must be a date in the future',
    },
  }),
  'token-refused': ended('refused', {
    trouble: { kind: 'unauthorized', code: 'unauthorized', message: 'invalid access token' },
  }),
  'slot-in-use': refusedBy('slot_in_use', 'conflict', 'TANGO-FACT-0001-00023456'),
  'slot-in-use-long': refusedBy(
    'slot_in_use',
    'conflict',
    'b6f1a9d2-77c1-4f0e-9a35-1d2c3b4a5f60-b6f1a9d2-77c1-4f0e-9a35-1d2c3b4a',
  ),
  'store-unknown': refusedBy(
    'store_unknown',
    'invalid',
    'the store of register CAJA01 is not known: nothing was sent',
  ),
  'no-fixed-code': refusedBy('no_fixed_code', 'not-found', 'GET /pos/1: no qr_code'),
  'in-process': findingOut('in-process', { newCode: { kind: 'money-came' } }),
  'in-process-left': findingOut('in-process', { newCode: { kind: 'money-came' }, stopReason: 'cashier' }),
  checking: findingOut('checking'),
  expired: ended('expired'),
  'expired-widest': ended('expired', { total: WIDEST }),
  cancelled: ended('cancelled', { stopReason: 'cashier' }),
  'displaced-checking': ended('checking', { mode: 'attended', stopReason: 'displaced' }),
  'displaced-finding-out': findingOut('checking', { mode: 'hybrid', stopReason: 'displaced' }),
  displaced: ended('cancelled', { stopReason: 'displaced' }),
  'paid-elsewhere': ended('cancelled', { stopReason: 'paid-elsewhere' }),
  partial: {
    charge: charge({ oddness: ['partial'], received: PART, qrData: null }),
    sale: { collected: PART },
  },
  'partial-ended': {
    ...ended('expired', { oddness: ['partial'], received: PART }),
    sale: { collected: PART },
  },
  mismatch: { charge: charge({ oddness: ['mismatch'], received: TOTAL, qrData: null }) },
  paid: paid(),
  'paid-widest': paid([], {}, { total: WIDEST, received: WIDEST }),
  'paid-printing': paid([], { print: printed('queued') }),
  'paid-print-failed': paid([], { print: printed('failed', 'unreachable') }),
  'paid-print-interrupted': paid([], { print: printed('failed', 'interrupted') }),
  'paid-no-receipt': paid([], { print: null }),
  'paid-late': paid([], {}, { state: 'paid-late', stopReason: 'cashier' }),
  double: paid(['double'], { excess: TOTAL }, { received: toMoney(2 * TOTAL) }),
  over: paid(['over'], { excess: PART }, { received: toMoney(TOTAL + PART) }),
  reverted: paid(['reverted']),
  disputed: paid(['disputed']),
  'charged-back': paid(['charged-back', 'reverted']),
};

export const chargeViews: Readonly<Record<string, CashierView>> = Object.fromEntries(
  Object.entries(charges).map(([name, told]) => [
    name,
    cashierView({ charge: told.charge, sale: sale({ ...told.sale, cart: cartOf(told.charge.total) }) }),
  ]),
);

/** A sale that comes to what is charged. */
function cartOf(total: Money): Cart {
  return total === TOTAL
    ? cart
    : { ...cart, lines: [lineOf('Generador a nafta 6500 W trifásico', total, 1)] };
}

const bannerOf = (kind: Banner['kind'], change: Partial<Banner> = {}): Banner => ({
  id: `banner-${kind}`,
  kind,
  saleNumber: 118,
  saleId: SALE,
  amount: toMoney(234_000),
  at: AFTERNOON - 30 * MINUTE,
  ...change,
});

/** Paper has the job at hand. */
export const PAPER_BANNERS = (['print-failed', 'print-interrupted'] as const).map((kind) =>
  bannerOf(kind, { jobId: 'job-1' as PrintJobId }),
);

const OF_NO_SALE: ReadonlySet<Banner['kind']> = new Set(['log-broken', 'restored', 'restore-dropped']);

export const BANNERS = [
  'paid-parked',
  'paid-late',
  'double',
  'over',
  'partial',
  'mismatch',
  'reverted',
  'disputed',
  'charged-back',
  'paid-adopted',
  'sight-paid',
  'sight-unpaid',
  'print-failed',
  'print-interrupted',
  'refund-failed',
  'refund-unknown',
  'refund-not-sent',
  'refund-done',
  'log-broken',
  'restored',
  'restore-dropped',
] as const satisfies readonly Banner['kind'][];

const parked: readonly Parked[] = [
  {
    reference: referenceOf('PK01'),
    saleNumber: 121,
    total: toMoney(1_876_000),
    remainingMs: 214_000,
    state: 'awaiting-payment',
  },
  { reference: referenceOf('PK02'), saleNumber: 122, total: WIDEST, remainingMs: 0, state: 'checking' },
];

const tenderOf = (kind: TenderView['kind'], amount: Money, given: Money = amount): TenderView => ({
  id: 'tender-1' as TenderId,
  kind,
  amount,
  given,
  change: toMoney(given - amount),
});

const closed = (change: Partial<SaleView>): CashierView =>
  cashierView({
    sale: sale({
      closedAt: AFTERNOON + 47 * SECOND,
      due: ZERO,
      receiptNumber: 'C01-004821',
      print: printed('sent'),
      ...change,
    }),
  });

/** Paid with no charge in front: in cash or otherwise, or taken on sight; and paid in part. */
function closedViews(): Readonly<Record<string, CashierView>> {
  const widest = cartOf(WIDEST);
  return {
    'closed-cash': closed({ tenders: [tenderOf('cash', TOTAL, toMoney(TOTAL + 491_410))] }),
    'closed-cash-exact': closed({ tenders: [tenderOf('cash', TOTAL)] }),
    'closed-card': closed({ tenders: [tenderOf('card-terminal', TOTAL)], print: printed('queued') }),
    'closed-mixed': closed({ collected: PART, tenders: [tenderOf('cash', toMoney(TOTAL - PART))] }),
    'closed-widest': closed({ cart: widest, tenders: [tenderOf('transfer', WIDEST)] }),
    'closed-sight': closed({ onSight: TOTAL }),
    'sale-part': cashierView({
      sale: sale({
        isFrozen: false,
        tenders: [tenderOf('cash', PART)],
        due: toMoney(TOTAL - PART),
      }),
    }),
  };
}

/** Around the charge: what must be read, what waits, what is asked before closing. */
const saleOf = (total: Money): CashierView =>
  cashierView({ sale: sale({ id: null, isFrozen: false, cart: cartOf(total), due: total }) });

/** Sales on hold: one named, one plain, one from the day before. */
export const onHold: OpenSalesView = {
  name: null,
  held: [
    ['Mesa 3', 'Café molido 250 g', 3, 508_590, 8 * MINUTE],
    [null, 'Pan francés', 1, 65_000, 41 * MINUTE],
    ['Señora del perro', 'Yerba mate 1 kg', 12, 9_875_000, 26 * 60 * MINUTE],
  ].map(([name, first, lines, total, ago], at) => ({
    ticket: `ticket-${at}` as SaleId,
    place: at + 1,
    name: name as string | null,
    first: String(first),
    lines: Number(lines),
    pieces: Number(lines),
    total: toMoney(Number(total)),
    heldAt: AFTERNOON - Number(ago),
  })),
  canUndo: true,
  canRedo: true,
};

export const aroundViews: Readonly<Record<string, CashierView>> = {
  sale: cashierView(),
  empty: cashierView({ sale: sale({ id: null, isFrozen: false, cart: emptyCart, due: ZERO }) }),
  long: cashierView({ sale: sale({ id: null, isFrozen: false, cart: longCart }) }),
  'limit-below': saleOf(toMoney(90)),
  'limit-above': saleOf(WIDEST),
  parked: cashierView({ parked }),
  'on-hold': cashierView({ open: onHold }),
  'on-hold-empty': cashierView({
    sale: sale({ id: null, isFrozen: false, cart: emptyCart, due: ZERO }),
    open: onHold,
    parked,
  }),
  'banner-one': cashierView({ banners: [bannerOf('paid-late')] }),
  'banner-over-charge': cashierView({
    charge: charge(),
    sale: sale(),
    banners: [bannerOf('double', { amount: WIDEST }), bannerOf('paid-parked')],
  }),
  ...closedViews(),
  closing: cashierView({ charge: charge(), sale: sale(), isClosing: true }),
  ...Object.fromEntries(
    BANNERS.map((kind) => [
      `banner-${kind}`,
      cashierView({
        banners: [
          bannerOf(kind, {
            ...(PAPER_BANNERS.some((one) => one.kind === kind) ? { jobId: 'job-1' as PrintJobId } : {}),
            ...(OF_NO_SALE.has(kind) ? { saleNumber: null, saleId: null } : {}),
          }),
        ],
      }),
    ]),
  ),
};
