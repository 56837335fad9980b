import type { TenderOffer } from '#core/counter-answers';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Icon } from '#renderer/ui/icon.tsx';
import { hourText } from '#renderer/ui/when';

/** What may still come by a code of this sale, said before the money is taken. */
export function TenderWarning({ offer: { openUntil, isRead } }: { offer: TenderOffer }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  if (openUntil === null && isRead) return null;
  const time = openUntil === null ? '' : hourText(openUntil, setting);
  const words = isRead ? 'openUntil' : openUntil === null ? 'notRead' : 'notReadUntil';
  return (
    <p className={isRead ? 'warning' : 'warning trouble'}>
      <Icon name={isRead ? 'info' : 'triangle-alert'} />
      {t(`tender.${words}`, { time })}
    </p>
  );
}
