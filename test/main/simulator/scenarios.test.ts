import { expect, it } from 'vitest';
import type { Mode } from '#core/domain/charge';
import {
  playEnded,
  playShown,
  prepare,
  SCENARIOS,
  type ScenarioId,
  scenarios,
} from '#main/simulator/scenarios';
import { createSimulator } from '#main/simulator/simulator';

const REFERENCE = 'mst-test01-01JSCENARIO';

/** One sale in virtual time: nothing here waits. */
async function play(id: ScenarioId, mode: Mode) {
  let now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site: 'MLA', seed: 3, clock: { now: () => now } });
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const collector = `seller/collectors/${userId}`;
  const path =
    mode === 'attended'
      ? `/instore/qr/${collector}/stores/${externalStoreId}/pos/${externalPosId}/orders`
      : `/instore/orders/qr/${collector}/pos/${externalPosId}/qrs`;
  const deps = {
    control: async (call: string, body: object) => {
      const answer = simulator.control(call, body);
      if (answer.status !== 200) throw new Error(`${call}: ${answer.body}`);
    },
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const charge = (reference: string) =>
    simulator.handle({
      method: mode === 'dynamic' ? 'POST' : 'PUT',
      path,
      headers: { authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({
        external_reference: reference,
        title: 'x',
        description: 'x',
        total_amount: 10.5,
        items: [{ title: 'x', unit_price: 10.5, quantity: 1, unit_measure: 'unit', total_amount: 10.5 }],
      }),
    });
  await prepare(id, deps);
  const first = charge(REFERENCE).delivery.kind;
  if (first === 'offline') {
    now += 4000;
    charge(REFERENCE);
  }
  const reference = first === 'cut' ? `${REFERENCE}-2` : REFERENCE;
  if (first === 'cut') charge(reference);
  await playShown(id, reference, deps);
  if (scenarios[id].cashier !== 'waits') now += 30 * 60_000;
  await playEnded(id, reference, deps);
  const { orders } = JSON.parse(simulator.control('orders').body);
  const found = orders.flatMap((each: { merchant_orders: unknown[] }) => each.merchant_orders);
  return {
    first,
    codes: orders.length,
    orders: found.map((each: { order_status: string }) => each.order_status),
    payments: found.flatMap((each: { payments: { status: string }[] }) =>
      each.payments.map(({ status }) => status),
    ),
  };
}

const ENDS: readonly (readonly [ScenarioId, string, number, string[], string[]])[] = [
  ['paid', 'whole', 1, ['paid'], ['approved']],
  ['rejected-then-paid', 'whole', 1, ['paid'], ['rejected', 'approved']],
  ['slow', 'whole', 1, ['paid'], ['approved']],
  ['expired', 'whole', 1, [], []],
  ['cancelled', 'whole', 1, ['payment_required'], []],
  ['late', 'whole', 1, ['paid'], ['approved']],
  ['double', 'whole', 1, ['paid', 'paid'], ['approved', 'approved']],
  ['partial', 'whole', 1, ['partially_paid'], ['approved']],
  ['offline', 'offline', 1, ['paid'], ['approved']],
  ['unknown', 'cut', 2, ['paid'], ['approved']],
];
const MODES: readonly Mode[] = ['dynamic', 'hybrid', 'attended'];
const eachEnd = ENDS.flatMap((end) => MODES.map((mode) => [...end, mode] as const));

it.each(eachEnd)('plays %s to its end', async (id, first, codes, orders, payments, mode) => {
  expect(await play(id, mode)).toEqual({ first, codes, orders, payments });
});

it('has a wallet’s part for every scenario, under its own name', () => {
  expect(SCENARIOS.map((id) => scenarios[id].id)).toEqual([...SCENARIOS]);
});

it('stops where the customer leaves', async () => {
  const gone = new AbortController();
  const calls: string[] = [];
  await playShown('paid', REFERENCE, {
    control: async (call) => {
      calls.push(call);
      gone.abort();
    },
    sleep: async () => {},
    signal: gone.signal,
  });
  expect(calls).toEqual(['scan']);
});
