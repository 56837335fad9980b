import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Mode } from '#core/domain/charge';
import type { ProviderErrorKind } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { REFERENCE, SALE } from '#test/main/mercado-pago/sample-calls';
import { type Answerer, door, give, type Sample, sample, serve } from '#test/main/mercado-pago/sample-server';

const NONE = sample('payments-search.response.empty');

/** Orders answer as the sample says; payments have nothing yet. */
const ordersAnswer =
  (orders: Sample): Answerer =>
  (seen, response) =>
    give(seen.path.startsWith('/v1/payments') ? NONE : orders)(seen, response);

async function findIn(orders: Answerer, thorough = false) {
  const { url } = await serve(orders);
  return createInstore({ http: door(url).http }).find(REFERENCE, { thorough, currency: 'ARS' });
}

const issuedBy = async (answer: Sample, mode: Mode = 'dynamic') => {
  const { url } = await serve(give(answer));
  return createInstore({ http: door(url).http }).issue({ ...SALE, mode });
};

it.each(['201', 'mco', 'mlc', 'mlb-pix'])('takes the code of an order made: %s', async (name) => {
  const answer = sample(`qr-dynamic-post.response.${name}`);
  const body: { qr_data: string; in_store_order_id: string } = JSON.parse(answer.body);
  expect(await issuedBy(answer)).toMatchObject({
    kind: 'issued',
    qrData: body.qr_data,
    providerOrderId: body.in_store_order_id,
  });
});

it('takes the code whatever success is called and with nothing beside it', async () => {
  for (const status of [200, 201, 202]) {
    const body = '{"qr_data":"000201..."}';
    expect(await issuedBy({ status, headers: {}, body })).toMatchObject({
      kind: 'issued',
      providerOrderId: null,
    });
  }
});

it.each(['', '{}', '{"qr_data":7}', '{"qr_data":""}', '[]', 'null'])(
  'does not know whether an order without a code exists: %s',
  async (body) => {
    expect(await issuedBy({ status: 201, headers: {}, body })).toMatchObject({ kind: 'unanswered' });
  },
);

const KINDS: Record<number, ProviderErrorKind> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  429: 'rate-limited',
  500: 'server',
  502: 'server',
  503: 'server',
};
const errorSamples = readdirSync(new URL('../../samples/', import.meta.url))
  .filter((name) => /error|404-none|pos-get.response.404/.test(name) && !name.startsWith('orders'))
  .map((name) => name.replace(/\.json$/, ''));

const MODES: readonly Mode[] = ['dynamic', 'hybrid', 'attended'];
const eachError = errorSamples.flatMap((name) => MODES.map((mode) => [name, mode] as const));

it.each(eachError)(
  'turns %s into the one error, and only a clear no into a refusal: %s',
  async (name, mode) => {
    const answer = sample(name);
    const outcome = await issuedBy(answer, mode);
    expect(outcome).toMatchObject({
      kind: answer.status >= 500 ? 'unanswered' : 'refused',
      error: { status: answer.status, kind: KINDS[answer.status] },
    });
    expect(outcome.kind !== 'issued' && outcome.error.message).not.toBe('');
  },
);

it('keeps the provider’s own code', async () => {
  const codes = await Promise.all(
    ['qr-dynamic.error.400-expiration-date', 'error.403-policy', 'error.429', 'merchant-order.error.400'].map(
      async (name) => {
        const outcome = await issuedBy(sample(name));
        return outcome.kind === 'refused' ? outcome.error.code : null;
      },
    ),
  );
  expect(codes).toEqual([
    'invalid_expiration_date',
    'PA_UNAUTHORIZED_RESULT_FROM_POLICIES',
    'too_many_requests',
    'invalid_format',
  ]);
});

it('finds nothing where elements are null', async () => {
  const found = await findIn(ordersAnswer(sample('merchant-orders-search.response.not-scanned')), true);
  expect(found).toEqual({ ok: true, value: { orders: [], payments: [] } });
});

it('finds an order that is open and holds no money', async () => {
  const found = await findIn(ordersAnswer(sample('merchant-orders-search.response.opened')));
  expect(found).toMatchObject({
    ok: true,
    value: {
      orders: [{ id: '31500000123', status: 'opened', total: 565100, sellerId: '700100200' }],
      payments: [],
    },
  });
});

it('reads every order of a reference, the abandoned one first', async () => {
  const found = await findIn(ordersAnswer(sample('merchant-orders-search.response.two-scans-one-closed')));
  expect(found.ok && found.value.orders.map(({ status }) => status)).toEqual(['opened', 'closed']);
  expect(found.ok && found.value.payments).toMatchObject([
    { id: '131500000456', status: 'approved', amount: 565100 },
  ]);
});

it('sees both payments of a double', async () => {
  const found = await findIn(ordersAnswer(sample('merchant-orders-search.response.double-payment')), true);
  expect(found.ok && found.value.orders).toHaveLength(2);
  expect(found.ok && found.value.payments.map(({ id }) => id)).toEqual(['131500000456', '131500000533']);
});

it('joins what the order and the payment search say of one payment', async () => {
  const found = await findIn((seen, response) => {
    const name = seen.path.startsWith('/v1/')
      ? 'payments-search.response.200'
      : 'merchant-orders-search.response.closed';
    give(sample(name))(seen, response);
  }, true);
  expect(found.ok && found.value.payments).toEqual([
    {
      id: '131500000456',
      status: 'approved',
      detail: 'accredited',
      amount: 565100,
      refunded: 0,
      currency: 'ARS',
      sellerId: '700100200',
      approvedAt: Date.parse('2026-11-21T20:57:40Z'),
      changedAt: Date.parse('2026-11-21T20:57:40Z'),
    },
  ]);
});

const single: readonly (readonly [string, string, string[], number])[] = [
  ['closed', 'closed', ['approved'], 0],
  ['closed-after-rejected', 'closed', ['rejected', 'approved'], 0],
  ['closed-partially-reverted', 'closed', ['approved'], 65100],
  ['closed-reverted', 'closed', ['refunded'], 565100],
  ['expired', 'expired', ['rejected'], 0],
  ['expired-no-payment', 'expired', [], 0],
  ['opened-no-payment', 'opened', [], 0],
  ['opened-partially-paid', 'opened', ['approved'], 0],
  ['opened-payment-in-process', 'opened', ['in-process'], 0],
  ['opened-rejected-payment', 'opened', ['rejected'], 0],
];

it.each(single)('reads a merchant order by id: %s', async (name, status, payments, refunded) => {
  const { url } = await serve(give(sample(`merchant-order.${name}`)));
  const read = await createInstore({ http: door(url).http }).order('31500000123', 'ARS');
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value).toMatchObject({ reference: REFERENCE, order: { status, total: 565100 } });
  expect(read.value.payments.map((payment) => payment.status)).toEqual(payments);
  expect(read.value.payments.reduce((sum, payment) => sum + payment.refunded, 0)).toBe(refunded);
});

it.each([
  ['approved', 'approved', 0],
  ['approved-other-wallet', 'approved', 0],
  ['refunded', 'refunded', 565100],
  ['rejected', 'rejected', 0],
] as const)('reads a payment by id and nothing of the payer: %s', async (name, status, refunded) => {
  const { url } = await serve(give(sample(`payment-get.response.${name}`)));
  const read = await createInstore({ http: door(url).http }).payment('131500000456');
  expect(read).toMatchObject({
    ok: true,
    value: { reference: REFERENCE, siteId: 'MLA', payment: { status, refunded, sellerId: '700100200' } },
  });
  expect(JSON.stringify(read)).not.toMatch(/700900800|450799|3704|FUND|12345678|Otra Billetera/);
});

it('knows whose token it is', async () => {
  const { url } = await serve(give(sample('user-me.response.200')));
  expect(await createInstore({ http: door(url).http }).whoAmI()).toEqual({
    ok: true,
    value: { id: '700100200', name: 'ALMACENESQUINA', siteId: 'MLA', isTest: true },
  });
});

it.each([
  ['stores-search.response.200', 'Almacén La Esquina'],
  ['stores-search.response.404-none', null],
])('lists the registers with their stores: %s', async (stores, storeName) => {
  const { url } = await serve((seen, response) => {
    const name =
      seen.path === '/users/me'
        ? 'user-me.response.200'
        : seen.path === '/pos'
          ? 'pos-list.response.200'
          : stores;
    give(sample(name))(seen, response);
  });
  expect(await createInstore({ http: door(url).http }).registers()).toEqual({
    ok: true,
    value: [
      {
        id: '98000001',
        name: 'Caja 1',
        externalPosId: 'SUC01CAJA01',
        storeId: '61000001',
        externalStoreId: 'SUC01',
        storeName,
        fixedAmount: true,
      },
    ],
  });
});
