import { MercadoPagoConfig, MerchantOrder, Order, Payment, PaymentRefund } from 'mercadopago';
import { expect, it } from 'vitest';
import { MINUTE, SECOND } from '#core/domain/instant';
import { requestSample } from '#test/main/mercado-pago/sample-server';
import { isAsDescribed, putOrder, REFERENCE, shop } from '#test/main/simulator/sdk-shop';

it('reads and searches merchant orders', async () => {
  const counter = await shop();
  const { config, practise } = counter;
  putOrder(counter);
  const merchantOrders = new MerchantOrder(config);
  const none = await merchantOrders.search({ options: { external_reference: REFERENCE } });
  expect(none.elements ?? []).toEqual([]);
  practise('scan');
  const { payment_id: paymentId } = practise('pay', { outcome: 'approved' });
  const found = await merchantOrders.search({ options: { external_reference: REFERENCE, status: 'closed' } });
  isAsDescribed(found, { elements: 'object', total: 'number', next_offset: 'number' });
  const read = await merchantOrders.get({ merchantOrderId: found.elements?.[0]?.id ?? 0 });
  isAsDescribed(read, {
    id: 'number',
    status: 'string',
    preference_id: 'string',
    site_id: 'string',
    collector: 'object',
    payments: 'object',
    items: 'object',
    paid_amount: 'number',
    refunded_amount: 'number',
    shipping_cost: 'number',
    total_amount: 'number',
    date_created: 'string',
    last_updated: 'string',
    cancelled: 'boolean',
    external_reference: 'string',
    marketplace: 'string',
    order_status: 'string',
    additional_info: 'string',
    is_test: 'boolean',
  });
  isAsDescribed(read.payments?.[0], {
    id: 'number',
    transaction_amount: 'number',
    total_paid_amount: 'number',
    shipping_cost: 'number',
    currency_id: 'string',
    status: 'string',
    operation_type: 'string',
    date_approved: 'string',
    date_created: 'string',
    last_modified: 'string',
    amount_refunded: 'number',
  });
  expect(read).toMatchObject({ status: 'closed', order_status: 'paid', payments: [{ id: paymentId }] });
});

it('reads, searches and gives back payments', async () => {
  const counter = await shop();
  const { config, practise } = counter;
  putOrder(counter);
  const { payment_id: paymentId } = practise('pay', { outcome: 'approved' });
  const payments = new Payment(config);
  const read = await payments.get({ id: paymentId });
  isAsDescribed(read, {
    id: 'number',
    date_created: 'string',
    date_approved: 'string',
    date_last_updated: 'string',
    money_release_date: 'string',
    operation_type: 'string',
    payment_method_id: 'string',
    payment_type_id: 'string',
    status: 'string',
    status_detail: 'string',
    currency_id: 'string',
    description: 'string',
    live_mode: 'boolean',
    collector_id: 'number',
    payer: 'object',
    order: 'object',
    external_reference: 'string',
    transaction_amount: 'number',
    transaction_amount_refunded: 'number',
    transaction_details: 'object',
    captured: 'boolean',
    installments: 'number',
    refunds: 'object',
    point_of_interaction: 'object',
  });
  const refunds = new PaymentRefund(config);
  const part = await refunds.create({ payment_id: paymentId, body: { amount: 651 } });
  isAsDescribed(part, {
    id: 'number',
    payment_id: 'number',
    amount: 'number',
    source: 'object',
    date_created: 'string',
    refund_mode: 'string',
    adjustment_amount: 'number',
    status: 'string',
  });
  const rest = await refunds.total({ payment_id: paymentId });
  expect(rest.amount).toBe(5000);
  const again = await refunds.get({ payment_id: paymentId, refund_id: part.id ?? 0 });
  expect(again).toMatchObject({ id: part.id, amount: 651, status: 'approved' });
  expect([...(await refunds.list({ payment_id: paymentId }))]).toMatchObject([
    { id: part.id },
    { id: rest.id },
  ]);
  const found = await payments.search({
    options: {
      external_reference: REFERENCE,
      sort: 'date_created',
      criteria: 'desc',
      range: 'date_created',
      begin_date: 'NOW-1DAYS',
      end_date: 'NOW',
    },
  });
  expect(found).toMatchObject({
    paging: { total: 1 },
    results: [{ status: 'refunded', transaction_amount: 5651, transaction_amount_refunded: 5651 }],
  });
});

it('makes, reads, searches, cancels and gives back orders', async () => {
  const { config, practise, simulator, pass } = await shop();
  const { accessToken, externalPosId } = simulator.shop;
  const orders = new Order(config);
  const { body } = requestSample('orders-create.request.dynamic');
  body.config.qr.external_pos_id = externalPosId;
  // The SDK keeps the key of one call for all that its configuration does after it: so each has its own.
  const make = (key: string) =>
    new Order(new MercadoPagoConfig({ accessToken, options: { maxRetries: 0, idempotencyKey: key } })).create(
      {
        body,
      },
    );
  const taken = await make('0d5020ed-1af6-469c-ae06-c3bec19954bb');
  expect((await make('0d5020ed-1af6-469c-ae06-c3bec19954bb')).id).toBe(taken.id);
  expect(await orders.cancel({ id: taken.id ?? '' })).toMatchObject({ id: taken.id, status: 'canceled' });
  await expect(orders.cancel({ id: taken.id ?? '' })).rejects.toMatchObject({ status: 409 });
  pass(MINUTE);
  const made = await make('1d5020ed-1af6-469c-ae06-c3bec19954bb');
  practise('pay', { outcome: 'approved' });
  const read = await orders.get({ id: made.id ?? '' });
  isAsDescribed(read, {
    id: 'string',
    type: 'string',
    external_reference: 'string',
    country_code: 'string',
    status: 'string',
    status_detail: 'string',
    user_id: 'string',
    transactions: 'object',
    total_amount: 'string',
    total_paid_amount: 'string',
    processing_mode: 'string',
    description: 'string',
    items: 'object',
    config: 'object',
    created_date: 'string',
    last_updated_date: 'string',
    expiration_time: 'string',
    currency: 'string',
    integration_data: 'object',
  });
  isAsDescribed(read.transactions?.payments?.[0], {
    id: 'string',
    reference_id: 'string',
    status: 'string',
    status_detail: 'string',
    amount: 'string',
    paid_amount: 'string',
    payment_method: 'object',
  });
  expect(made.type_response?.qr_data).toMatch(/^000201/);
  const found = await orders.search({
    options: {
      begin_date: '2026-11-21T00:00:00Z',
      end_date: '2026-11-21T23:59:59Z',
      external_reference: REFERENCE,
      type: 'qr',
      page: 1,
      page_size: 10,
    },
  });
  isAsDescribed(found.paging, { total: 'string', total_pages: 'string', offset: 'string', limit: 'string' });
  expect(found.data?.map(({ status }) => status)).toEqual(['canceled', 'processed']);
  const id = read.transactions?.payments?.[0]?.id ?? '';
  const part = await orders.refund({
    id: made.id ?? '',
    body: { transactions: [{ id, amount: '651.00' }] },
  });
  isAsDescribed(part.transactions?.refunds?.[0], {
    id: 'string',
    transaction_id: 'string',
    reference_id: 'string',
    amount: 'string',
    status: 'string',
  });
  pass(5 * SECOND);
  await orders.refund({ id: made.id ?? '' });
  pass(5 * SECOND);
  expect(await orders.get({ id: made.id ?? '' })).toMatchObject({ status: 'refunded' });
});

it('is refused in the way that it tells apart', async () => {
  const { config } = await shop();
  const missing = { id: 'ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B' };
  await expect(new Order(config).get(missing)).rejects.toMatchObject({ status: 404 });
  await expect(new Payment(config).get({ id: 7 })).rejects.toMatchObject({ status: 404 });
  const stranger = new MercadoPagoConfig({ accessToken: 'APP_USR-0-0-0-0', options: { maxRetries: 0 } });
  await expect(new Order(stranger).get(missing)).rejects.toMatchObject({ status: 401 });
});
