import type { Page } from '@playwright/test';

/*
 * What a page saw itself, by its own clock: from the key that reached it to the frame after the change. Instants are
 * milliseconds of the PC's clock, so that one page's can be held against another's.
 */

/** How soon after the page's process began to load it something first stood on it, as an instant. */
export const firstPaintOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    for (;;) {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (paint !== undefined) return performance.timeOrigin + paint.startTime;
      await new Promise((done) => setTimeout(done, 5));
    }
  });

/** From now on the page notes when the key came, and when more of `selector` than before had been painted. */
export const watchFor = (page: Page, key: string, selector: string): Promise<void> =>
  page.evaluate(
    (wanted) => {
      const seen = { keyAt: 0, paintedAt: 0, count: document.querySelectorAll(wanted.selector).length };
      Reflect.set(window, 'benchSeen', seen);
      const note = (event: KeyboardEvent): void => {
        // A made-up event bears a made-up time.
        const at = event.isTrusted ? event.timeStamp : performance.now();
        if (event.key === wanted.key) seen.keyAt = performance.timeOrigin + at;
      };
      const observer = new MutationObserver(() => {
        if (document.querySelectorAll(wanted.selector).length <= seen.count) return;
        observer.disconnect();
        window.removeEventListener('keydown', note, true);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            seen.paintedAt = performance.timeOrigin + performance.now();
            port1.close();
          };
          port2.postMessage(null);
        });
      });
      window.addEventListener('keydown', note, true);
      observer.observe(document, { subtree: true, childList: true });
    },
    { key, selector },
  );

export type Seen = { readonly keyAt: number; readonly paintedAt: number };

/** What `watchFor` noted, once it has been painted. */
export async function seenIn(page: Page): Promise<Seen> {
  const seen = await page.evaluate(async () => {
    const end = performance.now() + 20_000;
    for (;;) {
      const { keyAt, paintedAt } = Reflect.get(window, 'benchSeen');
      if (paintedAt > 0) return { keyAt: Number(keyAt), paintedAt: Number(paintedAt) };
      if (performance.now() > end) throw new Error('it was never painted');
      await new Promise((done) => setTimeout(done, 4));
    }
  });
  return seen;
}

export const keyAtIn = (page: Page): Promise<number> =>
  page.evaluate(() => Number(Reflect.get(window, 'benchSeen').keyAt));
