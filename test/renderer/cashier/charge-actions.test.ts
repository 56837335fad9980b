import { expect, it } from 'vitest';
import type { RefundId } from '#core/domain/refund';
import type { CashierBridge } from '#core/ipc-contract';
import { createChargeActions } from '#renderer/cashier/charge-actions';
import { useCounter } from '#renderer/cashier/counter-store';
import { NotAllowed } from '#renderer/cashier/staff/guarded-bridge';

const refunding = (error: Error) => {
  const bridge: CashierBridge = { request: () => Promise.reject(error), subscribe: () => () => undefined };
  const actions = createChargeActions(bridge, useCounter, { ask: async () => false, say: () => undefined });
  return actions.dropRefund('refund-1' as RefundId, 'no hace falta');
};

it('a refund is not let go where nobody approved it, and that has been told; where main is silent, it failed', async () => {
  expect(await refunding(new NotAllowed('approval'))).toEqual({ ok: false, error: 'busy' });
  expect(await refunding(new Error('main is gone'))).toEqual({ ok: false, error: 'failed' });
});
