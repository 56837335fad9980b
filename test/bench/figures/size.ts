import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '#scripts/electron-program';
import type { Figure } from '#test/bench/figure';

const pages = join(root, 'out/renderer');

/** Everything that a page asks for before anybody does anything, by its own words. */
export function loadedBy(page: string, read: (file: string) => string): readonly string[] {
  const found = new Set<string>();
  const from = (file: string, text: string, patterns: readonly RegExp[]): void => {
    for (const pattern of patterns)
      for (const [, named = ''] of text.matchAll(pattern))
        add(new URL(named, `file:///${file}`).pathname.slice(1));
  };
  function add(file: string): void {
    if (found.has(file)) return;
    found.add(file);
    if (file.endsWith('.js'))
      from(file, read(file), [
        /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{][^;"'()]*?from)?\s*["'](\.[^"']+)["']/g,
      ]);
  }
  from(page, read(page), [/(?:src|href)="(\.[^"]+\.(?:js|css))"/g]);
  return [...found];
}

const named = (name: string): readonly string[] => globSync(`assets/${name}[.-]*.js`, { cwd: pages });

const zipped = (file: string): number => gzipSync(readFileSync(join(pages, file)), { level: 9 }).length;

export const size: Figure = {
  names: ['renderer-code'],
  async measure() {
    const read = (file: string): string => readFileSync(join(pages, file), 'utf8');
    const [cashier = [], customer = []] = ['cashier.html', 'customer.html'].map((page) =>
      loadedBy(page, read),
    );
    // What comes right after the first drawing is of the sale too, with the language that is longest.
    const [words = ''] = named('words-in').toSorted((a, b) => zipped(b) - zipped(a));
    const asked = [...named('quick-keys'), ...named('question'), words]
      .map((file) => `src="./${file}"`)
      .join(' ');
    const later = loadedBy('later', (file) => (file === 'later' ? asked : read(file))).slice(1);
    const all = [...new Set([...cashier, ...customer, ...later])];
    const sum = (files: readonly string[]): number => files.reduce((bytes, file) => bytes + zipped(file), 0);
    return [
      {
        name: 'renderer-code',
        what: 'scripts and styles that both windows load before a sale or for it, gzip',
        unit: 'bytes',
        samples: [sum(all)],
        twin: null,
        target: { most: 280_000 },
        notes: {
          cashier: sum(cashier),
          customer: sum(customer),
          afterTheFirstDrawing: sum(later.filter((file) => !cashier.includes(file))),
          files: all.length,
        },
      },
    ];
  },
};
