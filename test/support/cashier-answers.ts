import type { ChargeFact, ChargeState, Oddness } from '#core/domain/charge';
import { toMoney, ZERO } from '#core/domain/money';
import type { Picture } from '#core/domain/paper-grid';
import type { PrintJobId } from '#core/domain/print-job';
import type { RefundId } from '#core/domain/refund';
import type { SaleId } from '#core/domain/sale';
import type { TenderKind } from '#core/domain/sale-record';
import { mayOf, type Person, type Role, type StaffId, USUAL_RULES } from '#core/domain/staff';
import type { VoidId } from '#core/domain/voids';
import type { CashierRequests } from '#core/ipc-contract';
import type { RecentCharge } from '#core/order-log';
import type { Register, SeenPayment } from '#core/provider';
import type { RecentBeside, TenderedSale, VoidedView } from '#core/recent-views';
import { err, ok } from '#core/result';
import type { NoticesView, NoticeView, SettingsView } from '#core/settings-views';
import type { BackupsView, CopyView, SettingChangeView } from '#core/setup-requests';
import { placesOf } from '#core/shop-places';
import type { Store } from '#core/shop-setup';
import type { StaffList, StaffNow } from '#core/staff-requests';
import type { ProductView, QueuedPaper } from '#core/views';
import { EMVCO, referenceOf, SALE } from '#test/support/cashier-views';
import { AFTERNOON, almacen } from '#test/support/customer-views';
import { plainMoney } from '#test/support/refund-answers';
import { trustAnswers } from '#test/support/trust-answers';

/** What a channel of the mock bridge answers. */
export type Answers = { readonly [C in keyof CashierRequests]?: ReturnType<CashierRequests[C]> };

const MINUTE = 60_000;
const rows: readonly [ChargeState, number, readonly Oddness[], Partial<RecentCharge>?][] = [
  ['paid', 342_000, []],
  ['paid', 1_876_000, []],
  ['paid', 615_000, ['reverted'], { returned: toMoney(100_000) }],
  ['cancelled', 139_000, []],
  ['paid-late', 234_000, []],
  ['awaiting-payment', 921_550, [], { parked: true }],
  ['expired', 489_000, []],
  ['paid', 99_999_999_999_999, ['double']],
  ['expired', 124_000, ['partial']],
  ['awaiting-payment', 566_000, ['mismatch']],
  ['refused', 740_000, []],
  ['not-sent', 108_000, []],
  ['unknown', 420_000, []],
  ['superseded', 420_000, []],
  ['in-process', 150_000, []],
  ['checking', 88_000, []],
  ['paid', 77_000, ['charged-back', 'reverted']],
  ['paid', 77_000, ['disputed']],
  ['paid', 77_000, ['over']],
  ['requested', 76_000, []],
];

const MONEY: readonly ChargeState[] = ['paid', 'paid-late'];

export const recent: readonly RecentCharge[] = rows.map(([state, total, oddness, change = {}], at) => {
  const isPaid = MONEY.includes(state);
  const requestedAt = AFTERNOON - (5 + 6 * at) * MINUTE;
  return {
    reference: referenceOf(`R${String(at).padStart(3, '0')}`),
    saleId: SALE,
    saleNumber: 122 - at,
    attempt: state === 'unknown' ? 2 : 1,
    total: toMoney(total),
    received: isPaid || oddness.length > 0 ? toMoney(total) : ZERO,
    returned: ZERO,
    state,
    oddness,
    requestedAt,
    expiresAt: requestedAt + 5 * MINUTE,
    settledAt: isPaid ? requestedAt + 51_000 : null,
    receiptNumber: isPaid ? `C01-00${4820 - at}` : null,
    parked: false,
    ...change,
  };
});

const tendered = (id: string, at: number, kind: TenderKind, given: number): TenderedSale => ({
  saleId: id as SaleId,
  saleNumber: 124 - at,
  at: AFTERNOON - at * MINUTE,
  total: toMoney(508_590),
  tenders: [{ id: null, kind, amount: toMoney(508_590), given: toMoney(given), at: AFTERNOON - at * MINUTE }],
  collected: ZERO,
  receiptNumber: `C01-00${4830 - at}`,
});

const voided = (at: number, change: Partial<VoidedView>): VoidedView => ({
  id: `void-${at}` as VoidId,
  at: AFTERNOON - at * MINUTE,
  how: 'line',
  first: 'Yerba mate 1 kg',
  lines: 1,
  amount: toMoney(489_000),
  leavesNothing: false,
  isUndone: false,
  by: null,
  ...change,
});

export const beside: RecentBeside = {
  tendered: [
    tendered('sale-cash', 8, 'cash', 1_000_000),
    tendered('sale-card', 20, 'card-terminal', 508_590),
    tendered('sale-transfer', 33, 'transfer', 508_590),
  ],
  voided: [
    voided(1, {}),
    voided(2, { how: 'less', first: 'Queso Mar del Plata en horma, sin sal, 40', amount: toMoney(65_000) }),
    voided(9, { how: 'sale', lines: 7, leavesNothing: true, amount: toMoney(99_999_999_999_999) }),
    voided(31, { how: 'line', isUndone: true, by: 'Ana' }),
    voided(45, { how: 'undo' }),
  ],
};

const payment = (status: SeenPayment['status']): SeenPayment => ({
  id: '90210',
  status,
  detail: status === 'rejected' ? 'cc_rejected_insufficient_amount' : null,
  amount: toMoney(342_000),
  refunded: ZERO,
  currency: 'ARS',
  sellerId: '1',
  approvedAt: status === 'approved' ? AFTERNOON : null,
  changedAt: AFTERNOON,
});

const BEGAN = AFTERNOON - 5 * MINUTE;
/** One charge's life, with a little of everything. */
export const facts: readonly ChargeFact[] = [
  {
    at: BEGAN,
    kind: 'charge-requested',
    terms: {
      reference: referenceOf('R000'),
      saleId: SALE,
      attempt: 1,
      siteId: 'MLA',
      api: 'instore',
      mode: 'dynamic',
      total: toMoney(342_000),
      sellerId: '1',
      externalPosId: 'CAJA01',
      expiresAt: BEGAN + 5 * MINUTE,
    },
  },
  { at: BEGAN + 400, kind: 'code-issued', qrData: EMVCO, providerOrderId: null, providerMs: 380 },
  { at: BEGAN + 9000, kind: 'charge-parked' },
  { at: BEGAN + 14_000, kind: 'charge-recalled' },
  {
    at: BEGAN + 21_000,
    kind: 'order-seen',
    order: { id: '1', status: 'opened', total: toMoney(342_000), sellerId: '1', changedAt: BEGAN },
  },
  { at: BEGAN + 31_000, kind: 'payment-seen', payment: payment('rejected') },
  { at: BEGAN + 44_000, kind: 'payment-seen', payment: payment('in-process') },
  { at: BEGAN + 51_000, kind: 'payment-seen', payment: payment('approved') },
  {
    at: BEGAN + 51_200,
    kind: 'order-seen',
    order: { id: '1', status: 'closed', total: toMoney(342_000), sellerId: '1', changedAt: BEGAN },
  },
];

/** One that lost its place on the register, with the words that only the fixed code's modes have. */
export const registerFacts: readonly ChargeFact[] = facts
  .slice(0, 2)
  .flatMap((fact): ChargeFact[] =>
    fact.kind === 'charge-requested'
      ? [{ ...fact, terms: { ...fact.terms, mode: 'hybrid' } }]
      : [
          fact,
          { at: BEGAN + 12_000, kind: 'asking-stopped', why: 'displaced' },
          { at: BEGAN + 12_000, kind: 'order-withdrawn' },
          { at: BEGAN + 12_400, kind: 'read-after-deadline', startedAt: BEGAN + 12_000 },
        ],
  );

const registerOf = (id: number, change: Partial<Register>): Register => ({
  id: String(id),
  name: `Caja 0${id}`,
  externalPosId: `CAJA0${id}`,
  storeId: '1',
  externalStoreId: 'LOCAL01',
  storeName: 'La Esquina, Palermo',
  fixedAmount: true,
  ...change,
});

const storeOf = (id: string, name: string, externalId: string | null): Store => ({
  id,
  name,
  externalId,
  address: `Av. Siempreviva ${id}42, Palermo, Capital Federal, Argentina`,
});

export const settings: SettingsView = {
  setting: almacen,
  hasToken: true,
  isTokenUnreadable: false,
  account: { sellerName: 'Almacén La Esquina', siteId: 'MLA', isTest: false },
  register: {
    externalPosId: 'CAJA01',
    name: 'Caja 01',
    storeName: 'La Esquina, Palermo',
    externalStoreId: 'LOCAL01',
  },
  printer: { kind: 'tcp', host: '192.168.0.50', port: 9100 },
  printerForm: { profile: 'epson-tm-t20iii', paper: 80, cut: 'partial', density: 'normal', drawerPin: 2 },
  sparePrinter: null,
  printerWays: ['tcp', 'spooler', 'share', 'serial', 'system', 'file'],
  paper: { address: 'Av. San Martín 1234, Córdoba', taxId: '30-71234567-8', logo: null, footer: null },
  printsByItself: true,
  opensDrawer: true,
  codeMinutes: 5,
  dayStartHour: 0,
  startsAtLogin: true,
  isBesideWanted: false,
  customerDisplay: { width: 1920, height: 1080, dotsPerMm: 3.6 },
  leastCodeMm: 50,
  idlePictures: [],
  isKiosk: false,
  updates: 'ask',
  api: { inUse: 'orders', documented: 'orders', available: ['instore', 'orders'] },
  qrMode: 'dynamic',
  displays: [
    {
      id: 1,
      label: 'HDMI 1',
      width: 1366,
      height: 768,
      isInternal: true,
      isCashiers: true,
      isCustomers: false,
    },
    {
      id: 2,
      label: 'DELL P2419H',
      width: 1920,
      height: 1080,
      isInternal: false,
      isCashiers: false,
      isCustomers: true,
    },
    {
      id: 3,
      label: 'DP 3',
      width: 1024,
      height: 600,
      isInternal: false,
      isCashiers: false,
      isCustomers: false,
    },
  ],
  notices: { isOn: true, port: 8730, toleranceMinutes: null },
  publicAddress: 'https://avisos.laesquina.com.ar/mp',
  scaleLayouts: null,
  version: '0.1.0',
  dataFolder: '/home/ana/.config/Mostrador',
};

const noticeOf = (place: number, change: Partial<NoticeView>): NoticeView => ({
  place,
  at: AFTERNOON - (9 - place) * 7000,
  topic: 'merchant-order',
  id: `2948571${place}034`,
  verdict: 'unsigned',
  fate: 'read',
  ...change,
});

export const notices: NoticesView = {
  door: { kind: 'open', port: 8730 },
  secret: 'kept',
  heard: [
    noticeOf(8, { topic: 'payment', fate: null }),
    noticeOf(7, { topic: 'order', id: 'ORD01JZK5M3Q9V8X7W6T5R4P3N2M', verdict: 'signed', fate: 'read' }),
    noticeOf(6, { fate: 'ours' }),
    noticeOf(5, { topic: 'payment', verdict: 'forged', fate: 'dropped' }),
    noticeOf(4, { topic: 'payment', verdict: 'unsignable', fate: 'foreign' }),
    noticeOf(3, { topic: 'unknown', id: '', fate: 'dropped' }),
    noticeOf(2, { fate: 'failed' }),
    noticeOf(1, { topic: 'order', id: 'TEST-1763731402000-1', verdict: 'signed', fate: 'foreign' }),
  ],
};

const NAMES = [
  'Medialuna',
  'Pan francés, kg',
  'Factura, docena',
  'Chipá, 100 g',
  'Café molido 250 g',
  'Yerba mate 1 kg',
];
const favourites: readonly ProductView[] = NAMES.map((name, at) => ({
  id: `product-${at}`,
  name,
  sku: null,
  price: toMoney(65_000 + at * 31_150),
  unit: 'unit',
  taxRate: null,
  category: at < 4 ? 'Panadería' : 'Almacén',
}));

const BEGUN = AFTERNOON - 4 * MINUTE;
const owed = (id: string, more: Partial<QueuedPaper>): QueuedPaper => ({
  jobId: id as PrintJobId,
  saleId: `sale-${id}` as SaleId,
  number: 123,
  amount: toMoney(508_590),
  what: 'receipt',
  isCopy: false,
  place: 'usual',
  state: 'failed',
  trouble: 'interrupted',
  queuedAt: BEGUN,
  ...more,
});

/** What the printers owe after a bad quarter of an hour. */
export const papersOwed: readonly QueuedPaper[] = [
  owed('1', {}),
  owed('2', { number: 124, what: 'refund', trouble: 'paper-out' }),
  owed('3', { number: 125, state: 'sending', trouble: null }),
  owed('4', { number: 126, state: 'queued', trouble: null, isCopy: true, place: 'spare' }),
  owed('5', { saleId: null, number: 42, what: 'z', trouble: 'paper-out' }),
];

/** A mark of 48 by 40 dots: a disc. */
export const roundLogo: Picture = {
  width: 48,
  height: 40,
  bits: Buffer.from(
    Uint8Array.from({ length: 240 }, (_, at) => {
      const y = Math.floor(at / 6);
      return Array.from({ length: 8 }, (__, bit) => (at % 6) * 8 + bit).reduce(
        (byte, x, bit) => ((x - 24) ** 2 + (y - 20) ** 2 < 361 ? byte | (0x80 >> bit) : byte),
        0,
      );
    }),
  ).toString('base64'),
};

const changes: readonly SettingChangeView[] = [
  { key: 'secretsAt', at: AFTERNOON, old: undefined, new: { token: AFTERNOON, notices: null } },
  {
    key: 'printer',
    at: AFTERNOON - MINUTE,
    old: { kind: 'file', folder: '/home/ana/.config/Mostrador/receipts' },
    new: { kind: 'tcp', host: '192.168.0.50', port: 9100 },
  },
  { key: 'theme', at: AFTERNOON - 2 * MINUTE, old: undefined, new: 'dark' },
  { key: 'codeMinutes', at: AFTERNOON - 3 * MINUTE, old: 5, new: 10 },
  { key: 'dayStartHour', at: AFTERNOON - 4 * MINUTE, old: 0, new: 6 },
];

const DAY = 24 * 60 * MINUTE;
const copyOf = (days: number, change: Partial<CopyView> = {}): CopyView => ({
  name: `log-real-${days}.db`,
  of: 'real',
  at: AFTERNOON - days * DAY,
  bytes: 4_210_688 - days * 8192,
  isBeforeUpdate: false,
  isWhole: null,
  ...change,
});
const backups: BackupsView = {
  folder: '/home/ana/.config/Mostrador/backups',
  freeBytes: 118_400_000_000,
  copies: [
    copyOf(0, { isWhole: true }),
    copyOf(1),
    copyOf(2, { isWhole: false }),
    copyOf(3, { of: 'practice', bytes: 90_112 }),
    copyOf(9, { isBeforeUpdate: true }),
  ],
};

const named = (name: string, role: Role): Person => ({ id: `staff-${name}` as StaffId, name, role });
export const staffList: StaffList = {
  people: [
    named('Ana', 'cashier'),
    named('Beto Fernández', 'cashier'),
    named('María de los Ángeles', 'manager'),
  ],
  rules: USUAL_RULES,
};
const [ana, , maria] = staffList.people;
const standing = (person: Person | undefined): StaffNow => ({
  person: person ?? null,
  waitMs: 0,
  may: mayOf(USUAL_RULES, person?.role ?? 'cashier'),
});
export const staffed = { cashier: standing(ana), manager: standing(maria), nobody: standing(undefined) };

export const answers: Answers = {
  ...trustAnswers,
  'catalogue/favourites': favourites,
  'catalogue/category': favourites,
  'catalogue/search': favourites,
  'products/categories': ['Almacén', 'Panadería', 'Limpieza'],
  'products/pictures': [],
  'charges/recent': recent,
  'staff/list': staffList,
  'staff/sign-in': err('wrong-pin'),
  'staff/forgotten': {
    managers: staffList.people.filter(({ role }) => role === 'manager'),
    needs: 'token',
  },
  'recent/beside': beside,
  'charge/facts': facts,
  'refunds/of-sale': plainMoney,
  'practice/refunds': ok(null),
  'refund/request': ok({ refundId: 'refund-1' as RefundId }),
  'settings/view': settings,
  'settings/save': ok(null),
  'screens/try': ok(null),
  'screens/measure': ok(null),
  'changes/list': changes,
  'backups/view': backups,
  'backups/check': backups,
  'try/account': ok({ sellerName: 'Almacén La Esquina', siteId: 'MLA', isTest: false, isAnother: false }),
  'transfer/choose': ok({
    savedAt: AFTERNOON,
    changes: [
      { key: 'theme', old: 'system', new: 'dark', isMachine: false },
      {
        key: 'shop',
        old: { name: 'La Esquina', trade: 'Almacén', address: null, taxId: null },
        new: { name: 'La Esquina del Sur', trade: 'Almacén y fiambrería', address: null, taxId: null },
        isMachine: false,
      },
      { key: 'isKiosk', old: false, new: true, isMachine: true },
    ],
  }),
  'settings/fixed-code': ok({ qrData: EMVCO }),
  'settings/print-sheet': ok({ path: '/home/ana/.config/Mostrador/receipts/QR-Caja_01.pdf' }),
  'settings/open-sheet': ok(null),
  'settings/printers': [
    { name: 'EPSON_TM_T20III', label: 'EPSON TM-T20III' },
    { name: 'Oficina', label: 'Oficina (láser)' },
  ],
  'settings/test-print': ok(null),
  'print/queue': [],
  'notices/view': notices,
  'places/list': ok(
    placesOf(
      [
        storeOf('1', 'La Esquina, Palermo', 'LOCAL01'),
        storeOf('2', 'Feria de los domingos en la plaza de enfrente', null),
        storeOf('3', 'Depósito', 'DEPOSITO'),
      ],
      [
        registerOf(1, {}),
        registerOf(2, { fixedAmount: false, externalPosId: null }),
        registerOf(4, { name: 'Caja del fondo, la de los fiambres y quesos' }),
        registerOf(5, { storeId: '2', externalStoreId: null, storeName: 'Feria' }),
        registerOf(3, { externalPosId: null, storeName: null, storeId: null, externalStoreId: null }),
      ],
    ),
  ),
  'places/check-store': ok({
    name: 'La Esquina, Palermo',
    externalId: 'LAESQUINAPALERMO',
    street: 'Av. Siempreviva',
    number: '742',
    city: 'Palermo',
    state: 'Capital Federal',
    latitude: -34.5803,
    longitude: -58.4245,
    at: 'city-centre',
    isListed: true,
  }),
};
