import type { Page } from '@playwright/test';
import type { Api, Mode } from '#core/domain/charge';
import type { SiteId } from '#core/domain/site';
import { starterCatalogue } from '#main/settings/starter-catalogue';
import type { ScreenWatch } from './screen-watch.ts';

/** A cashier who never touches the mouse. Each step is what a person does, no more. */
export type Counter = {
  /** Asked of main as the settings page does; what is on the counter already ends the way it began. */
  readonly setMode: (mode: Mode, api: Api) => Promise<void>;
  /** Two of the coffee by searching, one from a quick shelf by scanning, a discount that leaves cents. */
  readonly ringUp: () => Promise<void>;
  /** Answers when the key was pressed, by the PC's clock. */
  readonly charge: () => Promise<number>;
  readonly cancel: () => Promise<void>;
  /** One more of the last thing on the ticket. */
  readonly oneMore: () => Promise<void>;
  /** The key that charges, over a charge that ended: asks for another code, or tries again. */
  readonly chargeAgain: () => Promise<void>;
  readonly next: () => Promise<void>;
  readonly showRecent: () => Promise<void>;
  readonly reprint: () => Promise<void>;
};

/** Slower than any scanner: what a hand types is not a scan. */
const HAND_MS = 110;
const COFFEE = 'café';
const DISCOUNT_PERCENT = '7';

export function createCounter(page: Page, screen: ScreenWatch, site: SiteId): Counter {
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const type = (text: string): Promise<void> => page.keyboard.type(text, { delay: HAND_MS });
  /** A person looks before the next step. */
  const ticketShows = (part: string, text: string): Promise<void> =>
    page.locator(`.ticket ${part}`, { hasText: text }).first().waitFor();

  async function searchAndPick(text: string): Promise<void> {
    await press('F2');
    await type(text);
    await page.getByRole('option').locator('mark', { hasText: text }).first().waitFor();
    await press('Enter');
  }

  return {
    async setMode(qrMode, api) {
      if (!(await page.evaluate(saveMode, { qrMode, api })))
        throw new Error(`the mode could not be set to ${qrMode} by ${api}`);
    },
    async ringUp() {
      const shelf = firstWithBarcode(site);
      // Keys pressed before the page is there are nobody's.
      await page.getByRole('searchbox').waitFor();
      await searchAndPick(COFFEE);
      await ticketShows('li', 'Café');
      await press('+');
      await ticketShows('li .qty', '2');
      await page.evaluate(scanLikeAScanner, shelf.code);
      await ticketShows('li', shelf.name);
      await press('F4');
      await page.getByRole('dialog').waitFor();
      await type(DISCOUNT_PERCENT);
      await press('Enter');
      await ticketShows('li.off', DISCOUNT_PERCENT);
    },
    async charge() {
      await page.evaluate(noteKeys);
      const sightings = (await screen.all()).length;
      await press('F12');
      await screen.until(({ says }, at) => says !== 'sale' && at >= sightings, 'a charge');
      return await page.evaluate(keyPressedAt);
    },
    cancel: () => press('Escape'),
    oneMore: () => press('+'),
    chargeAgain: () => press('F12'),
    next: () => press('Enter'),
    showRecent: () => press('F7'),
    reprint: () => press('F9'),
  };
}

type Shelved = { readonly name: string; readonly code: string };

/** The first thing on the quick keys that is sold by the piece. */
function firstWithBarcode(site: SiteId): Shelved {
  const product = starterCatalogue(site).find(({ barcodes }) => barcodes.length > 0);
  const code = product?.barcodes[0];
  if (product === undefined || code === undefined) throw new Error(`${site}: nothing with a barcode`);
  return { name: product.name, code };
}

/** Runs in the page: answers whether it was saved. */
async function saveMode(change: { readonly qrMode: Mode; readonly api: Api }): Promise<boolean> {
  const bridge: unknown = Reflect.get(window, 'bridge');
  const request: unknown =
    typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'request') : null;
  if (typeof request !== 'function') return false;
  const saved: unknown = await request('settings/save', change);
  return typeof saved === 'object' && saved !== null && Reflect.get(saved, 'ok') === true;
}

/** Runs in the page: keys as evenly as only a scanner types them, however busy the PC is. */
export function scanLikeAScanner(code: string): void {
  const start = performance.now();
  for (const [index, key] of [...code.split(''), 'Enter'].entries()) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: start + 4 * index });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }
}

/** Runs in the page. */
function noteKeys(): void {
  Reflect.set(window, 'chargePressedAt', Date.now());
  const note = (event: KeyboardEvent): void => {
    if (event.key === 'F12') Reflect.set(window, 'chargePressedAt', Date.now());
  };
  window.addEventListener('keydown', note, { capture: true, once: true });
}

const keyPressedAt = (): number => Reflect.get(window, 'chargePressedAt');
