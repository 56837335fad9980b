import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#core/domain/site';
import { WORDS, wordsIn } from '#main/words/words';

const flat = (words: object): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(words).flatMap(([group, phrases]: [string, Record<string, string>]) =>
      Object.entries(phrases).map(([name, text]): [string, string] => [`${group}.${name}`, text]),
    ),
  );
const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

describe('what main says', () => {
  it.each(LANGUAGES)('in %s has every phrase, none empty, with the same things filled in', (language) => {
    const ours = flat(WORDS[language]);
    const reference = flat(WORDS['es-AR']);
    expect([...ours.keys()].sort()).toEqual([...reference.keys()].sort());
    for (const [key, text] of ours) {
      expect(text.trim(), key).not.toBe('');
      expect(holes(text), key).toEqual(holes(reference.get(key) ?? ''));
    }
  });

  it('marks a copy in each language’s own word', () => {
    expect(LANGUAGES.map((language) => wordsIn(language)('receipt.copy'))).toEqual([
      'COPIA',
      'COPIA',
      'CÓPIA',
      'COPY',
    ]);
  });

  it('fills in what it is given as it is, whatever is written in it', () => {
    const say = wordsIn('es-AR');
    expect(say('receipt.cashier', { name: 'Ana & "Eva" <3' })).toBe('Atendió: Ana & "Eva" <3');
    expect(say('receipt.note', { text: '$t(receipt.total) {{name}}' })).toBe(
      'Nota: $t(receipt.total) {{name}}',
    );
  });
});
