import { expect, type Page } from '@playwright/test';

/** The button with these words, reached by the keyboard as a person does. */
export async function pressByKey(page: Page, name: string): Promise<void> {
  // A question that stands before the page has a button of the same name.
  const button = page.getByRole('button', { name, exact: true }).last();
  await expect(button).toBeEnabled({ timeout: 15_000 });
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await button.evaluate((each) => each === document.activeElement)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to "${name}" by the keyboard`);
}
