import type { FlatNamespace } from 'i18next';
import { describe, expect, it } from 'vitest';
import { createI18n } from '#renderer/i18n/i18n';
import { spokenBy } from '#renderer/i18n/use-translation';
import { LANGUAGES, NAMESPACES, plain, treeOf, wordsOf } from '#test/renderer/written-words';

type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const blanksOf = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

describe.each(NAMESPACES as readonly FlatNamespace[])('What a part of a window says of %s', (namespace) => {
  it.each(LANGUAGES)('is in %s what i18next says, with the blanks filled and without', (language) => {
    const i18n = createI18n(language, { [language]: { [namespace]: treeOf(language, namespace) } });
    const ours = spokenBy(i18n, namespace).t as unknown as Say;
    const theirs = i18n.getFixedT(null, namespace) as unknown as Say;
    for (const [key, words] of wordsOf(language, namespace)) {
      const params = Object.fromEntries(blanksOf(words).map((name) => [name, `$& <b>${name}</b> $1`]));
      const asked = key === plain(key) ? params : { ...params, count: 3 };
      // Twice: the second time it is remembered.
      for (const _time of [1, 2]) expect(ours(plain(key), asked), key).toBe(theirs(plain(key), asked));
      if (blanksOf(words).length === 0 && key === plain(key)) expect(ours(key), key).toBe(words);
    }
  });
});

describe('Words that come later', () => {
  it('are said once they are there', () => {
    const i18n = createI18n('es', { es: { common: {} } });
    const say = spokenBy(i18n, 'trust').t as unknown as Say;
    expect(say('later.name', { name: 'Ana' })).toBe('');
    i18n.addResourceBundle('es', 'trust', { later: { name: 'Soy {{name}}' } });
    expect(say('later.name', { name: 'Ana' })).toBe('Soy Ana');
    expect(say('later.name', {})).toBe('Soy ');
  });
});
