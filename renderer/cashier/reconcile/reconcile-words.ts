import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/reconcile.json';
import es from '#renderer/i18n/es/reconcile.json';
import ar from '#renderer/i18n/es-AR/reconcile.json';
import pt from '#renderer/i18n/pt-BR/reconcile.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** Come with their page: the sale does not wait for them. */
export function useReconcileWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'reconcile'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'reconcile', words[language]);
  return useTranslation('reconcile');
}
