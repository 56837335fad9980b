import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** Faster would be a scanner, and the letters would wait until it is known whose they are. */
const HAND_MS = 120;

export async function typeByHand(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: HAND_MS });
  await delay(HAND_MS);
}

/** What is pressed and typed before the picture: a state opened as the cashier opens it, by keys and buttons. */
export async function openGiveBack(page: Page): Promise<void> {
  await openRow(page);
  await page.locator('.payment .btn').first().click();
  await page.locator('.give-back').waitFor();
}

export async function giveTooMuch(page: Page): Promise<void> {
  await openGiveBack(page);
  await typeByHand(page, '99999');
  await page.keyboard.press('Enter');
}

export async function goOn(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await page.locator('.give-back .input input:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[role=alertdialog]').waitFor();
}

export async function askInVain(page: Page): Promise<void> {
  await goOn(page);
  await page.locator('[role=alertdialog] .btn.danger').click();
  await page.locator('[role=alertdialog] [role=alert]').waitFor();
}

export async function openRegister(page: Page): Promise<void> {
  await page.locator('.top .btn.icon-only').click();
  await page.getByRole('tab').nth(1).click();
  await page.locator('.options').first().waitFor();
  await page.locator('.settings .tab-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
}

export async function saveSheet(page: Page): Promise<void> {
  await openRegister(page);
  await page.locator('.part.sheet .btn').first().click();
  await page.locator('.part.sheet .path .icon').waitFor();
  await page.locator('.settings .tab-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
}

export async function refuseMode(page: Page): Promise<void> {
  await openRegister(page);
  await page.getByRole('radio').nth(2).click();
  await page.locator('.part [role=alert]').waitFor();
}

export async function openRecent(page: Page): Promise<void> {
  await page.keyboard.press('F7');
  await page.locator('[data-row]').first().waitFor();
}

export async function openRow(page: Page): Promise<void> {
  await openRecent(page);
  await page.locator('[data-row]').first().click();
  await page.locator('.facts li').first().waitFor();
}

export async function openSettings(page: Page, at: number): Promise<void> {
  await page.locator('.top .btn.icon-only').click();
  const tab = page.getByRole('tab').nth(at);
  // A scroll is heard of with the next frame; a press before that puts the tabs back to where they were.
  await tab.scrollIntoViewIfNeeded();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await tab.click();
}

export async function pasteToken(page: Page): Promise<void> {
  await openSettings(page, 0);
  await page.locator('.paste input').fill('APP_USR-1234567890123456-112233-0a1b2c-1');
  await page.keyboard.press('Enter');
  await page.locator('.found').waitFor();
}

export async function newStore(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.places + .row .btn, .places + p + .row .btn').first().click();
  await page.locator('.one-field').first().waitFor();
}

export async function checkStore(page: Page): Promise<void> {
  await newStore(page);
  for (const [at, text] of ['Av. Siempreviva', '742', 'caba', 'belgrno'].entries())
    await page
      .locator('.one-field input')
      .nth(at + 1)
      .fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.making, .near').first().waitFor();
}

export async function newRegister(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.place header .btn').first().click();
  await page.locator('.segmented').waitFor();
}

export async function askRegister(page: Page): Promise<void> {
  await newRegister(page);
  await page.keyboard.press('Enter');
  await page.locator('.making').waitFor();
}

export async function makeRegister(page: Page): Promise<void> {
  await askRegister(page);
  await page.locator('.making .btn.primary').click();
  await page.locator('.page [role=alert]').waitFor();
}

export async function mendRegister(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.picks .btn').first().click();
  await page.locator('.making').waitFor();
}

export async function pickRegister(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.picks .btn').nth(1).click();
  await page.locator('.found').waitFor();
}

export async function toTheEnd(page: Page): Promise<void> {
  await openRegister(page);
}
