import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/printing.json';
import es from '#renderer/i18n/es/printing.json';
import ar from '#renderer/i18n/es-AR/printing.json';
import pt from '#renderer/i18n/pt-BR/printing.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** The words of printers come with their pages: the sale does not wait for them. */
export function usePrintingWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'printing'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'printing', words[language]);
  return useTranslation('printing');
}
