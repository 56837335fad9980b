import type { Page } from '@playwright/test';
import type { ReconcileView } from '#core/reconcile-requests';
import type { Setting } from '#core/views';
import { openDay } from '#test/shots/day-states';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { answers } from '#test/support/cashier-answers';
import { dayAnswers, differing } from '#test/support/day-answers';
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
  const told = { ...answers, ...dayAnswers, 'attention/list': differing } as const;
  const one = (name: string, standing: ReconcileView, act: (page: Page) => Promise<void> = openPage) =>
    draw(name, view, { answers: { ...told, 'reconcile/view': standing }, act });
  return [
    one('reconcile-never', neverFetched),
    one('reconcile-fetching', beingFetched),
    one('reconcile-failed', fetchFailed),
    one('reconcile-partly', partly),
    one('reconcile-agrees', agrees),
    one('reconcile-differs', differs),
    one('reconcile-from-list', differs, async (page) => {
      await openDay(page);
      await page.locator('.attention .case .do .btn').first().click();
      await page.locator('.reconcile .difference .acts').first().waitFor();
      await page.locator('.reconcile .difference').last().scrollIntoViewIfNeeded();
    }),
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
