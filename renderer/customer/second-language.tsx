import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useSetting } from '#renderer/customer/setting-context';
import { useTranslation } from '#renderer/i18n/use-translation';

/** The same words again, smaller, in the language the shop added for its visitors. */
export function SecondLanguage({ say }: { say: (t: TFunction<'customer'>) => ReactNode }) {
  const { language, secondLanguage } = useSetting();
  const { i18n } = useTranslation();
  if (secondLanguage === null || secondLanguage === language) return null;
  return (
    <p className="second" lang={secondLanguage}>
      {say(i18n.getFixedT(secondLanguage, 'customer'))}
    </p>
  );
}
