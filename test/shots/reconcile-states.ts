import type { Page } from '@playwright/test';
import type { ReconcileView } from '#core/reconcile-requests';
import type { Setting } from '#core/views';
import { openDay } from '#test/shots/day-states';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { answers } from '#test/support/cashier-answers';
import { dayAnswers } from '#test/support/day-answers';
import {
  agrees,
  beingFetched,
  differs,
  fetchFailed,
  neverFetched,
  partly,
} from '#test/support/reconcile-answers';

/** Ours beside Mercado Pago's: before, while and after it was asked, and what may come of it. */
export function ofReconciling(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('reconcile');
  const view = viewIn(setting);
  const one = (name: string, told: ReconcileView, act: (page: Page) => Promise<void> = openPage) =>
    draw(name, view, { answers: { ...answers, ...dayAnswers, 'reconcile/view': told }, act });
  return [
    one('reconcile-never', neverFetched),
    one('reconcile-fetching', beingFetched),
    one('reconcile-failed', fetchFailed),
    one('reconcile-partly', partly),
    one('reconcile-agrees', agrees),
    one('reconcile-differs', differs),
    one('reconcile-explain', differs, async (page) => {
      await openPage(page);
      await page.locator('.difference .acts .btn').nth(1).click();
      await page.locator('.difference .explain input').waitFor();
    }),
  ];
}

async function openPage(page: Page): Promise<void> {
  await openDay(page);
  await page.locator('.daybar .btn.to-reconcile').click();
  await page.locator('.reconcile .standing').waitFor();
}
