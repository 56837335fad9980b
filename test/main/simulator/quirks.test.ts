import { expect, it } from 'vitest';
import { QUIRKS, quirkLines, readQuirks } from '#main/simulator/quirks';
import { item, REFERENCE, shop } from '#test/main/simulator/stranger';

const target = { external_reference: REFERENCE };

it('reads each by its name, and leaves the rest as it is', () => {
  expect(readQuirks([])).toEqual({ ok: true, value: QUIRKS });
  expect(
    readQuirks(['hybridAnswer=empty-201', 'ordersLagMs=2000', 'idsAsText=true', 'nothingToDelete=404']),
  ).toEqual({
    ok: true,
    value: {
      ...QUIRKS,
      hybridAnswer: 'empty-201',
      ordersLagMs: 2000,
      idsAsText: true,
      nothingToDelete: 404,
    },
  });
});

it.each([
  '',
  'hybridAnswer',
  'hybridAnswer=',
  'nothing=1',
  'ordersLagMs=-1',
  'idsAsText=yes',
  'postStatus=204',
])('does not take %j', (text) => {
  expect(readQuirks([text])).toMatchObject({ ok: false, error: expect.stringMatching(/./) });
});

it('lists every one with its choices', () => {
  expect(quirkLines()).toHaveLength(Object.keys(QUIRKS).length);
  expect(quirkLines()).toContain('postStatus=201  200 | 201');
  expect(quirkLines().every((line) => /^\w+=\S+ {2}\S/.test(line))).toBe(true);
});

it('takes the longer references and the missing descriptions of the older pages where asked to', async () => {
  const strict = await shop();
  const lax = await shop({ quirks: { referenceLimit: 256, needsDescription: false } });
  for (const [change, code] of [
    [{ external_reference: 'ticket 7 / caja 2' }, 'invalid_external_reference'],
    [{ description: undefined }, 'invalid_description'],
  ] as const) {
    expect((await strict.charge(change)).json.error).toBe(code);
    expect((await lax.charge(change)).status).toBe(201);
    expect((await lax.put('attended', change)).status).toBe(204);
  }
  expect((await lax.charge({ external_reference: 'x'.repeat(257) })).status).toBe(400);
  expect((await lax.charge({ description: 'x'.repeat(257) })).status).toBe(400);
});

it('takes an item’s total as text where asked to, and quantities only whole', async () => {
  const bread = { ...item, unit_price: 18.6, quantity: 1.5, total_amount: '27.90' };
  const weighed = { items: [bread], total_amount: 27.9 };
  expect((await (await shop()).charge(weighed)).json.error).toBe('invalid_items.total_amount');
  expect((await (await shop({ quirks: { takesTextTotals: true } })).charge(weighed)).status).toBe(201);
  const whole = await shop({ quirks: { takesTextTotals: true, wholeQuantities: true } });
  expect((await whole.charge(weighed)).json.error).toBe('invalid_items.quantity');
  expect((await whole.charge({ items: [{ ...item, total_amount: 'x' }] })).status).toBe(400);
  expect((await whole.charge()).status).toBe(201);
});

it('shows an order before anybody scans it where asked to, and gives it to the first who does', async () => {
  const { put, orders, practise } = await shop({ quirks: { ordersAppear: 'at-creation' } });
  await put('hybrid');
  const [early] = (await orders()).elements;
  expect(early).toMatchObject({ status: 'opened', order_status: 'payment_required', payments: [] });
  expect((await practise('scan', target)).json.merchant_order_id).toBe(early.id);
  expect((await practise('scan', target)).json.merchant_order_id).not.toBe(early.id);
  expect((await orders()).elements).toHaveLength(2);
});

it('does not let an order be scanned once it is off the register because it could be seen early', async () => {
  const { put, clear, practise } = await shop({ quirks: { ordersAppear: 'at-creation' } });
  await put('hybrid');
  await clear();
  expect((await practise('scan', target)).json.error).toBe('no_such_order');
});

it('does not let an order be paid late because it could be seen early', async () => {
  const { charge, pass, practise } = await shop({ quirks: { ordersAppear: 'at-creation' } });
  await charge();
  pass(6 * 60_000);
  expect((await practise('pay', { ...target, outcome: 'approved' })).json.error).toBe('order_expired');
});

it('shows an order at any time where asked to: within a minute, or at the scan', async () => {
  const waited = await shop({ quirks: { ordersAppear: 'any-time' } });
  await waited.put('attended');
  expect((await waited.orders()).elements).toBeNull();
  waited.pass(60_000);
  expect((await waited.orders()).elements).toMatchObject([{ payments: [] }]);
  const scanned = await shop({ quirks: { ordersAppear: 'any-time' } });
  await scanned.put('attended');
  await scanned.practise('scan', target);
  scanned.pass(60_000);
  expect((await scanned.orders()).elements).toHaveLength(1);
});
