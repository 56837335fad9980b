import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RENDERER, sources } from '#test/renderer/written-words';

const sheets = globSync('**/*.css', { cwd: RENDERER }).map((path) => ({
  path,
  css: readFileSync(join(RENDERER, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
}));
const tokens = sheets.find(({ path }) => path.endsWith('tokens.css'))?.css ?? '';
const still = /@media \(prefers-reduced-motion: reduce\) \{\s*:root \{([^}]*)\}/.exec(tokens)?.[1] ?? '';

/** Every moving thing of a stylesheet: each of a transition's parts by itself. */
const movesIn = (css: string): readonly string[] =>
  [...css.matchAll(/(?<![\w-])(?:transition|animation)(?:-duration)?:\s*([^;}]+)/g)].flatMap(
    ([, value = '']) => value.split(/,(?![^(]*\))/).map((each) => each.trim()),
  );

describe('Whoever wants no motion', () => {
  it('gets none: what moves takes as long as the tokens say, which is nothing then', () => {
    const times = [...tokens.matchAll(/(--t-[\w-]+):\s*\d+ms/g)].map(([, name = '']) => name);
    const all = [...new Set(times)];
    expect(all.length).toBeGreaterThan(2);
    expect(all.filter((name) => !still.includes(`${name}: 0ms`))).toEqual([]);
  });

  it.each(sheets)('in $path', ({ css }) => {
    const other = movesIn(css).filter((move) => move !== 'none' && !/var\(--t-[\w-]+\)/.test(move));
    expect(other).toEqual([]);
  });

  it('and nothing is moved by a script without asking', () => {
    const moving = sources.filter(({ text }) =>
      /\.animate\(|behavior: 'smooth'|startViewTransition/.test(text),
    );
    expect(moving.filter(({ text }) => !text.includes('prefers-reduced-motion'))).toEqual([]);
  });

  it('is read by this check', () => {
    expect(
      movesIn('a { transition: color 200ms ease, top var(--t-press) cubic-bezier(0, 0, 1, 1); }'),
    ).toEqual(['color 200ms ease', 'top var(--t-press) cubic-bezier(0, 0, 1, 1)']);
  });
});
