import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/setup.json';
import es from '#renderer/i18n/es/setup.json';
import ar from '#renderer/i18n/es-AR/setup.json';
import pt from '#renderer/i18n/pt-BR/setup.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** What the first steps and the pages around them say comes with them: the sale does not wait for it. */
export function useSetupWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'setup'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'setup', words[language]);
  return useTranslation('setup');
}
