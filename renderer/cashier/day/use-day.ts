import { useCallback, useEffect, useState } from 'react';
import type { AttentionView, DayView, Span, SpanView } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';

/** The day's figures, asked again whenever main says that there is news; null until the first. Null is today. */
export function useDay(day: BusinessDay | null, again: number): DayView | null {
  const { bridge } = useActions();
  return useAsked(
    useCallback(() => bridge.request('day/view', { day }), [bridge, day]),
    again,
  );
}

/** The same for the week or month that the day lies in, cut every way. */
export function useSpan(day: BusinessDay | null, span: Span): SpanView | null {
  const { bridge } = useActions();
  const told = useAsked(useCallback(() => bridge.request('day/span', { day, span }), [bridge, day, span]));
  return told?.span === span ? told : null;
}

export function useAttention(again: number): AttentionView | null {
  const { bridge } = useActions();
  return useAsked(
    useCallback(() => bridge.request('attention/list'), [bridge]),
    again,
  );
}

/** What was told last stays until the next answer, so that nothing blinks. */
function useAsked<View>(ask: () => Promise<View>, again = 0): View | null {
  const version = useView((view) => view.recentVersion);
  const [told, setTold] = useState<View | null>(null);
  useEffect(() => {
    let isWanted = version >= 0 && again >= 0;
    void ask().then((view) => {
      if (isWanted) setTold(view);
    });
    return () => {
      isWanted = false;
    };
  }, [ask, again, version]);
  return told;
}
