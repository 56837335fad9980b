import { LANGUAGES } from '#core/domain/site';
import en from '#renderer/i18n/en/staff.json';
import es from '#renderer/i18n/es/staff.json';
import ar from '#renderer/i18n/es-AR/staff.json';
import pt from '#renderer/i18n/pt-BR/staff.json';
import { useTranslation } from '#renderer/i18n/use-translation';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** What is said of the people at the till comes with its screens. */
export function useStaffWords() {
  const { i18n } = useTranslation('cashier');
  if (!i18n.hasResourceBundle('en', 'staff'))
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'staff', words[language]);
  return useTranslation('staff');
}

export type StaffTroubleWords = keyof (typeof ar)['trouble'];
