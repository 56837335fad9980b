import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RENDERER, sources } from '#test/renderer/written-words';

const shown = globSync('*.tsx', { cwd: import.meta.dirname })
  .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
  .join('\n');

const componentsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^export (?:function|const|class) ([A-Z]\w*[a-z]\w*)/gm)].map(([, name = '']) => name);

const components = sources
  .filter(({ path }) => /^ui\/[\w-]+\.tsx$/.test(path))
  .flatMap(({ path, text }) => componentsIn(text).map((name) => ({ name, path: join(RENDERER, path) })));

it('shows every control of the design system', () => {
  expect(components.length).toBeGreaterThan(20);
  expect(components.filter(({ name }) => !new RegExp(`<${name}[\\s>]`).test(shown))).toEqual([]);
});
