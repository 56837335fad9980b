import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/day.json';
import es from '#renderer/i18n/es/day.json';
import ar from '#renderer/i18n/es-AR/day.json';
import pt from '#renderer/i18n/pt-BR/day.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** The day's words come with its page: the sale does not wait for them. */
export function useDayWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'day'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'day', words[language]);
  return useTranslation('day');
}
