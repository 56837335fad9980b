import type { i18n } from 'i18next';
import type { Language } from '#core/domain/site';
import { createI18n } from '#renderer/i18n/i18n';

const sources = {
  'es-AR': () => import('#renderer/i18n/es-AR/cashier-words'),
  es: () => import('#renderer/i18n/es/cashier-words'),
  'pt-BR': () => import('#renderer/i18n/pt-BR/cashier-words'),
  en: () => import('#renderer/i18n/en/cashier-words'),
} satisfies Record<Language, () => Promise<unknown>>;

/** What the cashier's window says of itself in one language. */
export const cashierWords = async (language: Language) => (await sources[language]()).words;

const asked = new Map<Language, Promise<i18n>>();
const there = new Map<Language, i18n>();

/** A till speaks one language: the others stay where they are until they are asked for. Once for each. */
export function cashierSpeaks(language: Language): Promise<i18n> {
  const before = asked.get(language);
  if (before !== undefined) return before;
  const coming = cashierWords(language).then((words) => {
    const spoken = createI18n(language, { [language]: words });
    there.set(language, spoken);
    return spoken;
  });
  asked.set(language, coming);
  // What did not come is asked for again.
  coming.catch(() => asked.delete(language));
  return coming;
}

/** Null where its words have not come yet. */
export const spokenNow = (language: Language): i18n | null => there.get(language) ?? null;
