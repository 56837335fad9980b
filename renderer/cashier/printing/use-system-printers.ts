import { useEffect, useState } from 'react';
import type { SystemPrinterView } from '#core/settings-views';
import { useActions } from '#renderer/cashier/counter-context';

/** The printers that the system knows; null until it has said so. */
export function useSystemPrinters(): readonly SystemPrinterView[] | null {
  const { bridge } = useActions();
  const [printers, setPrinters] = useState<readonly SystemPrinterView[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void bridge.request('settings/printers').then((list) => {
      if (isWanted) setPrinters(list);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  return printers;
}
