import { toMoney } from '#core/domain/money';
import type { Findings, IssueRequest, ProviderError, Refund } from '#core/provider';
import { ok, type Result } from '#core/result';
import type { SetupOutcome } from '#core/shop-setup';
import { createInstore, type Instore } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import { createPlaces } from '#main/mercado-pago/places';
import { createSetup } from '#main/mercado-pago/setup';
import { readNotification } from '#main/notifications/reading';
import { door, requestSample, type Sample, sample } from '#test/main/mercado-pago/sample-server';
import { PLACES, STORE } from '#test/main/mercado-pago/setup-provider';

export const REFERENCE = 'SUC01CAJA01-20261121-000123';
export const ORDER = 'ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B';
const PAYMENT = '131500000456';
const NOW = Date.parse('2026-11-21T20:55:10.13Z');
const REGISTER = { sellerId: '700100200', externalPosId: 'SUC01CAJA01', currency: 'ARS' } as const;

export const SALE: IssueRequest = {
  reference: REFERENCE,
  mode: 'dynamic',
  total: toMoney(565100),
  currency: 'ARS',
  items: null,
  title: 'Ticket 000123',
  description: 'Ticket 000123',
  expiresAt: NOW + 300_000,
  sellerId: '700100200',
  externalPosId: 'SUC01CAJA01',
  externalStoreId: 'SUC01',
  iva: null,
};

/** What the provider says to all that the sample in hand is no answer to. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/^GET \/users\/me$/, 'user-me.response.200'],
  [/^GET \/pos$/, 'pos-list.response.200'],
  [/^GET \/pos\//, 'pos-get.response.200'],
  [/^GET \/users\/\d+\/stores\/search$/, 'stores-search.response.200'],
  [/^GET \/v1\/orders\//, 'orders-get.response.processed'],
  [/^GET \/v1\/orders$/, 'orders-search.response.200'],
  [/^GET \/v1\/payments\/search$/, 'payments-search.response.empty'],
  [/^GET \/merchant_orders\/\d+$/, 'merchant-order.closed'],
  [/^GET \/merchant_orders\/search$/, 'merchant-orders-search.response.not-scanned'],
];

type Wired = {
  readonly instore: Instore;
  readonly orders: Instore;
  readonly setup: ReturnType<typeof createSetup>;
  readonly http: ReturnType<typeof door>['http'];
};

/** The adapters over a door without a socket: one answer where it fits, the usual ones elsewhere. */
function wired(answer: Sample, where: RegExp, sent: string[]): Wired {
  const { http } = door('http://provider.invalid', {
    attempts: 1,
    fetch: (address, { method }) => {
      const call = `${method} ${new URL(address).pathname}`;
      sent.push(call);
      const usual = USUAL.find(([pattern]) => pattern.test(call))?.[1];
      const { status, headers, body } = where.test(call) || usual === undefined ? answer : sample(usual);
      return Promise.resolve(new Response(status === 204 ? null : body, { status, headers }));
    },
  });
  const orders = createOrders({ http, now: () => NOW, newKey: () => 'key-1' });
  const places = createPlaces((path) => Promise.resolve(ok(PLACES[path])));
  return {
    instore: createInstore({ http }),
    orders,
    http,
    setup: createSetup({
      http,
      places,
      sleep: () => Promise.resolve(),
      storeWaitsMs: [],
    }),
  };
}

const wrong = ({ kind, code }: ProviderError): string =>
  [kind, code].filter((word) => word !== null).join(' ');
const told = <Value>(result: Result<Value, ProviderError>, say: (value: Value) => string): string =>
  result.ok ? say(result.value) : `error: ${wrong(result.error)}`;

const found = ({ orders, payments }: Findings): string =>
  [
    ...orders.map(({ status, total }) => `order ${status} ${total}`),
    ...payments.map(({ status, amount, refunded }) => `payment ${status} ${amount} back ${refunded}`),
  ].join(', ') || 'nothing';
const givenBack = (refunds: readonly Refund[]): string =>
  refunds.map(({ status, amount }) => `${status} ${amount}`).join(', ') || 'nothing';

/** Of every kind of outcome: what it is called, and the provider's word where it gave one. */
function outcome(of: {
  readonly kind: string;
  readonly error?: ProviderError;
  readonly reason?: string;
}): string {
  const reason = of.reason === undefined ? '' : ` as ${of.reason}`;
  return `${of.kind}${reason}${of.error === undefined ? '' : `: ${wrong(of.error)}`}`;
}

function setUp(of: SetupOutcome<{ readonly id: string }>): string {
  if (of.kind === 'done') return `done ${of.value.id}`;
  return of.kind === 'refused' ? `refused as ${of.refusal.reason}: ${wrong(of.refusal.error)}` : outcome(of);
}

const refundRequest = (amount: number | null) => ({
  paymentId: PAYMENT,
  amount: amount === null ? null : toMoney(amount),
  currency: 'ARS' as const,
  key: 'refund-1',
  providerOrderId: ORDER,
});
const asked = { thorough: false, currency: 'ARS' } as const;
const DRAFT = {
  name: 'Caja 1',
  externalId: 'SUC01CAJA01',
  storeId: '61000001',
  externalStoreId: 'SUC01',
  trade: null,
};

type Call = { readonly where: RegExp; readonly run: (to: Wired) => Promise<string> };

/** Each way in which the adapters take an answer of the provider's, and what they make of it in one line. */
export const CALLS = {
  issue: { where: /^POST/, run: async ({ instore }) => outcome(await instore.issue(SALE)) },
  'issue hybrid': {
    where: /^PUT/,
    run: async ({ instore }) => outcome(await instore.issue({ ...SALE, mode: 'hybrid' })),
  },
  'issue attended': {
    where: /^PUT/,
    run: async ({ instore }) => outcome(await instore.issue({ ...SALE, mode: 'attended' })),
  },
  'issue by Orders attended': {
    where: /^POST/,
    run: async ({ orders }) => outcome(await orders.issue({ ...SALE, mode: 'attended' })),
  },
  'issue by Orders': { where: /^POST/, run: async ({ orders }) => outcome(await orders.issue(SALE)) },
  slot: {
    where: /^GET/,
    run: async ({ instore }) =>
      told(await instore.slot(REGISTER), (held) =>
        held === null ? 'empty' : `${held.reference} ${held.total}`,
      ),
  },
  'clear slot': {
    where: /^DELETE/,
    run: async ({ instore }) => told(await instore.clearSlot(REGISTER), () => 'cleared'),
  },
  'fixed code': {
    where: /^GET \/pos\//,
    run: async ({ instore }) => told(await instore.fixedCode(REGISTER), () => 'a code'),
  },
  find: {
    where: /merchant_orders/,
    run: async ({ instore }) => told(await instore.find(REFERENCE, asked), found),
  },
  order: {
    where: /merchant_orders/,
    run: async ({ instore }) =>
      told(await instore.order('31500000123', 'ARS'), ({ order, payments }) =>
        found({ orders: [order], payments }),
      ),
  },
  payment: {
    where: /payments/,
    run: async ({ instore }) =>
      told(await instore.payment(PAYMENT), ({ payment }) => found({ orders: [], payments: [payment] })),
  },
  'find by payments': {
    where: /payments/,
    run: async ({ instore }) => told(await instore.find(REFERENCE, { ...asked, thorough: true }), found),
  },
  sweep: {
    where: /payments/,
    run: async ({ instore }) =>
      told(await instore.sweep({ since: 0, until: NOW, offset: 0 }), ({ payments }) =>
        found({ orders: [], payments: payments.map(({ payment }) => payment) }),
      ),
  },
  'read by Orders': {
    where: /GET \/v1\/orders\//,
    run: async ({ orders }) =>
      told(await orders.find(REFERENCE, { ...asked, providerOrderId: ORDER }), found),
  },
  'find by Orders': {
    where: /GET \/v1\/orders$/,
    run: async ({ orders }) => told(await orders.find(REFERENCE, asked), found),
  },
  withdraw: { where: /cancel$/, run: async ({ orders }) => outcome(await orders.withdraw(ORDER)) },
  refund: { where: /^POST/, run: async ({ instore }) => outcome(await instore.refund(refundRequest(null))) },
  'refund a part': {
    where: /^POST/,
    run: async ({ instore }) => outcome(await instore.refund(refundRequest(65100))),
  },
  refunds: {
    where: /refunds$/,
    run: async ({ instore }) => told(await instore.refundsOf(PAYMENT, 'ARS'), givenBack),
  },
  'refund by Orders': {
    where: /^POST/,
    run: async ({ orders }) => outcome(await orders.refund(refundRequest(null))),
  },
  'refund a part by Orders': {
    where: /^POST/,
    run: async ({ orders }) => outcome(await orders.refund(refundRequest(65100))),
  },
  'who am I': { where: /me$/, run: async ({ instore }) => told(await instore.whoAmI(), ({ name }) => name) },
  registers: {
    where: /^GET \/pos$/,
    run: async ({ instore }) =>
      told(await instore.registers(), (all) => all.map(({ name }) => name).join() || 'none'),
  },
  stores: {
    where: /stores\/search$/,
    run: async ({ setup }) =>
      told(await setup.stores(), (all) => all.map(({ name }) => name).join() || 'none'),
  },
  'create store': { where: /^POST/, run: async ({ setup }) => setUp(await setup.createStore(STORE)) },
  'update store': {
    where: /^PUT/,
    run: async ({ setup }) => setUp(await setup.updateStore('61000001', { name: 'Almacén La Esquina' })),
  },
  register: {
    where: /^GET \/pos\//,
    run: async ({ setup }) => told(await setup.register('98000001'), ({ name }) => name),
  },
  'create register': { where: /^POST/, run: async ({ setup }) => setUp(await setup.createRegister(DRAFT)) },
  'repair register': {
    where: /^PUT/,
    run: async ({ setup }) =>
      setUp(await setup.repairRegister('98000001', { externalId: 'SUC01CAJA01', trade: 'fuel' })),
  },
  'the door alone': { where: /./, run: async ({ http }) => outcome(await http.delete('/pos/98000001')) },
} satisfies Readonly<Record<string, Call>>;
export type CallName = keyof typeof CALLS;
const isCall = (name: string): name is CallName => Object.hasOwn(CALLS, name);
/** Those that ask by themselves; the bare door sends whatever it is given. */
export const CALL_NAMES = Object.keys(CALLS)
  .filter(isCall)
  .filter((name) => name !== 'the door alone');

/** All that is read of charges and their money, with this answer to each of the calls that it may be an answer to. */
export async function readBy(answer: Sample): Promise<readonly Findings[]> {
  const { instore, orders } = wired(answer, /./, []);
  const { instore: beside } = wired(answer, /payments/, []);
  const { orders: byId } = wired(answer, /GET \/v1\/orders\//, []);
  const whole = { ...asked, thorough: true };
  const reads = await Promise.all([
    instore.find(REFERENCE, asked),
    beside.find(REFERENCE, whole),
    orders.find(REFERENCE, whole),
    byId.find(REFERENCE, { ...asked, providerOrderId: ORDER }),
  ]);
  const [order, payment, swept] = await Promise.all([
    instore.order('31500000123', 'ARS'),
    instore.payment(PAYMENT),
    instore.sweep({ since: 0, until: NOW, offset: 0 }),
  ]);
  return [
    ...reads.flatMap((read) => (read.ok ? [read.value] : [])),
    ...(order.ok ? [{ orders: [order.value.order], payments: order.value.payments }] : []),
    ...(payment.ok ? [{ orders: [], payments: [payment.value.payment] }] : []),
    ...(swept.ok ? [{ orders: [], payments: swept.value.payments.map((each) => each.payment) }] : []),
  ];
}

/** What becomes of an answer behind this call, and what was sent for it. */
export async function put(
  answer: Sample,
  call: CallName,
): Promise<{ outcome: string; sent: readonly string[] }> {
  const { where, run }: Call = CALLS[call];
  const sent: string[] = [];
  return { outcome: await run(wired(answer, where, sent)), sent };
}

export function heardIn(name: string): string {
  const { query, body } = requestSample(name) as { query?: Record<string, string>; body: unknown };
  const { topic, id } = readNotification(new URLSearchParams(query), JSON.stringify(body));
  return `${topic} ${id}`;
}
