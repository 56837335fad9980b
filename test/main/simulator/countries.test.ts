import { expect, it } from 'vitest';
import { requestSample } from '#test/main/mercado-pago/sample-server';
import { item, shop } from '#test/main/simulator/stranger';

const of = (unit_price: number) => ({
  items: [{ ...item, unit_price, quantity: 1, total_amount: unit_price }],
  total_amount: unit_price,
});

const combo = requestSample('qr-dynamic-post.request.mco-iva').body;
const { expiration_date: _, ...withIva } = combo;
const { taxes: __, ...withoutIva } = withIva;

it('keeps the IVA that a Colombian order says is in its total', async () => {
  for (const mode of ['dynamic', 'hybrid', 'attended'] as const) {
    const { charge, put, practise } = await shop({ site: 'MCO' });
    const made = mode === 'dynamic' ? await charge(withIva) : await put(mode, withIva);
    expect(made.status).toBeLessThan(300);
    expect((await practise('orders')).json.orders[0]).toMatchObject({
      total_amount: 11900,
      taxes: [{ type: 'IVA', value: 1900, is_assumed: false }],
    });
  }
});

it.each([
  [11900, 1900],
  [1190, 190],
  [1000, 160],
  [7, 1],
])('takes 19 %% to be in %i where nothing is said: %i', async (total, value) => {
  const { charge, practise } = await shop({ site: 'MCO' });
  for (const taxes of [undefined, []]) {
    await charge({ ...withoutIva, ...of(total), taxes });
    const { orders } = (await practise('orders')).json;
    expect(orders.at(-1).taxes).toEqual([{ type: 'IVA', value, is_assumed: true }]);
  }
});

it('takes goods without IVA in Colombia, if that is said', async () => {
  const { charge, practise } = await shop({ site: 'MCO' });
  await charge({ ...withoutIva, taxes: [{ type: 'IVA', value: 0 }] });
  expect((await practise('orders')).json.orders[0].taxes).toEqual([
    { type: 'IVA', value: 0, is_assumed: false },
  ]);
});

it.each([
  [{}, 'invalid_taxes'],
  [[{ type: 'INC', value: 1900 }], 'invalid_taxes.type'],
  [[{ type: 'IVA' }], 'invalid_taxes.value'],
  [[{ type: 'IVA', value: '1900' }], 'invalid_taxes.value'],
  [[{ type: 'IVA', value: 1900.5 }], 'invalid_taxes.value'],
  [[{ type: 'IVA', value: -1 }], 'invalid_taxes.value'],
  [[{ type: 'IVA', value: 11900 }], 'invalid_taxes.value'],
  [['IVA'], 'invalid_taxes.type'],
])('does not take the taxes %j in Colombia', async (taxes, error) => {
  const { charge, practise } = await shop({ site: 'MCO' });
  expect((await charge({ ...withoutIva, taxes })).json.error).toBe(error);
  expect((await practise('orders')).json.orders).toEqual([]);
});

it('does not look at taxes elsewhere', async () => {
  const { charge, practise } = await shop({ site: 'MLA' });
  expect((await charge({ taxes: [{ type: 'IVA', value: 1 }] })).status).toBe(201);
  expect((await practise('orders')).json.orders[0].taxes).toEqual([]);
});

it.each([
  ['MLC', 'CLP'],
  ['MCO', 'COP'],
] as const)('refuses cents in %s in the provider’s words', async (site, currency) => {
  const { charge, put } = await shop({ site });
  const message = `Prices in ${currency} currency must be expressed with integer values.`;
  const bad = [
    [of(10.5), 'invalid_total_amount'],
    [{ ...of(10.5), total_amount: 10 }, 'invalid_items.unit_price'],
    [{ ...of(10), items: [{ ...of(10).items[0], total_amount: 10.5 }] }, 'invalid_items.total_amount'],
  ] as const;
  for (const [change, error] of bad) {
    for (const answer of [await charge(change), await put('hybrid', change), await put('attended', change)])
      expect(answer.json).toMatchObject({ status: 400, error, message });
  }
  expect((await charge({ ...of(10), total_amount: '10' })).json.message).toBe(
    'total_amount must be present.',
  );
  expect((await put('attended', of(10))).status).toBe(204);
});
