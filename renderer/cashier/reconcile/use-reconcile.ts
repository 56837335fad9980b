import { useCallback, useEffect, useState } from 'react';
import type { BusinessDay } from '#core/domain/business-day';
import type { DifferenceView, ReconcileView } from '#core/reconcile-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import type { Outcome } from '#renderer/cashier/outcome-line.tsx';
import { useReconcileWords } from '#renderer/cashier/reconcile/reconcile-words';

/** The day as main has it, asked again with every news, and what a person may do with it. */
export function useReconcile(day: BusinessDay | null) {
  const { bridge } = useActions();
  const { t } = useReconcileWords();
  const version = useView((view) => view.recentVersion);
  const [view, setView] = useState<ReconcileView | null>(null);
  const [said, setSaid] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const look = useCallback(
    async () => setView(await bridge.request('reconcile/view', { day })),
    [bridge, day],
  );
  useEffect(() => {
    let isWanted = version >= 0;
    void bridge.request('reconcile/view', { day }).then((told) => {
      if (isWanted) setView(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, day, version]);

  async function run(what: string, work: () => Promise<Outcome | null>): Promise<void> {
    if (busy !== null) return;
    setBusy(what);
    setSaid(null);
    setSaid(await work().catch(() => ({ isGood: false, words: t('said.failed') })));
    setBusy(null);
    await look();
  }

  const of = (): { day: BusinessDay } => ({ day: view?.day ?? ('' as BusinessDay) });
  return {
    view,
    said,
    busy,
    fetch: () =>
      void run('fetch', async () => {
        const fetched = await bridge.request('reconcile/fetch', of());
        if (!fetched.ok || fetched.value.settled === 0) return null;
        return { isGood: true, words: t('said.settled', { count: fetched.value.settled }) };
      }),
    save: () =>
      void run('save', async () => {
        const saved = await bridge.request('reconcile/export', of());
        if (saved.ok) return { isGood: true, words: t('said.saved', { path: saved.value.path }) };
        return saved.error === 'cancelled' ? null : { isGood: false, words: t('said.disk') };
      }),
    print: () =>
      void run('print', async () => {
        const printed = await bridge.request('reconcile/print', of());
        return { isGood: printed.ok, words: t(printed.ok ? 'said.printed' : 'said.notPrinted') };
      }),
    adopt: ({ paymentId }: DifferenceView) =>
      void run(paymentId, async () => {
        const adopted = await bridge.request('reconcile/adopt', { ...of(), paymentId });
        return { isGood: adopted.ok, words: adopted.ok ? t('act.adopted') : t(`said.${adopted.error}`) };
      }),
    explain: ({ kind, paymentId }: DifferenceView, reason: string) =>
      void run(paymentId, async () => {
        const kept = await bridge.request('reconcile/explain', { ...of(), kind, paymentId, reason });
        if (kept.ok) return null;
        const words =
          kept.error === 'no-such-difference' ? t('said.no-such-difference') : t(`trouble.${kept.error}`);
        return { isGood: false, words };
      }),
  };
}

export type Reconciling = ReturnType<typeof useReconcile>;
