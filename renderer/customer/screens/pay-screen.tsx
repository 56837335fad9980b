import { formatMoney, siteOf } from '#core/domain/site';
import { wayToPay } from '#core/domain/way-to-pay';
import type { CustomerScreen } from '#core/views';
import { ShopLine } from '#renderer/customer/screens/shop-line.tsx';
import { SecondLanguage } from '#renderer/customer/second-language.tsx';
import { useSetting } from '#renderer/customer/setting-context';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Code } from '#renderer/ui/code.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Ring } from '#renderer/ui/ring.tsx';
import type { Countdown } from '#renderer/ui/use-countdown';

type Pay = Extract<CustomerScreen, { readonly kind: 'pay' }>;

const LAST_MINUTE_MS = 60_000;

/** The one screen with a code: amount and what to do at the left, the code at the right. */
export function PayScreen({ screen, countdown }: { screen: Pay; countdown: Countdown }) {
  const { t } = useTranslation(['customer', 'common']);
  const { siteId } = useSetting();
  const { total, qrData, isPix } = screen;
  const hasNotice = screen.isDeclined || screen.received > 0;
  return (
    <main className={hasNotice ? 'screen pay noticed' : 'screen pay'}>
      <h1 className="sr">{t('pay.title')}</h1>
      <ShopLine />
      <div className="ask">
        <div className="total-word">
          {t('pay.total')}
          {isPix && <span className="pix">{t('pay.pix')}</span>}
        </div>
        <Amount value={total} siteId={siteId} />
        {hasNotice ? <Notice screen={screen} /> : <How screen={screen} />}
        {!hasNotice && screen.mode !== 'dynamic' && <Printed mode={screen.mode} />}
      </div>
      <Clock countdown={countdown} />
      <Code data={qrData} label={t('common:codeLabel', { amount: formatMoney(total, siteOf(siteId)) })} />
    </main>
  );
}

function How({ screen }: { screen: Pay }) {
  const { t } = useTranslation('customer');
  const key = `pay.how.${wayToPay(screen, useSetting().siteId)}` as const;
  return (
    <>
      <p className="how">{t(key)}</p>
      <SecondLanguage say={(other) => other(key)} />
    </>
  );
}

/** By the register's name: a customer must not pay by the printed code of another one. */
function Printed({ mode }: { mode: 'hybrid' | 'attended' }) {
  const { t } = useTranslation('customer');
  const { register } = useSetting();
  return (
    <p className="printed">
      {mode === 'hybrid' ? t('pay.printedToo', { register }) : t('pay.printedSame', { register })}
    </p>
  );
}

/** The code stays and can still be paid; what came is said before what was declined. */
function Notice({ screen }: { screen: Pay }) {
  const { t } = useTranslation('customer');
  const site = siteOf(useSetting().siteId);
  const way = wayToPay(screen, site.id);
  const hasMoney = screen.received > 0;
  const amounts = { received: formatMoney(screen.received, site), total: formatMoney(screen.total, site) };
  return (
    <div className="say">
      <Icon name={hasMoney ? 'circle-alert' : 'circle-x'} />
      <div>
        <p className="title">{hasMoney ? t('received.title', amounts) : t(`declined.${way}.title`)}</p>
        <p className="next">{hasMoney ? t('received.next') : t(`declined.${way}.next`)}</p>
        <SecondLanguage
          say={(other) => (hasMoney ? other('received.title', amounts) : other(`declined.${way}.title`))}
        />
      </div>
    </div>
  );
}

function Clock({ countdown: { leftMs, share, text } }: { countdown: Countdown }) {
  const { t } = useTranslation(['customer', 'common']);
  const isLate = leftMs <= LAST_MINUTE_MS;
  return (
    <div className={isLate ? 'clock late' : 'clock'}>
      <Ring share={share} text={text} label={t('common:timeLeft', { time: text })} isLate={isLate} />
      <span>{isLate ? t('pay.late') : t('pay.left')}</span>
    </div>
  );
}
