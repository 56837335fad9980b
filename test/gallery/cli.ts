import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { build, type PreviewServer, preview } from 'vite';
import { launch } from '#test/support/preview';

/**
 * `npm run gallery`: every control of the design system in every state on one page, served to this PC alone.
 * `--out DIR` draws it into pictures instead, unseen. Exit code 1 where the page tells of an error.
 */
const { values } = parseArgs({
  options: { out: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const folder = await mkdtemp(join(tmpdir(), 'mostrador-gallery-'));
const server = await serve(Number(values.port));
const address = `${server.resolvedUrls?.local[0] ?? ''}gallery.html`;

if (values.out === undefined) {
  process.stdout.write(`${address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end());
} else {
  try {
    await draw(values.out);
  } finally {
    await end();
  }
}

async function serve(port: number): Promise<PreviewServer> {
  const root = import.meta.dirname;
  const built = { outDir: folder, emptyOutDir: true };
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    // Each half has a theme of its own: `light-dark()` must reach the browser as it is.
    build: {
      ...built,
      target: 'esnext',
      cssMinify: false,
      rollupOptions: { input: join(root, 'gallery.html') },
    },
  });
  return preview({
    configFile: false,
    root,
    build: built,
    preview: { host: '127.0.0.1', port, open: false },
  });
}

async function end(): Promise<void> {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

/** Broad and narrow, and each dialog in both themes. */
async function draw(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const browser = await launch();
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const take = async (name: string, width: number, query = ''): Promise<void> => {
    await page.setViewportSize({ width, height: 768 });
    await page.goto(`${address}${query}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: query === '' });
  };
  await take('controls-1920', 1920);
  await take('controls-800', 800);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const dialog of ['plain', 'question'])
      await take(`dialog-${dialog}-${theme}`, 1024, `?dialog=${dialog}`);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await take('controls-high-contrast', 1366);
  await browser.close();
  process.stdout.write(`${[...errors, out].join('\n')}\n`);
  if (errors.length > 0) process.exitCode = 1;
}
