import { useTranslation } from 'react-i18next';
import { formatMoney, siteOf } from '#core/domain/site';
import { wayToPay } from '#core/domain/way-to-pay';
import type { CustomerScreen } from '#core/views';
import { useSetting } from '#renderer/customer/setting-context';
import { tellingOf } from '#renderer/customer/telling';

/** The outcome, for those who listen to the screen: one region that stays, whose words change. */
export function Announcement({ screen }: { screen: CustomerScreen }) {
  const { t } = useTranslation('customer');
  const site = siteOf(useSetting().siteId);
  return (
    <p className="sr" role="status">
      {wordsOf()}
    </p>
  );

  function wordsOf(): string {
    if (screen.kind === 'idle' || screen.kind === 'building') return '';
    const total = formatMoney(screen.total, site);
    if (screen.kind === 'preparing') return `${t('preparing.title')} ${total}`;
    if (screen.kind === 'pay')
      return screen.isDeclined
        ? t(`declined.${wayToPay(screen, site.id)}.title`)
        : `${t('pay.title')} ${total}`;
    const { words } = tellingOf(screen);
    return `${t(`tell.${words}.title`)} ${total}`;
  }
}
