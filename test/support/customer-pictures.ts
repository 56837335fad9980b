import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { LANGUAGES, SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import type { CustomerView, Setting } from '#core/views';
import { codeTrouble } from '#test/support/code-on-screen';
import { AFTERNOON, customerScreens, customerView, padaria, payOf } from '#test/support/customer-views';
import { createPreview, type Preview } from '#test/support/preview';

/**
 * `node test/support/customer-pictures.ts <folder> [part of a name]`: a picture of each state of the customer's
 * screen, read by the accessibility check and watched for anything its policy refuses.
 */
type Shot = {
  readonly name: string;
  readonly view: CustomerView | null;
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: 'light' | 'dark';
};

const FULL = { width: 1920, height: 1080 };
const SMALL = { width: 1024, height: 600 };
const UPRIGHT = { width: 768, height: 1366 };
const { pay = payOf() } = customerScreens;
const pix = payOf({ isPix: true });

function shots(): readonly Shot[] {
  const screens = Object.entries(customerScreens);
  const set = (suffix: string, setting: Partial<Setting>, change: Partial<Shot> = {}) =>
    screens.map(([name, screen]) => shot(`${name}${suffix}`, customerView(screen, setting), change));
  return [
    ...set('', {}),
    ...set('-small-dark', { isPractice: true, secondLanguage: 'en' }, { size: SMALL, theme: 'dark' }),
    ...set('-upright', { secondLanguage: 'pt-BR' }, { size: UPRIGHT }),
    ...set('-pt-BR', { ...padaria, isPractice: true, secondLanguage: 'es' }),
    ...set('-en', { language: 'en' }, { size: SMALL }),
    ...set('-es', { language: 'es' }, { size: SMALL }),
    ...SITE_IDS.flatMap((siteId) => inCountry(siteId)),
    shot('before-anything', null),
    shot('pay-pix', customerView(pix, { ...padaria, secondLanguage: 'es' }), { theme: 'dark' }),
    ...LANGUAGES.flatMap((language) => [
      shot(`pix-${language}`, customerView(pix, { ...padaria, language, secondLanguage: 'en' }), {
        size: SMALL,
      }),
      shot(
        `pix-${language}-declined`,
        customerView(payOf({ isPix: true, isDeclined: true }), { ...padaria, language }),
        { size: SMALL },
      ),
    ]),
    shot('pay-second', customerView(pay, { secondLanguage: 'en' })),
    shot('pay-4k', customerView(pay), { size: { width: 3840, height: 2160 } }),
    shot(
      'idle-long',
      customerView(
        { kind: 'idle' },
        { shop: { name: 'Supermercado Internacional Constitución', trade: '' } },
      ),
    ),
  ];
}

/** What pays a code and what to do when it was declined, in the country's own language, on a small screen. */
function inCountry(siteId: SiteId): readonly Shot[] {
  const { language } = siteOf(siteId);
  const declined = payOf({ isDeclined: true });
  const change = { size: SMALL };
  return [
    shot(`country-${siteId}-pay`, customerView(pay, { siteId, language }), change),
    shot(`country-${siteId}-declined`, customerView(declined, { siteId, language }), change),
  ];
}

const shot = (name: string, view: Shot['view'], change: Partial<Shot> = {}): Shot => ({
  name,
  view,
  size: FULL,
  theme: 'light',
  ...change,
});

/** What is wrong with it, in a line each. */
async function take(preview: Preview, folder: string, { name, view, size, theme }: Shot): Promise<string[]> {
  const opened = await preview.openPage('customer', { view, size, theme, now: AFTERNOON });
  await opened.page.screenshot({ path: join(folder, `customer-${name}.png`) });
  const { violations } = await new AxeBuilder({ page: opened.page })
    .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  const spills = await opened.page.evaluate(spillsOf);
  const code = await codeTrouble(opened.page);
  await opened.close();
  return [
    ...opened.problems,
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id} at ${target.join(' ')}`)),
    ...spills,
    ...code,
  ].map((problem) => `${name}: ${problem}`);
}

/** Text cut by the window's edge, laid over the code, or taller than the place it has. */
function spillsOf(): string[] {
  const code = document.querySelector('.code')?.getBoundingClientRect();
  const found: string[] = [];
  for (const part of document.querySelectorAll(
    'main .amount, main p, main h1, main li, main .clock, main .body, main .ask, main .below',
  )) {
    if (part.classList.contains('sr')) continue;
    const box = part.getBoundingClientRect();
    if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      found.push(`out of the window: ${part.className || part.tagName}`);
    if (part.scrollWidth > part.clientWidth + 2 && part.clientWidth > 0)
      found.push(`wider than its place: ${part.className || part.tagName}`);
    if (
      code !== undefined &&
      box.right > code.left &&
      box.left < code.right &&
      box.bottom > code.top &&
      box.top < code.bottom
    )
      found.push(`over the code: ${part.className || part.tagName}`);
  }
  const parts = [...document.querySelectorAll('main > *:not(.frame, .sr, .runout, .code, .code-place)')];
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (next !== undefined && part.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 1)
      found.push(`runs into the next: ${part.className || part.tagName}`);
  }
  return found;
}

const [folder = 'test-results/pictures', part = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const preview = await createPreview();
try {
  for (const wanted of shots().filter(({ name }) => name.includes(part))) {
    const problems = await take(preview, folder, wanted);
    if (problems.length > 0) {
      process.stdout.write(`${problems.join('\n')}\n`);
      process.exitCode = 1;
    }
  }
} finally {
  await preview.close();
}
