import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { layoutTrouble } from '#test/shots/checks';
import { type Facets, type Planned, sizeOf } from '#test/shots/plan';
import type { WindowState } from '#test/shots/state';
import { statesIn } from '#test/shots/states';
import { codeTrouble } from '#test/support/code-on-screen';
import { AFTERNOON } from '#test/support/customer-views';
import type { Preview } from '#test/support/preview';

export type Taken = Planned & {
  readonly file: string;
  /** What is wrong with it, in a line each. */
  readonly problems: readonly string[];
};

const AT_ONCE = 2;
/** What a finger needs, in dots of the page. */
const TOUCH = 48;

/** Draws the pictures into the folder, two at a time. */
export async function takeAll(
  preview: Preview,
  folder: string,
  planned: readonly Planned[],
  onTaken: (taken: Taken) => void,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < planned.length; at = next++) {
      const wanted = planned[at];
      if (wanted === undefined) return;
      const picture = await take(preview, folder, wanted);
      taken[at] = picture;
      onTaken(picture);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return taken;
}

export const fileOf = ({ window, state, language, size, theme, money }: Planned): string =>
  `${[window, state, language, size, theme, money].join('-')}.png`;

async function take(preview: Preview, folder: string, wanted: Planned): Promise<Taken> {
  const state = statesIn(wanted).find(
    ({ window, name }) => window === wanted.window && name === wanted.state,
  );
  if (state === undefined) throw new Error(`there is no state ${wanted.window} ${wanted.state}`);
  const file = fileOf(wanted);
  const opened = await open(preview, state, wanted);
  const problems: string[] = [];
  try {
    if (state.window === 'cashier') await state.act(opened.page);
  } catch (error) {
    problems.push(`it does not open: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
  }
  await opened.page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
  problems.push(...(await troubleOf(opened.page, state)), ...opened.problems);
  await opened.close();
  return { ...wanted, file, problems: [...new Set(problems)] };
}

type Opened = {
  readonly page: Page;
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
};

function open(preview: Preview, state: WindowState, facets: Facets): Promise<Opened> {
  const { scale, ...size } = sizeOf(facets);
  const { theme } = facets;
  const options = { size, scale, theme, isLong: facets.language === 'long', now: AFTERNOON };
  return state.window === 'cashier'
    ? preview.openPage('cashier', { ...options, view: state.view, answers: state.answers })
    : preview.openPage('customer', { ...options, view: state.view });
}

async function troubleOf(page: Page, { window }: WindowState): Promise<readonly string[]> {
  const layout = await page.evaluate(layoutTrouble, window === 'cashier' ? TOUCH : null);
  // Without frames inside there is nothing to gather in a page of its own, and what is right need not be told.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: window === 'customer' } },
    })
    .analyze();
  const axe = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `axe ${id} at ${target.join(' ')}`),
  );
  return [...axe, ...layout, ...(window === 'customer' ? await codeTrouble(page) : [])];
}
