import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createSimulator, type SimulatorRequest } from '#main/simulator/simulator';
import { ask, REFERENCE, START, shop } from '#test/main/simulator/stranger';

/** Work that lands when nobody expects it any more, by the simulator's own clock: nothing here waits. */
function counter() {
  let now = START;
  const simulator = createSimulator({ site: 'MLA', seed: 5, clock: { now: () => now } });
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const collector = `/instore/qr/seller/collectors/${userId}`;
  const handle = (method: string, path: string, body: object | null = null): SimulatorRequest => ({
    method,
    path,
    headers: { authorization: `Bearer ${accessToken}` },
    body: body === null ? '' : JSON.stringify(body),
  });
  const slot = `${collector}/pos/${externalPosId}/orders`;
  const storeSlot = `${collector}/stores/${externalStoreId}/pos/${externalPosId}/orders`;
  return {
    simulator,
    put: (reference: string) =>
      simulator.handle(
        handle('PUT', storeSlot, {
          external_reference: reference,
          title: 'x',
          description: 'x',
          total_amount: 10,
          items: [{ title: 'x', unit_price: 10, quantity: 1, unit_measure: 'unit', total_amount: 10 }],
        }),
      ),
    clear: () => simulator.handle(handle('DELETE', slot)),
    held: () => {
      const { status, body } = simulator.handle(handle('GET', slot));
      return status === 404 ? null : JSON.parse(body)[0].external_reference;
    },
    fault: (body: object) => simulator.control('faults', { times: 1, ...body }),
    orders: () => JSON.parse(simulator.control('orders').body).orders,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it.each(['timeout', 'reset', 'cut', '502-html', '500'])(
  'puts an order long after the %s that hid it, and over the one that came in between',
  (fault) => {
    const { put, held, pass, fault: arm, orders } = counter();
    arm({ match: 'PUT', fault, when: 'later', delayMs: 4000 });
    const lost = put('first');
    expect([lost.status < 300, lost.delivery.kind === 'whole']).not.toEqual([true, true]);
    put('second');
    pass(3999);
    expect(held()).toBe('second');
    pass(10_000);
    expect(held()).toBe('first');
    expect(orders().map((each: { external_reference: string }) => each.external_reference)).toEqual([
      'second',
      'first',
    ]);
    expect(Date.parse(orders()[1].date_created)).toBe(START + 4000);
  },
);

it('clears the register long after it was asked to, whatever lies there by then', () => {
  const { put, clear, held, pass, fault } = counter();
  put('first');
  fault({ match: 'DELETE', fault: 'timeout', when: 'later', delayMs: 2000 });
  expect(clear().delivery.kind).toBe('never');
  put('second');
  expect(held()).toBe('second');
  pass(2000);
  expect(held()).toBeNull();
});

it('gives what lands late to the phones that wait by then', () => {
  const { put, pass, fault, orders, simulator } = counter();
  fault({ match: 'PUT', fault: 'timeout', when: 'later', delayMs: 1000 });
  put('first');
  simulator.control('scan', { fixed: true, waits: true });
  pass(1000);
  expect(orders()[0].merchant_orders).toHaveLength(1);
  const paid = simulator.control('pay', { external_reference: 'first', outcome: 'approved' });
  expect(paid.status).toBe(200);
});

it('lands by a clock that is moved by hand, too', () => {
  const { put, held, fault, simulator } = counter();
  fault({ match: 'PUT', fault: 'timeout', when: 'later', delayMs: 60_000 });
  put('first');
  simulator.control('clock', { advanceMs: 59_999 });
  expect(held()).toBeNull();
  simulator.control('clock', { advanceMs: 1 });
  expect(held()).toBe('first');
});

it('does not put off what is answered', () => {
  const { fault } = counter();
  for (const kind of ['slow', '429'])
    expect(fault({ match: 'PUT', fault: kind, when: 'later' }).status).toBe(400);
  for (const match of [7, [], ['PUT', 7]]) expect(fault({ match, fault: 'timeout' }).status).toBe(400);
});

it('breaks the first call that any of several texts matches', () => {
  const { put, clear, held, fault } = counter();
  fault({ match: ['POST /instore/', 'PUT /instore/'], fault: '500' });
  expect(held()).toBeNull();
  expect(clear().status).toBe(500);
  expect(JSON.parse(put('first').body).message).toBe('Failed to create order.');
  expect(put('second').status).toBe(204);
});

it.each(['cut', 'reset'])('loses an empty answer by %s though the order lies there', async (fault) => {
  for (const mode of ['hybrid', 'attended'] as const) {
    const { put, held, practise } = await shop({ quirks: { hybridAnswer: 'empty-201' } });
    await practise('faults', { match: 'PUT', fault, times: 1 });
    await expect(put(mode)).rejects.toThrow(/aborted|ECONNRESET|hang up/);
    expect((await held()).json[0].external_reference).toBe(REFERENCE);
  }
});

it('wakes by itself on a real wire when work falls due, and hints at what came of it', async () => {
  const heard: string[] = [];
  const receiver = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void receiver.close());
  const address = receiver.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { put, practise, url } = await shop({ clock: { now: () => Date.now() } });
  await practise('notify', { url: `http://127.0.0.1:${port}/mp` });
  await ask(`${url}/practice/scan`, { method: 'POST', body: { fixed: true, waits: true } });
  await practise('faults', { match: 'PUT', fault: 'reset', when: 'later', delayMs: 30 });
  const expiration_date = new Date(Date.now() + 60_000).toISOString().replace('Z', '+00:00');
  await expect(put('attended', { expiration_date })).rejects.toThrow(/ECONNRESET|hang up/);
  // Nobody asks the simulator anything from here on.
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(1);
});
