import type { Locator, Page } from '@playwright/test';

/** A finger on the cashier's screen: touches through the browser's own input, no mouse and no keyboard. */
export async function createFinger(page: Page) {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: readonly { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  return {
    async tap(what: Locator): Promise<void> {
      await what.first().scrollIntoViewIfNeeded();
      const box = await what.first().boundingBox();
      if (box === null) throw new Error(`nothing to touch: ${String(what)}`);
      await touch('touchStart', [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]);
      await touch('touchEnd', []);
    },
  };
}
