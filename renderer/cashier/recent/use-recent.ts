import { useEffect, useState } from 'react';
import type { RecentCharge } from '#core/order-log';
import type { RecentBeside } from '#core/recent-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';

export type Recent = RecentBeside & { readonly charges: readonly RecentCharge[] };

/** Asked again whenever main says that there is news. */
export function useRecent(): Recent | null {
  const { bridge, charges } = useActions();
  const version = useView((view) => view.recentVersion);
  const [recent, setRecent] = useState<Recent | null>(null);
  useEffect(() => {
    let isWanted = version >= 0;
    void Promise.all([charges.recent(), bridge.request('recent/beside')]).then(([list, beside]) => {
      if (isWanted) setRecent({ charges: list, ...beside });
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, charges, version]);
  return recent;
}
