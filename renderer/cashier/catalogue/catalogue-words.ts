import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/catalogue.json';
import es from '#renderer/i18n/es/catalogue.json';
import ar from '#renderer/i18n/es-AR/catalogue.json';
import pt from '#renderer/i18n/pt-BR/catalogue.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** The catalogue's words come with its page: the sale does not wait for them. */
export function useCatalogueWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'catalogue'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'catalogue', words[language]);
  return useTranslation('catalogue');
}
