import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#core/domain/site';
import { customerWords } from '#renderer/i18n/customer-words';
import { createI18n } from '#renderer/i18n/i18n';

const root = join(import.meta.dirname, '../../renderer');
const NAMESPACES = ['common', 'customer', 'cashier', 'catalogue', 'selling', 'setup'] as const;
const MAIN: Language = 'es-AR';

/** "tell.paid.title" → words */
function flat(tree: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]]);
  const inside = Object.entries(tree ?? {}).flatMap(([key, branch]) => [
    ...flat(branch, path === '' ? key : `${path}.${key}`),
  ]);
  return new Map(inside);
}

const wordsOf = (language: Language, namespace: string): ReadonlyMap<string, string> =>
  flat(JSON.parse(readFileSync(join(root, `i18n/${language}/${namespace}.json`), 'utf8')));

const placeholders = (words: string): string[] =>
  [...words.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name).sort();

const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));

describe.each(NAMESPACES)('The words of %s', (namespace) => {
  const main = wordsOf(MAIN, namespace);

  it.each(LANGUAGES)('are all there in %s, none of them empty, with the same blanks to fill', (language) => {
    const words = wordsOf(language, namespace);
    expect([...words.keys()].sort()).toEqual([...main.keys()].sort());
    for (const [key, text] of words) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(main.get(key) ?? ''));
    }
  });

  it('are all said somewhere', () => {
    const said = sources.flatMap(({ text }) => keysIn(text));
    const unsaid = [...main.keys()].filter((key) => {
      const asked = key.replace(/_(one|other)$/, '');
      return !said.some((pattern) => pattern.test(asked) || pattern.test(`${namespace}:${asked}`));
    });
    expect(unsaid).toEqual([]);
  });
});

/** Every string in a source as a pattern a key could match; a template's blanks stand for anything. */
function keysIn(source: string): RegExp[] {
  const strings = [...source.matchAll(/'([\w:.-]+)'|`([^`\n]*)`/g)].map(([, plain, template]) => {
    const parts = (plain ?? template ?? '').split(/\$\{[^}]*\}/);
    return parts.some((part) => /\w[.:]|^[\w-]+$/.test(part)) ? parts : [];
  });
  return strings
    .filter((parts) => parts.length > 0)
    .map(
      (parts) =>
        new RegExp(`^${parts.map((part) => part.replace(/[.$*+?()[\]{}|\\^]/g, '\\$&')).join('[\\w-]+')}$`),
    );
}

describe('What people read', () => {
  // Names, not words: the brand is the same in every language.
  const NAMES = new Set(['Mostrador']);

  it.each(sources.filter(({ path }) => path.endsWith('.tsx')))(
    'comes from the translations in $path',
    ({ text }) => {
      const literals = literalsIn(text).filter((literal) => !NAMES.has(literal));
      expect(literals).toEqual([]);
    },
  );

  it('is told from code by this check', () => {
    expect(literalsIn('return (<p className="x">\n  Pagá acá\n</p>);')).toEqual(['Pagá acá']);
    expect(literalsIn('<Button onPress={() => go()}>Cobrar</Button>')).toEqual(['Cobrar']);
    expect(literalsIn('<p>{amount} de más</p>')).toEqual(['de más']);
    expect(literalsIn('return <Icon label="Cerrar" />;')).toEqual(['Cerrar']);
    expect(literalsIn("const a: Map<string, number> = b > c ? t('x.y') : <b>{t('x')}</b>;")).toEqual([]);
    expect(literalsIn('class Safe<View> extends Component<Props<View>> { override state = 1; }')).toEqual([]);
  });

  it('is never a key: a missing one falls to the next language, and at last to nothing', () => {
    const words = { ...customerWords, 'es-AR': { common: {}, customer: {} } };
    const { t } = createI18n('es-AR', words);
    expect(t('customer:pay.left')).toBe('para pagar');
    const none = { 'es-AR': {}, es: {}, 'pt-BR': {}, en: {} };
    expect(createI18n('es-AR', none).t('customer:pay.left')).toBe('');
  });
});

/** Text between tags, and attributes that are read aloud or shown. */
function literalsIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const between = [
    ...code.matchAll(/(?<!=)>([^<>{}]*)(?=<\/?[a-zA-Z>]|\{)/g),
    ...code.matchAll(/\}([^<>{}]*)(?=<\/[a-zA-Z>])/g),
  ].map(([, text = '']) => text.trim());
  const shown = [
    ...code.matchAll(/\s(?:aria-label|label|title|placeholder|alt|hint|error|shutReason)="([^"]*)"/g),
  ].map(([, text = '']) => text);
  return [
    ...between.filter((text) => /\p{L}/u.test(text) && !/[;=`]|\('|^[(),.|&]|^extends /.test(text)),
    ...shown,
  ];
}
