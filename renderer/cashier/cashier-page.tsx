import { memo } from 'react';
import { CashierApp } from '#renderer/cashier/cashier-app.tsx';
import { type Counter, CounterContext } from '#renderer/cashier/counter-context';
import { useCounter } from '#renderer/cashier/counter-store';
import { FailedWords } from '#renderer/cashier/failed-words.tsx';
import { SafeScreen } from '#renderer/ui/safe-screen.tsx';

/** A new snapshot is drawn by the parts that it changes, not by all of them. */
const App = memo(CashierApp);

/** Draws the last snapshot it was told. Before the first there is the house's ground and nothing on it. */
export function CashierPage({ counter }: { readonly counter: Counter }) {
  const view = useCounter((state) => state.view);
  if (view === null) return null;
  return (
    <CounterContext value={counter}>
      <SafeScreen view={view} instead={(failed) => <FailedWords view={failed} />}>
        <App />
      </SafeScreen>
    </CounterContext>
  );
}
