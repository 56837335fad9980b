import { useEffect } from 'react';
import type { Counter } from '#renderer/cashier/counter-context';
import { isLocked, useCounter } from '#renderer/cashier/counter-store';

const EVERY_MS = 10_000;

/** Main locks a till that nobody touches: it hears of a touch now and then. */
export function useTouches({ bridge }: Counter): void {
  const isStaffed = useCounter(({ view }) => view?.staff !== undefined && !isLocked(view));
  useEffect(() => {
    if (!isStaffed) return;
    let toldAt = Number.NEGATIVE_INFINITY;
    const touch = (): void => {
      if (performance.now() - toldAt < EVERY_MS) return;
      toldAt = performance.now();
      void bridge.request('staff/touch');
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true });
    const unsubscribe = bridge.subscribe('key/forwarded', touch);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true });
      unsubscribe();
    };
  }, [bridge, isStaffed]);
}
