import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/trust.json';
import es from '#renderer/i18n/es/trust.json';
import ar from '#renderer/i18n/es-AR/trust.json';
import pt from '#renderer/i18n/pt-BR/trust.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** What is said of files that leave the PC, and of what proves the log whole, comes with its pages. */
export function useTrustWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'trust'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'trust', words[language]);
  return useTranslation('trust');
}
