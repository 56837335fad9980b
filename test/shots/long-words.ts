import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/**
 * A language that does not exist: Spanish with every word about 40 % longer and accents on it. What still fits in it has
 * room for a translation that nobody has written yet. It is made while the pages are built for pictures, and only then.
 */
export const longWords = (): Plugin => ({
  name: 'long-words',
  enforce: 'pre',
  async load(id) {
    if (!/[/\\]i18n[/\\]es[/\\][a-z]+\.json$/.test(id)) return null;
    const words: unknown = JSON.parse(await readFile(id, 'utf8'));
    return JSON.stringify(longIn(words));
  },
});

function longIn(value: unknown): unknown {
  if (typeof value === 'string') return longer(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, longIn(inner)]));
}

/** What i18next fills in, its tags and the keys of the keyboard stay as they are. */
export const longer = (text: string): string =>
  text.replace(/\{\{.*?\}\}|<[^>]*>|\$t\(.*?\)|[\p{L}\d]+/gu, (part) =>
    /^[\p{L}]{2,}$/u.test(part) ? longerWord(part) : part,
  );

const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'ê', i: 'ï', o: 'õ', u: 'ü' };

function longerWord(word: string): string {
  let missing = Math.round(word.length * 0.4);
  return Array.from(word)
    .map((letter, at) => {
      const accented = ACCENTED[letter] ?? letter;
      const isLast = at === word.length - 1;
      if (missing === 0 || (accented === letter && !isLast)) return accented;
      const more = isLast ? missing : 1;
      missing -= more;
      return accented + (ACCENTED[letter] ?? letter).repeat(more);
    })
    .join('');
}
