import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Language } from '#core/domain/site';
import { type CustomerSigns, customerSays, customerWords } from './customer-says.ts';

/** What a window was seen to say, and when it had been painted, by the PC's clock. */
export type Sighting = { readonly says: string; readonly hasCode: boolean; readonly at: number };

/** Follows what one window shows, from the page itself: what is not painted was not said. */
export type ScreenWatch = {
  readonly all: () => Promise<readonly Sighting[]>;
  /** The first sighting that fits, at once or as soon as it comes. */
  readonly until: (fits: Fits, what: string, limitMs?: number) => Promise<Sighting>;
  /** Waits until it says this, and begins anew with it. */
  readonly forget: (before: string) => Promise<void>;
  /** Takes a picture of each thing said from now on, once it stands still: `cashier-01-sale.png`. */
  readonly takePictures: (folder: string) => Camera;
};

type Fits = (seen: Sighting, index: number, all: readonly Sighting[]) => boolean;

export type Camera = {
  /** Resolves when there is a picture of what stands there now. */
  readonly caughtUp: () => Promise<void>;
  /** One last picture; answers the names of all. */
  readonly stop: () => Promise<readonly string[]>;
};

const LIMIT_MS = 20_000;
/** Moving parts come to rest first; and what is gone sooner is no picture but a delay for what follows it. */
const STILL_MS = 350;

/** `language` is the one that the customer reads: there the words are the state. */
export async function watchScreen(
  page: Page,
  name: 'cashier' | 'customer',
  language: Language,
): Promise<ScreenWatch> {
  const words = customerWords(language);
  await page.evaluate(install);
  const all = async (): Promise<readonly Sighting[]> => {
    const seen = await page.evaluate(seenSoFar);
    return seen.map(({ state, page: kind, heading, notice, hasCode, at }) => ({
      says: state ?? customerSays({ page: kind, heading, notice }, words),
      hasCode,
      at,
    }));
  };
  const latest = async (): Promise<Sighting | undefined> => (await all()).at(-1);

  async function until(fits: Fits, what: string, limitMs = LIMIT_MS): Promise<Sighting> {
    const end = Date.now() + limitMs;
    for (;;) {
      const seen = await all();
      const found = seen.find(fits);
      if (found !== undefined) return found;
      if (Date.now() > end) {
        const said = seen.map(({ says }) => says).join(', ');
        throw new Error(`the ${name}'s window did not come to ${what}; it said: ${said}`);
      }
      await delay(25);
    }
  }

  function takePictures(folder: string): Camera {
    const taken: string[] = [];
    let isStopped = false;
    let last = '';
    const take = async (): Promise<void> => {
      const before = await latest();
      if (before === undefined || before.says === last || Date.now() - before.at < STILL_MS) return;
      const picture = await page.screenshot();
      if ((await latest())?.at !== before.at) return;
      last = before.says;
      const file = `${name}-${String(taken.length + 1).padStart(2, '0')}-${before.says}.png`;
      fs.writeFileSync(path.join(folder, file), picture);
      taken.push(file);
    };
    /** The last thing said may have gained a line since, the receipt's fate say. */
    const takeLastAgain = async (): Promise<void> => {
      const [file, now] = [taken.at(-1), await latest()];
      const picture = await page.screenshot();
      if (file !== undefined && now?.says === last && (await latest())?.at === now.at)
        fs.writeFileSync(path.join(folder, file), picture);
    };
    const running = (async () => {
      while (!isStopped) {
        await take();
        await delay(40);
      }
    })();
    // Its failure is told at the end; until then nobody waits for it.
    running.catch(() => undefined);
    const caughtUp = async (): Promise<void> => {
      const end = Date.now() + LIMIT_MS;
      while (last !== (await latest())?.says && Date.now() < end) await delay(40);
    };
    return {
      caughtUp,
      async stop() {
        await caughtUp();
        isStopped = true;
        await running;
        await takeLastAgain();
        return taken;
      },
    };
  }

  async function forget(before: string): Promise<void> {
    await until((_, index, seen) => index === seen.length - 1 && seen[index]?.says === before, before);
    await page.evaluate(keepTheLast);
  }

  return { all, until, forget, takePictures };
}

type Signs = CustomerSigns & { readonly state: string | null; readonly hasCode: boolean };

const seenSoFar = (): readonly (Signs & { readonly at: number })[] => Reflect.get(window, 'sightings');

/** Runs in the page. */
const keepTheLast = (): void => {
  const seen: unknown = Reflect.get(window, 'sightings');
  if (Array.isArray(seen)) seen.splice(0, seen.length - 1);
};

/** Runs in the page: notes each change of what stands there, once it has been painted. */
function install(): void {
  const sightings: (Signs & { readonly at: number })[] = [];
  Reflect.set(window, 'sightings', sightings);
  const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
  const look = (): void => {
    const signs: Signs = {
      state: document.querySelector('[data-state]')?.getAttribute('data-state') ?? null,
      page: document.querySelector('main')?.className ?? '',
      heading: textOf('main.tell h1'),
      notice: textOf('main.pay .say .title'),
      hasCode: document.querySelector('.code svg') !== null,
    };
    const { at: _at, ...last } = sightings.at(-1) ?? { at: 0 };
    if (JSON.stringify(last) !== JSON.stringify(signs)) sightings.push({ ...signs, at: Date.now() });
  };
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isAsked = false;
        look();
      }),
    );
  };
  const changes = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(ask).observe(document, { ...changes, attributeFilter: ['data-state', 'class'] });
  look();
}
