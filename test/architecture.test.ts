import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Who may import whom. This table is the architecture: change it only with a page in docs/decisions. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  preload: ['preload', 'core', 'electron'],
  'renderer/customer': [
    'renderer/customer',
    'renderer/ui',
    'renderer/i18n',
    'renderer/bridge',
    'core',
    'react',
    'react-dom',
    'i18next',
    'zustand',
  ],
  'renderer/ui': [
    'renderer/ui',
    'renderer/i18n',
    'core',
    'react',
    'react-aria-components',
    'lucide-react',
    'qrcode.react',
    '@fontsource-variable/archivo',
  ],
  'main/checkout': [
    'main/checkout',
    'core',
    'type main/mercado-pago',
    'type main/order-log',
    'type main/printing',
  ],
  'main/mercado-pago': ['main/mercado-pago', 'core', 'zod', 'lossless-json', 'node'],
  'main/simulator': ['main/simulator', 'core', 'lossless-json', 'zod', 'node'],
  'main/order-log': ['main/order-log', 'main/sqlite', 'core', 'zod', 'better-sqlite3', 'node'],
  'main/settings': ['main/settings', 'main/sqlite', 'core', 'zod', 'type better-sqlite3', 'node'],
  'main/printing': [
    'main/printing',
    'core',
    '@point-of-sale/receipt-printer-encoder',
    'koffi',
    'qr',
    'zod',
    'node',
  ],
  'main/exports': ['main/exports', 'core', 'node'],
  'main/staff': ['main/staff', 'core', 'node'],
  'main/notifications': ['main/notifications', 'core', 'lossless-json', 'node'],
  'main/updates': ['main/updates', 'core', 'electron-updater', 'node'],
  'main/words': ['main/words', 'core', 'i18next'],
  'main/windows': ['main/windows', 'main/electron', 'core', 'zod', 'node'],
};

/** Files straight in main/ that are more than joins. */
const single: Record<string, readonly string[]> = {
  'main/electron.ts': ['electron'],
  'main/build.ts': ['zod', 'node'],
  'main/ipc.ts': ['main/electron', 'main/ipc-input', 'core', 'zod'],
  'main/ipc-input.ts': [
    'main/catalogue-input',
    'main/customer-screen-input',
    'main/export-input',
    'main/day-input',
    'main/scanner-input',
    'main/settings/key-shapes',
    'main/settings/printer-shapes',
    'main/setup-input',
    'main/trust-input',
    'main/shift-input',
    'main/reconcile-input',
    'main/staff-input',
    'core',
    'zod',
  ],
  'main/setup-input.ts': ['core', 'zod'],
  'main/trust-input.ts': ['core', 'zod'],
  'main/shift-input.ts': ['core', 'zod'],
  'main/reconcile-input.ts': ['core', 'zod'],
  'main/staff-input.ts': ['core', 'zod'],
  'main/day-input.ts': ['core', 'zod'],
  'main/catalogue-input.ts': ['core', 'zod'],
  'main/customer-screen-input.ts': ['core', 'zod'],
  'main/export-input.ts': ['core', 'zod'],
  'main/start-at-login.ts': ['node'],
  'main/x11.ts': [],
  'main/sqlite.ts': ['core', 'better-sqlite3', 'node'],
};

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name}`);
}

/** 'core/result', or 'type main/order-log/lock' when nothing of it is left at run time; 'node' for Node's own. */
function importsOf(file: string): string[] {
  const found = read(file).matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?['"]#?([^'"]+)['"]/gm,
  );
  const dynamic = read(file).matchAll(/\bimport\(\s*(type\s)?['"]#?([^'"]+)['"]\s*\)/g);
  return [...found, ...dynamic].map(([, type, from = '']) => {
    const name = from.startsWith('node:') ? 'node' : from;
    return type === undefined ? name : `type ${name}`;
  });
}

const within = (from: string, rule: string): boolean =>
  [rule, `type ${rule}`].some(
    (prefix) => from === prefix || from.startsWith(`${prefix}/`) || from.startsWith(`${prefix}.`),
  );

/** A page or style of one's own folder, by a relative path. */
const isBeside = (from: string): boolean => /^(type )?\.\/|\.(css|json)$|^(\.\.\/)+assets\//.test(from);

const rows = [
  ...Object.entries(allowed).flatMap(([folder, rules]) => filesIn(folder).map((file) => ({ file, rules }))),
  ...Object.entries(single).map(([file, rules]) => ({ file, rules })),
];

it.each(rows)('$file imports only what its folder may', ({ file, rules }) => {
  if (!existsSync(join(root, file))) throw new Error(`${file} is in the table and not on disk`);
  const strange = importsOf(file).filter(
    (from) => !isBeside(from) && !rules.some((rule) => within(from, rule)),
  );
  expect(strange).toEqual([]);
});

it.each(Object.keys(allowed))('%s exists: a rule for nothing guards nothing', (folder) => {
  expect(filesIn(folder)).not.toEqual([]);
});

it.each(filesIn('core'))('%s reads no clock and throws no dice', (file) => {
  expect(read(file)).not.toMatch(/Date\.now|new Date\(\)|Math\.random|performance\.|setTimeout|process\./);
});

it.each([...filesIn('core'), ...filesIn('main'), ...filesIn('preload'), ...filesIn('renderer')])(
  '%s silences no check',
  (file) => {
    expect(read(file)).not.toMatch(
      /@ts-(ignore|expect-error|nocheck)|biome-ignore|oxlint-disable|eslint-disable|\bas any\b|: any\b/,
    );
  },
);

it('the two preloads are bundled into files that require nothing but electron', () => {
  for (const name of ['cashier', 'customer']) {
    const file = join(root, 'out/preload', `${name}.cjs`);
    if (!existsSync(file)) throw new Error('the preloads are not built: npm run build');
    const required = [...readFileSync(file, 'utf8').matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
      ([, from]) => from,
    );
    expect([...new Set(required)]).toEqual(['electron']);
  }
});
