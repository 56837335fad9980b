import '../ui/controls.css';
import './css/cashier.css';
import { createRoot } from 'react-dom/client';
import { cashierBridge } from '#renderer/bridge';
import { CashierPage } from '#renderer/cashier/cashier-page.tsx';
import { createCounter } from '#renderer/cashier/counter-context';
import { takeView, useCounter } from '#renderer/cashier/counter-store';
import { cueFor, sound } from '#renderer/cashier/cues';
import { cashierSpeaks } from '#renderer/i18n/cashier-words';

/* What main told while the page was loading is taken before anything is drawn: the first drawing is of the sale. */

const root = document.getElementById('root');
if (root !== null && window.bridge !== undefined) {
  const counter = createCounter(cashierBridge());
  counter.bridge.subscribe('counter/changed', (after) => {
    const { view: before } = useCounter.getState();
    const cue = cueFor(before, after);
    if (cue !== null) sound(cue);
    // Its words are asked for before what says them: what does not come is told of there.
    if (before === null) cashierSpeaks(after.setting.language).catch(() => undefined);
    takeView(after);
  });
  createRoot(root).render(<CashierPage counter={counter} />);
}
