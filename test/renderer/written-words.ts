import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LANGUAGES, type Language } from '#core/domain/site';

export const RENDERER = join(import.meta.dirname, '../../renderer');
export const NAMESPACES = globSync('es-AR/*.json', { cwd: join(RENDERER, 'i18n') })
  .map((path) => basename(path, '.json'))
  .sort();

/** "tell.paid.title" → words */
export function flat(tree: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]]);
  const inside = Object.entries(tree ?? {}).flatMap(([key, branch]) => [
    ...flat(branch, path === '' ? key : `${path}.${key}`),
  ]);
  return new Map(inside);
}

/** As they are written: nested keys. */
export const treeOf = (language: Language, namespace: string): object =>
  JSON.parse(readFileSync(join(RENDERER, `i18n/${language}/${namespace}.json`), 'utf8'));

export const wordsOf = (language: Language, namespace: string): ReadonlyMap<string, string> =>
  flat(treeOf(language, namespace));

/** A key without its plural: "found_many" → "found". */
export const plain = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

export const sources = globSync('**/*.{ts,tsx}', { cwd: RENDERER }).map((path) => ({
  path,
  text: readFileSync(join(RENDERER, path), 'utf8'),
}));

export { LANGUAGES, type Language };
