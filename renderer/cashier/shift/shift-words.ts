import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/shift.json';
import es from '#renderer/i18n/es/shift.json';
import ar from '#renderer/i18n/es-AR/shift.json';
import pt from '#renderer/i18n/pt-BR/shift.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** The shift's words come with its page: the sale does not wait for them. */
export function useShiftWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'shift'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'shift', words[language]);
  return useTranslation('shift');
}
