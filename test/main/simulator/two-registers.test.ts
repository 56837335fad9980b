import { expect, it } from 'vitest';
import { codeIn, estate } from '#test/main/simulator/estate';
import { item, REFERENCE } from '#test/main/simulator/stranger';

/** A second register in a store of its own, and how orders are put on it. */
async function two(options: Parameters<typeof estate>[0] = {}) {
  const counter = await estate(options);
  const { id } = await counter.made();
  const pos = (await counter.call('POST', '/pos', counter.register(id))).json;
  const { userId } = counter.simulator.shop;
  const slot = `/instore/qr/seller/collectors/${userId}/pos/SUC01CAJA01/orders`;
  const storeSlot = (store: string, register = 'SUC01CAJA01') =>
    `/instore/qr/seller/collectors/${userId}/stores/${store}/pos/${register}/orders`;
  const qrs = `/instore/orders/qr/seller/collectors/${userId}/pos/SUC01CAJA01/qrs`;
  const order = (external_reference: string) => ({
    external_reference,
    title: 'x',
    description: 'x',
    total_amount: 3701,
    items: [item],
  });
  return { ...counter, id, pos, slot, storeSlot, qrs, order };
}

it('keeps what lies on one register apart from the other', async () => {
  const { call, put, held, slot, storeSlot, order, clear } = await two();
  await put('attended');
  expect((await call('PUT', storeSlot('SUC01'), order('other'))).status).toBe(204);
  expect((await held()).json[0]).toMatchObject({
    external_reference: REFERENCE,
    external_pos_id: 'PRACTICEPOS01',
  });
  expect((await call('GET', slot)).json[0]).toMatchObject({
    external_reference: 'other',
    external_pos_id: 'SUC01CAJA01',
  });
  await clear();
  expect((await held()).status).toBe(404);
  expect((await call('GET', slot)).status).toBe(200);
  expect((await call('DELETE', slot)).status).toBe(204);
  expect((await call('GET', slot)).status).toBe(404);
});

it('is paid on the register that the order lies on, and finds the payment there', async () => {
  const { call, storeSlot, order, practise, pos, id, simulator } = await two();
  await call('PUT', storeSlot('SUC01'), order('other'));
  const paid = await practise('pay', { external_reference: 'other', outcome: 'approved' });
  expect((await call('GET', `/v1/payments/${paid.json.payment_id}`)).json).toMatchObject({
    pos_id: String(pos.id),
    store_id: String(id),
  });
  const found = async (query: string) =>
    (await call('GET', `/v1/payments/search?${query}`)).json.paging.total;
  expect(await found(`pos_id=${pos.id}`)).toBe(1);
  expect(await found(`pos_id=${simulator.shop.posId}`)).toBe(0);
});

it('shows the fixed code of the register where an order has none of its own', async () => {
  const { call, qrs, order, pos } = await two({ quirks: { hybridAnswer: 'empty-201' } });
  expect((await call('PUT', qrs, order('a'))).status).toBe(201);
  const { codes } = { codes: (await call('GET', '/practice/orders')).json.orders };
  expect(codes[0].qr_data).toBe((await call('GET', `/pos/${pos.id}`)).json.qr_code);
});

it('knows no register in a store that it does not stand in, nor one that is gone', async () => {
  const { call, storeSlot, order, pos, qrs } = await two();
  expect(codeIn(await call('PUT', storeSlot('NOWHERE'), order('a')))).toEqual([404, 'store_not_found']);
  expect(codeIn(await call('PUT', storeSlot('PRACTICESTORE'), order('a')))).toEqual([404, 'pos_not_found']);
  await call('DELETE', `/pos/${pos.id}`);
  expect(codeIn(await call('POST', qrs, order('a')))).toEqual([404, 'pos_not_found']);
});

it('takes an order of the newer API for whichever register is there', async () => {
  const { call, pos } = await two();
  const order = (external_pos_id: string) => ({
    type: 'qr',
    external_reference: 'newer',
    total_amount: '37.00',
    config: { qr: { external_pos_id, mode: 'hybrid' } },
    transactions: { payments: [{ amount: '37.00' }] },
  });
  const key = (last: number) => ({ 'x-idempotency-key': `0d5020ed-1af6-469c-ae06-c3bec19954b${last}` });
  const made = await call('POST', '/v1/orders', order('SUC01CAJA01'), key(1));
  expect([made.status, made.json.config.qr.external_pos_id]).toEqual([201, 'SUC01CAJA01']);
  await call('DELETE', `/pos/${pos.id}`);
  const gone = await call('POST', '/v1/orders', order('SUC01CAJA01'), key(2));
  expect([gone.status, gone.json.errors[0].code]).toEqual([404, 'pos_not_found']);
});
