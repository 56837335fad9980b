import type { Page } from '@playwright/test';
import { err, ok } from '#core/result';
import type { Setting } from '#core/views';
import { openSettings } from '#test/shots/cashier-acts';
import { openDay } from '#test/shots/day-states';
import { TABS } from '#test/shots/settings-states';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { answers, settings } from '#test/support/cashier-answers';
import { AFTERNOON } from '#test/support/customer-views';
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
    draw('export-bad-day', view, {
      answers: told,
      act: async (page) => {
        await openExport(page);
        await page.locator('.exporting .two-days input').first().fill('31/11/2025');
        await page.keyboard.press('Tab');
        await page.locator('.exporting [aria-invalid="true"]').waitFor();
      },
    }),
    draw('export-saved', view, { answers: { ...told, 'export/save': ok({ path, rows: 1840 }) }, act: csv }),
    draw('export-no-room', view, { answers: { ...told, 'export/save': err('disk') }, act: csv }),
  ];
}

/** All of it as one file, and back from one. */
export function ofTheCopies(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('copies');
  const view = viewIn(setting);
  const told = { ...answers, 'settings/view': { ...settings, setting: view.setting } } as const;
  const press = (at: number) => async (page: Page) => {
    await openSettings(page, TABS.indexOf('backups'));
    await page.locator('.part .row .btn').nth(at).click();
    await page.locator('.dialog, .part .hint[role="status"] svg').first().waitFor();
    await page.locator('.part .row .btn').nth(at).scrollIntoViewIfNeeded();
  };
  const holds = {
    madeAt: AFTERNOON,
    shopName: 'Almacén La Esquina',
    facts: 128_400,
    sales: 18_244,
    lastSaleAt: AFTERNOON - 60_000,
    factsHere: 0,
  };
  const saved = {
    path: 'E:\\Mostrador Almacén La Esquina 2025-11-21.mostrador',
    facts: 1,
    bytes: 48_211_000,
  };
  const newerHere = { kind: 'newer-here', facts: 12 } as const;
  return [
    draw('copy-saved', view, { answers: { ...told, 'copy/save': ok(saved) }, act: press(0) }),
    draw('copy-holds', view, { answers: { ...told, 'copy/choose': ok(holds) }, act: press(1) }),
    draw('copy-refused', view, { answers: { ...told, 'copy/choose': err(newerHere) }, act: press(1) }),
  ];
}

/** The log read through, and who did what. */
export function ofTheLog(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('log');
  const view = viewIn(setting);
  const told = {
    ...answers,
    'settings/view': { ...settings, setting: view.setting },
  } as const;
  const edited = { kind: 'edited', position: 40_211, stream: 'charge:mst-AB12CD-01JABC', seq: 3 } as const;
  const open = (page: Page) => openSettings(page, TABS.indexOf('log'));
  const verify = async (page: Page): Promise<void> => {
    await open(page);
    await page.locator('.beside .btn').click();
    await page.locator('.part [role="status"] svg').first().waitFor();
  };
  const list = async (page: Page): Promise<void> => {
    await open(page);
    await page.locator('.audit-rows button').nth(2).click();
    await page.locator('.audit-whole').scrollIntoViewIfNeeded();
  };
  const bundle = async (page: Page): Promise<void> => {
    await open(page);
    await page.locator('.part .btn').last().click();
    await page.locator('.bundle').waitFor();
  };
  return [
    draw('log-whole', view, { answers: told, act: verify }),
    draw('log-edited', view, { answers: { ...told, 'log/verify': err(edited) }, act: verify }),
    draw('log-audit', view, { answers: told, act: list }),
    draw('log-bundle', view, { answers: told, act: bundle }),
  ];
}

async function openExport(page: Page): Promise<void> {
  await openDay(page);
  await page.locator('.daybar .btn:has(svg.lucide-download)').click();
  await page.locator('.exporting').waitFor();
}
