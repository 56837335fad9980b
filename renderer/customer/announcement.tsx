import { formatMoney, siteOf } from '#core/domain/site';
import { wayToPay } from '#core/domain/way-to-pay';
import type { CustomerScreen } from '#core/views';
import { useSetting } from '#renderer/customer/setting-context';
import { tellingOf } from '#renderer/customer/telling';
import { useTranslation } from '#renderer/i18n/use-translation';

/** What the customer must not miss while putting the phone away. */
const TROUBLE: ReadonlySet<CustomerScreen['kind']> = new Set([
  'partial',
  'double',
  'mismatch',
  'not-sent',
  'refused',
  'order-displaced',
]);

/** The outcome, for those who listen to the screen: two regions that stay, whose words change. */
export function Announcement({ screen }: { screen: CustomerScreen }) {
  const { t } = useTranslation('customer');
  const site = siteOf(useSetting().siteId);
  const words = wordsOf();
  const isTrouble =
    TROUBLE.has(screen.kind) || (screen.kind === 'pay' && (screen.isDeclined || screen.received > 0));
  return (
    <>
      <p className="sr" role="status">
        {isTrouble ? '' : words}
      </p>
      <p className="sr" role="alert">
        {isTrouble ? words : ''}
      </p>
    </>
  );

  function wordsOf(): string {
    if (screen.kind === 'idle' || screen.kind === 'building') return '';
    const total = formatMoney(screen.total, site);
    if (screen.kind === 'preparing') return `${t('preparing.title')} ${total}`;
    if (screen.kind === 'pay' && screen.received > 0)
      return t('received.title', { received: formatMoney(screen.received, site), total });
    if (screen.kind === 'partial')
      return `${t('tell.partial.title')} ${formatMoney(screen.received, site)} ${t('tell.partial.of', { total })}`;
    if (screen.kind === 'pay')
      return screen.isDeclined
        ? t(`declined.${wayToPay(screen, site.id)}.title`)
        : `${t('pay.title')} ${total}`;
    const { words } = tellingOf(screen);
    return `${t(`tell.${words}.title`)} ${total}`;
  }
}
