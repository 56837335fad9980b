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
  const known = made.get(i18n) ?? new Map<string, unknown>();
  made.set(i18n, known);
  const name = String(of ?? 'common');
  const before = known.get(name);
  if (before !== undefined) return before as Translation<N>;
  const spoken = { t: i18n.getFixedT(null, of ?? 'common'), i18n };
  known.set(name, spoken);
  return spoken as unknown as Translation<N>;
}
