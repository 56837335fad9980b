import { expect, it } from 'vitest';
import { openNotifiedShop } from '#test/main/notifications/notified-shop';
import { deliver, sign } from '#test/main/notifications/provider-side';

const PATIENCE = { timeout: 15_000, interval: 20 };

it('writes nothing that a notification says, signed or not, while the provider itself says nothing', async () => {
  const { log, notices, simulator, port, charge, sellBy } = await openNotifiedShop();
  sellBy('orders');
  const reference = await charge(1500);
  const state = () => log.charge(reference)?.state;
  await expect.poll(state, PATIENCE).toBe('awaiting-payment');
  const id = log.charge(reference)?.code?.providerOrderId ?? '';
  simulator.control('offline', { forMs: 100_000_000 });
  const head = log.head();

  const data = { external_reference: reference, status: 'processed', status_detail: 'accredited' };
  const money = { total_amount: '15.00', total_paid_amount: '15.00', type: 'qr' };
  for (let version = 1; version <= 20; version++) {
    const said = {
      query: { type: 'order', 'data.id': id },
      body: { type: 'order', action: 'order.processed', data: { id, ...data, ...money, version } },
    };
    expect(await deliver(port, { ...said, headers: version % 2 === 0 ? sign({ id }) : {} })).toBe(200);
    expect(await deliver(port, { query: { topic: 'merchant_order', id: String(version) } })).toBe(200);
  }
  await expect.poll(() => notices.view().heard.length, PATIENCE).toBe(40);
  await expect
    .poll(() => new Set(notices.view().heard.map(({ fate }) => fate)), PATIENCE)
    .toEqual(new Set(['failed']));
  expect([state(), log.head()]).toEqual(['awaiting-payment', head]);
  expect(log.nextReceiptSequence()).toBe(1);
}, 60_000);
