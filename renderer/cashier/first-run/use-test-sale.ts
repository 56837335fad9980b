import { useCallback, useState } from 'react';
import { testAmount } from '#core/first-run';
import type { CashierBridge } from '#core/ipc-contract';
import { useActions } from '#renderer/cashier/counter-context';
import { type NoticeWords, useCounter, useSetting } from '#renderer/cashier/counter-store';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';

export type TestTrouble = NoticeWords | 'charges-open';

/** Takes the test off the counter again: its code, its charge and its line. Money that came stays where it is. */
export function useDropTest(): () => Promise<void> {
  const { bridge } = useActions();
  return useCallback(() => drop(bridge), [bridge]);
}

async function drop(bridge: CashierBridge): Promise<void> {
  const { charge, sale } = (await bridge.request('counter/view')) ?? {};
  if (charge == null) return;
  const isPaid = charge.paidAt !== null;
  if (!isPaid) await bridge.request('charge/cancel', { reference: charge.reference });
  const left = await bridge.request('sale/next');
  if (left.ok && !isPaid && sale !== undefined) await bridge.request('cart/clear');
}

/** One line of a small amount, charged like every other sale. */
export function useTestSale() {
  const { bridge } = useActions();
  const { t } = useSetupWords();
  const { siteId } = useSetting();
  const [trouble, setTrouble] = useState<TestTrouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(work: () => Promise<TestTrouble | 'busy' | null>): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const failed = await work().catch(() => 'failed' as const);
    setTrouble(failed === 'busy' ? null : failed);
    setBusy(false);
  }

  async function sell(): Promise<TestTrouble | 'busy' | null> {
    const added = await bridge.request('cart/add-open', {
      name: t('firstRun.sale.product'),
      amount: testAmount(siteId),
    });
    if (!added.ok) return added.error;
    const started = await bridge.request('charge/start');
    if (started.ok) return null;
    await bridge.request('cart/clear');
    return started.error;
  }

  return {
    trouble,
    isBusy,
    start: () => run(sell),
    /** Practice is left first: from then on the till sells for real. */
    startReal: () =>
      run(async () => {
        const switched = await bridge.request('settings/switch-mode', { practice: false });
        return switched.ok ? sell() : switched.error;
      }),
    again: () =>
      run(async () => {
        await drop(bridge);
        return sell();
      }),
    drop: () =>
      run(async () => {
        await drop(bridge);
        return null;
      }),
    async pay() {
      const reference = useCounter.getState().view?.charge?.reference;
      if (reference !== undefined) await bridge.request('practice/play', { reference, scenario: 'paid' });
    },
  };
}
