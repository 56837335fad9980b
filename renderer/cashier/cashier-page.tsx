import { memo, useEffect, useState } from 'react';
import { cashierBridge } from '#renderer/bridge';
import { CashierApp } from '#renderer/cashier/cashier-app.tsx';
import { CounterContext, createCounter } from '#renderer/cashier/counter-context';
import { takeView, useCounter } from '#renderer/cashier/counter-store';
import { cueFor, sound } from '#renderer/cashier/cues';
import { FailedWords } from '#renderer/cashier/failed-words.tsx';
import { SafeScreen } from '#renderer/ui/safe-screen.tsx';

/** A new snapshot is drawn by the parts that it changes, not by all of them. */
const Counter = memo(CashierApp);

/** Draws the last snapshot it was told. Before the first there is the house's ground and nothing on it. */
export function CashierPage() {
  const [counter] = useState(() => (window.bridge === undefined ? null : createCounter(cashierBridge())));
  const view = useCounter((state) => state.view);
  useEffect(
    () =>
      counter?.bridge.subscribe('counter/changed', (after) => {
        const cue = cueFor(useCounter.getState().view, after);
        if (cue !== null) sound(cue);
        takeView(after);
      }),
    [counter],
  );
  if (counter === null || view === null) return null;
  return (
    <CounterContext value={counter}>
      <SafeScreen view={view} instead={(failed) => <FailedWords view={failed} />}>
        <Counter />
      </SafeScreen>
    </CounterContext>
  );
}
