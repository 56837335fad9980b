import { describe, expect, it } from 'vitest';
import { customerWords } from '#renderer/i18n/customer-words';
import { createI18n } from '#renderer/i18n/i18n';
import { literalsIn } from '#test/renderer/literals';
import { LANGUAGES, type Language, NAMESPACES, plain, sources, wordsOf } from '#test/renderer/written-words';

const MAIN: Language = 'es-AR';

const placeholders = (words: string): string[] =>
  [...words.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name).sort();
/** Bold words and the like, which `Trans` fills with elements: one left out loses its words' look or their link. */
const tags = (words: string): string[] => [...words.matchAll(/<\/?\w+\/?>/g)].map(([tag]) => tag).sort();
const keysOf = (words: ReadonlyMap<string, string>): string[] =>
  [...new Set([...words.keys()].map(plain))].sort();

const said = sources.flatMap(({ text }) => keysIn(text));

describe.each(NAMESPACES)('The words of %s', (namespace) => {
  const main = wordsOf(MAIN, namespace);

  it.each(LANGUAGES)('are all there in %s, none of them empty, with the same blanks to fill', (language) => {
    const words = wordsOf(language, namespace);
    expect(keysOf(words)).toEqual(keysOf(main));
    for (const [key, text] of words) {
      const same = main.get(key) ?? main.get(`${plain(key)}_other`) ?? '';
      expect(text.trim(), key).not.toBe('');
      // "the first" of one needs no figure.
      const isOne = key.endsWith('_one');
      expect(isOne ? [...placeholders(text), 'count'] : placeholders(text), key).toEqual(
        expect.arrayContaining(placeholders(same)),
      );
      expect(placeholders(same), key).toEqual(expect.arrayContaining(placeholders(text)));
      expect(tags(text), key).toEqual(tags(same));
    }
  });

  it.each(LANGUAGES)('have in %s every plural of that language, and no other', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const words = wordsOf(language, namespace);
    const counted = new Set([...words.keys()].filter((key) => key !== plain(key)).map(plain));
    for (const key of counted) {
      const there = [...words.keys()].filter((each) => plain(each) === key && each !== key);
      expect(there.map((each) => each.slice(key.length + 1)).sort(), key).toEqual(needed);
    }
  });

  it('are all said somewhere', () => {
    const unsaid = keysOf(main).filter(
      (key) => !said.some((pattern) => pattern.test(key) || pattern.test(`${namespace}:${key}`)),
    );
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
    expect(literalsIn('const a = (<p className="x">\n  Pagá acá\n</p>);')).toEqual(['Pagá acá']);
    expect(literalsIn('<Button onPress={() => go()}>Cobrar</Button>')).toEqual(['Cobrar']);
    expect(literalsIn('<p>{amount} de más</p>')).toEqual(['de más']);
    expect(literalsIn('<Icon label="Cerrar" />')).toEqual(['Cerrar']);
    expect(literalsIn("const a: Map<string, number> = b > c ? t('x.y') : <b>{t('x')}</b>;")).toEqual([]);
    expect(literalsIn("<p>{isPaid ? 'Pagado' : t('x')}</p>")).toEqual(['Pagado']);
    expect(literalsIn('<p>{`Faltan ${amount}`}</p>')).toEqual(['Faltan']);
    expect(literalsIn("<input placeholder={isFound && 'Nombre'} />")).toEqual(['Nombre']);
    expect(literalsIn('<p className={`badge ${kind}`}>{count} · 100 %</p>')).toEqual([]);
    expect(literalsIn('class Safe<View> extends Component<Props<View>> { override state = 1; }')).toEqual([]);
  });

  it('writes figures, dates and names of countries in one place each', () => {
    const PLACES = ['cashier/settings/account/country-name.ts', 'ui/figures.ts', 'ui/when.ts'];
    const writing = sources.filter(({ text }) => /\bIntl\.|\.toLocale\w*String\(/.test(text));
    expect(writing.map(({ path }) => path).sort()).toEqual(PLACES);
  });

  it('is never a key: a missing one falls to the next language, and at last to nothing', () => {
    const words = { ...customerWords, 'es-AR': { common: {}, customer: {} } };
    const { t } = createI18n('es-AR', words);
    expect(t('customer:pay.left')).toBe('para pagar');
    const none = { 'es-AR': {}, es: {}, 'pt-BR': {}, en: {} };
    expect(createI18n('es-AR', none).t('customer:pay.left')).toBe('');
  });
});
