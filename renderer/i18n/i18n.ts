import { createInstance, type i18n } from 'i18next';
import { LANGUAGES, type Language } from '#core/domain/site';
import type cashier from '#renderer/i18n/es-AR/cashier.json';
import type catalogue from '#renderer/i18n/es-AR/catalogue.json';
import type common from '#renderer/i18n/es-AR/common.json';
import type customer from '#renderer/i18n/es-AR/customer.json';
import type day from '#renderer/i18n/es-AR/day.json';
import type printing from '#renderer/i18n/es-AR/printing.json';
import type reconcile from '#renderer/i18n/es-AR/reconcile.json';
import type selling from '#renderer/i18n/es-AR/selling.json';
import type setup from '#renderer/i18n/es-AR/setup.json';
import type shift from '#renderer/i18n/es-AR/shift.json';
import type staff from '#renderer/i18n/es-AR/staff.json';
import type trust from '#renderer/i18n/es-AR/trust.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      customer: typeof customer;
      cashier: typeof cashier;
      catalogue: typeof catalogue;
      day: typeof day;
      selling: typeof selling;
      reconcile: typeof reconcile;
      setup: typeof setup;
      staff: typeof staff;
      printing: typeof printing;
      shift: typeof shift;
      trust: typeof trust;
    };
  }
}

/** Some of a window's words: namespace → nested keys. */
export type Words = Partial<Record<Language, Record<string, object>>>;

/** One instance for a window and a language. Others may be in it too: the second line of the customer's screen asks for one. */
export function createI18n(language: Language, words: Words): i18n {
  const made = createInstance();
  void made.init({
    lng: language,
    supportedLngs: LANGUAGES,
    load: 'currentOnly',
    fallbackLng: { 'es-AR': ['es', 'en'], es: ['en'], 'pt-BR': ['en'], default: [] },
    ns: Object.keys(words[language] ?? {}),
    defaultNS: 'common',
    resources: words,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    // A hole in a sentence is better than a key in front of a customer.
    parseMissingKeyHandler: (_key, otherwise) => otherwise ?? '',
  });
  return made;
}
