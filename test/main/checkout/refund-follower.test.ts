import { expect, it } from 'vitest';
import type { RefundId } from '#core/domain/refund';
import { ok } from '#core/result';
import { createReadBudget } from '#main/checkout/read-budget';
import type { Listed } from '#main/checkout/refund-desk';
import { createRefundFollower } from '#main/checkout/refund-follower';
import { openCounter } from '#test/main/checkout/story';

it('what a person let go while it was looked for is not found in the one that was asked for in its place', async () => {
  const shop = await openCounter();
  shop.add(1500);
  await shop.charge();
  shop.pays(shop.front().reference);
  await shop.run(3000);
  const { reference, saleId, payments } = shop.front();
  const [payment] = payments;
  if (payment === undefined) throw new Error('Not paid');
  const { log, clock } = shop.program();
  const refundId = 'refund-let-go' as RefundId;
  const terms = {
    refundId,
    reference,
    saleId,
    paymentId: payment.id,
    amount: payment.amount,
    isAll: true,
    key: 'key-let-go',
    by: 'Marta',
    reason: 'devuelto',
  };
  const at = shop.now();
  log.commit([
    { stream: 'refund', id: refundId, fact: { kind: 'refund-requested', at, terms } },
    { stream: 'refund', id: refundId, fact: { kind: 'refund-unanswered', at, reason: 'timeout' } },
  ]);
  let tick = (): void => undefined;
  let answer: (listed: Listed) => void = () => undefined;
  let taken = 0;
  const timers = {
    after(_ms: number, run: () => void) {
      tick = run;
      return () => undefined;
    },
  };
  const follower = createRefundFollower({
    log,
    providerFor: () => {
      throw new Error('nothing is sent');
    },
    clock,
    timers,
    budget: createReadBudget({ monotonic: clock.monotonic, timers }),
    watcher: shop.checkout().watcher,
    isStopped: () => false,
    desk: {
      whyClosed: () => null,
      list: () =>
        new Promise((done) => {
          answer = done;
        }),
      ours: () => [],
      put: () => ok(null),
      take() {
        taken += 1;
        return true;
      },
    },
  });
  follower.startUp();
  tick();
  log.commit([
    {
      stream: 'refund',
      id: refundId,
      fact: { kind: 'refund-dropped', at: at + 1, by: 'Marta', reason: 'en mano' },
    },
  ]);
  answer(ok([{ id: '9', status: 'approved', amount: payment.amount, madeAt: null }]));
  await shop.run(100);
  expect(taken).toBe(0);
  expect(log.refund(refundId)?.state).toBe('dropped');
});
