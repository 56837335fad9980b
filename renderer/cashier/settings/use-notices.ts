import { useCallback, useEffect, useState } from 'react';
import type { NoticesView } from '#core/settings-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';

export type NoticesCopy = { readonly view: NoticesView | null; readonly reload: () => Promise<void> };

/** Asked again whenever main says that there is news. */
export function useNotices(): NoticesCopy {
  const { bridge } = useActions();
  const version = useView(({ noticesVersion }) => noticesVersion);
  const [view, setView] = useState<NoticesView | null>(null);
  const reload = useCallback(async () => setView(await bridge.request('notices/view')), [bridge]);
  useEffect(() => {
    let isWanted = version >= 0;
    void bridge.request('notices/view').then((copy) => {
      if (isWanted) setView(copy);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, version]);
  return { view, reload };
}
