import type { Page } from '@playwright/test';
import { err, ok } from '#core/result';
import type { Setting } from '#core/views';
import { openDay } from '#test/shots/day-states';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { answers } from '#test/support/cashier-answers';
import { day, dayAnswers } from '#test/support/day-answers';

/** What leaves the PC: some days as a file. */
export function ofTheFiles(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('files');
  const view = viewIn(setting);
  const told = { ...answers, ...dayAnswers, 'day/view': day } as const;
  const path = 'C:\\Users\\Caja\\Documents\\Mostrador 2025-11-21.xlsx';
  const csv = async (page: Page): Promise<void> => {
    await openExport(page);
    await page.locator('.exporting .option').nth(1).click();
    await page.locator('.exporting select').waitFor();
    await page.locator('.exporting .btn').first().click();
    await page.locator('.exporting [role="status"] svg').waitFor();
    await page.locator('.exporting [role="status"]').scrollIntoViewIfNeeded();
  };
  return [
    draw('export', view, { answers: told, act: openExport }),
    draw('export-saved', view, { answers: { ...told, 'export/save': ok({ path, rows: 1840 }) }, act: csv }),
    draw('export-no-room', view, { answers: { ...told, 'export/save': err('disk') }, act: csv }),
  ];
}

async function openExport(page: Page): Promise<void> {
  await openDay(page);
  await page.locator('.daybar .btn:has(svg.lucide-download)').click();
  await page.locator('.exporting').waitFor();
}
