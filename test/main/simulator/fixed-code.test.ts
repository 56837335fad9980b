import { expect, it } from 'vitest';
import { ask, REFERENCE, shop } from '#test/main/simulator/stranger';

const MINUTE = 60_000;
const OTHER = 'mst-test01-01JOTHER';
const target = { external_reference: REFERENCE };
const approved = { ...target, outcome: 'approved' };
const fixed = { fixed: true };
const MODES = ['hybrid', 'attended'] as const;

async function putOn(mode: (typeof MODES)[number]) {
  const counter = await shop();
  await counter.put(mode);
  return counter;
}

it.each(MODES)('scans what the register holds now: %s', async (mode) => {
  const { put, practise, orders } = await putOn(mode);
  expect((await practise('scan', fixed)).json).toMatchObject({
    external_reference: REFERENCE,
    waiting: false,
  });
  await put(mode, { external_reference: OTHER });
  expect((await practise('scan', fixed)).json.external_reference).toBe(OTHER);
  await practise('pay', { ...fixed, outcome: 'approved' });
  expect((await orders(OTHER)).elements).toMatchObject([{ status: 'closed', paid_amount: 3701 }]);
  expect((await practise('scan', fixed)).json).toMatchObject({ status: 404, error: 'no_such_order' });
  expect((await practise('pay', { ...fixed, outcome: 'approved' })).status).toBe(404);
});

it('pays the same order by its own code and by the fixed one', async () => {
  const { practise, orders } = await putOn('hybrid');
  await practise('scan', target);
  await practise('scan', fixed);
  await practise('pay', approved);
  const { elements } = await orders();
  expect(elements.map((each: { status: string }) => each.status)).toEqual(['opened', 'closed']);
});

it.each(MODES)(
  'leads nowhere once it is off the register, but for who has it on the phone: %s',
  async (mode) => {
    for (const takeOff of ['clear', 'replace'] as const) {
      const scanned = await putOn(mode);
      await scanned.practise('scan', target);
      const unseen = await putOn(mode);
      for (const counter of [scanned, unseen]) {
        if (takeOff === 'clear') await counter.clear();
        else await counter.put(mode, { external_reference: OTHER });
      }
      expect((await unseen.practise('scan', target)).json).toMatchObject({
        status: 404,
        error: 'no_such_order',
      });
      expect((await unseen.practise('pay', { ...approved, late: true })).status).toBe(404);
      expect((await scanned.practise('pay', approved)).status).toBe(200);
      expect((await scanned.orders()).elements[0].status).toBe('closed');
    }
  },
);

it.each(MODES)('may still be confirmed after its expiry by who has it on the phone: %s', async (mode) => {
  const scanned = await putOn(mode);
  await scanned.practise('scan', fixed);
  const unseen = await putOn(mode);
  scanned.pass(6 * MINUTE);
  unseen.pass(6 * MINUTE);
  expect((await scanned.practise('pay', approved)).status).toBe(200);
  expect((await unseen.practise('scan', target)).json.error).toBe('order_expired');
  expect((await unseen.practise('scan', fixed)).json.error).toBe('no_such_order');
  expect((await unseen.practise('pay', { ...approved, late: true })).status).toBe(200);
});

it('lets a phone wait for the order that is put there next', async () => {
  const { put, practise, orders } = await shop();
  const waits = { fixed: true, waits: true };
  for (const _ of [1, 2])
    expect((await practise('scan', waits)).json).toEqual({
      merchant_order_id: null,
      external_reference: null,
      waiting: true,
    });
  expect(await orders()).toMatchObject({ elements: null });
  await put('attended');
  expect((await orders()).elements).toHaveLength(2);
  await put('attended', { external_reference: OTHER });
  expect((await orders(OTHER)).elements).toBeNull();
  expect((await practise('scan', waits)).json).toMatchObject({ external_reference: OTHER, waiting: false });
});

it('is written to by another program as well', async () => {
  const { url, put, held, practise } = await putOn('attended');
  const foreign = { external_reference: 'ticket 7 / caja 2', total: 49.9 };
  expect((await practise('slot', foreign)).json).toMatchObject({
    order: { external_reference: 'ticket 7 / caja 2', total_amount: 49.9 },
    waiting: 0,
  });
  const [lying] = (await held()).json;
  expect(lying).toMatchObject({ external_reference: 'ticket 7 / caja 2', total_amount: 49.9 });
  expect(lying.items).toHaveLength(1);
  expect((await ask(`${url}/practice/slot`)).json.order).toEqual(lying);
  expect((await ask(`${url}/practice/slot`, { method: 'DELETE' })).json).toEqual({ order: null, waiting: 0 });
  expect((await held()).status).toBe(404);
  await put('attended');
  expect((await practise('slot', { clear: true })).json.order).toBeNull();
  for (const body of [{}, { external_reference: 'x' }, { external_reference: 'x', total: 0 }, { total: 5 }])
    expect((await practise('slot', body)).status).toBe(400);
});

it('says of every order how it was made, and which of them lies on the register', async () => {
  const { charge, put, practise } = await shop();
  await charge();
  await put('hybrid');
  await put('attended');
  const { orders } = (await practise('orders')).json;
  expect(orders.map(({ mode, on_register }: Record<string, unknown>) => [mode, on_register])).toEqual([
    ['dynamic', false],
    ['hybrid', false],
    ['attended', true],
  ]);
});
