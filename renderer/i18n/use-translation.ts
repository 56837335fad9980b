import type { FlatNamespace, i18n, TFunction } from 'i18next';
import { createContext, useContext } from 'react';

type Namespace = FlatNamespace | readonly FlatNamespace[];
type Translation<N extends Namespace> = { readonly t: TFunction<N>; readonly i18n: i18n };

const I18nContext = createContext<i18n | null>(null);
const made = new WeakMap<i18n, Map<string, unknown>>();

/** Its `value` speaks for everything inside. It says one language as long as it lives: another one is another `value`. */
export const I18nProvider = I18nContext;

/**
 * The words of a namespace, the first where there are several. It asks for nothing and listens to nothing, as all words
 * are there before they are drawn: `react-i18next` looks them up again for every part that is drawn, at every drawing.
 */
export function useTranslation<const N extends Namespace = 'common'>(of?: N): Translation<N> {
  const i18n = useContext(I18nContext);
  if (i18n === null) throw new Error('words: no language yet');
  return spokenBy(i18n, of);
}

/** The same without a part to be drawn. */
export function spokenBy<const N extends Namespace = 'common'>(i18n: i18n, of?: N): Translation<N> {
  const known = made.get(i18n) ?? new Map<string, unknown>();
  made.set(i18n, known);
  const name = String(of ?? 'common');
  const before = known.get(name);
  if (before !== undefined) return before as Translation<N>;
  const look = i18n.getFixedT(null, of ?? 'common') as unknown as Say;
  const spoken = { t: remembering(look), i18n };
  known.set(name, spoken);
  return spoken as unknown as Translation<N>;
}

/** `count` chooses the sentence; the others fill its blanks. */
type Params = Readonly<Record<string, string | number | boolean>>;
type Say = (key: string, params?: Params) => string;

/** A line of the ticket says eight things, all of them known: each is looked up once, and its blanks filled by hand. */
function remembering(look: Say): Say {
  const known = new Map<string, string>();

  function sentence(key: string): string {
    const before = known.get(key);
    if (before !== undefined) return before;
    const words = look(key, { skipInterpolation: true });
    // What is not there may come with its page.
    if (words !== '') known.set(key, words);
    return words;
  }

  return (key, params) => {
    if (params === undefined) return sentence(key);
    // By how many there are, one of several sentences is said.
    return 'count' in params ? look(key, params) : filled(sentence(key), params);
  };
}

const filled = (words: string, params: Params): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_blank, name: string) => String(params[name] ?? ''));
