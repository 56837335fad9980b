import i18next from 'i18next';

import type { Language } from '#core/domain/site';
import { en } from '#main/words/en';
import { es } from '#main/words/es';
import { esAR } from '#main/words/es-AR';
import type { MainWord, MainWords } from '#main/words/main-words';
import { ptBR } from '#main/words/pt-BR';

export const WORDS: Readonly<Record<Language, MainWords>> = { 'es-AR': esAR, es, 'pt-BR': ptBR, en };

export type Words = (word: MainWord, params?: Readonly<Record<string, string>>) => string;

const translations = i18next.createInstance();
// Everything is at hand, so this is done when it returns: no window has to wait for words.
void translations.init({
  resources: Object.fromEntries(
    Object.entries(WORDS).map(([language, words]) => [language, { translation: words }]),
  ),
  initAsync: false,
  // A language that lacks a word does not build, so none stands in for another.
  fallbackLng: false,
  interpolation: { escapeValue: false },
});

/** Speaks one language; also fits where core asks for `ReceiptWords`. */
export function wordsIn(language: Language): Words {
  const say = translations.getFixedT(language);
  return (word, params) => say(word, { ...params });
}
