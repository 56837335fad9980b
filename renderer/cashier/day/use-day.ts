import { useEffect, useState } from 'react';
import type { DayView } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';

/** The day's figures, asked again whenever main says that there is news; null until the first. Null is today. */
export function useDay(day: BusinessDay | null): DayView | null {
  const { bridge } = useActions();
  const version = useView((view) => view.recentVersion);
  const [told, setTold] = useState<DayView | null>(null);
  useEffect(() => {
    let isWanted = version >= 0;
    void bridge.request('day/view', { day }).then((view) => {
      if (isWanted) setTold(view);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, day, version]);
  return told;
}
