import { formatMoney, siteOf } from '#core/domain/site';
import type { ChargeView } from '#core/views';
import { Acts } from '#renderer/cashier/charge/acts.tsx';
import { Details } from '#renderer/cashier/charge/details.tsx';
import { Middle } from '#renderer/cashier/charge/middle.tsx';
import { PracticeWallet } from '#renderer/cashier/charge/practice-wallet.tsx';
import type { Story } from '#renderer/cashier/charge-story';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { BigCodeKey } from '#renderer/cashier/display-notice.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Code } from '#renderer/ui/code.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Plate } from '#renderer/ui/plate.tsx';
import { Ring } from '#renderer/ui/ring.tsx';
import { useCountdown } from '#renderer/ui/use-countdown';
import { hourText } from '#renderer/ui/when';

type AskStory = Extract<Story, { kind: 'ask' }>;
const LAST_MINUTE_MS = 60_000;

/** The code is asked for, or on the customer's screen. */
export function AskPlate({ charge, story }: { charge: ChargeView; story: AskStory }) {
  const { t } = useTranslation('cashier');
  const common = useTranslation('common').t;
  const setting = useSetting();
  const { leftMs, share, text } = useCountdown(charge);
  const { qrData, total } = charge;
  const isSeen = useView(({ lights }) => lights.display.state === 'ok') || qrData === null;
  return (
    <Plate state={story.plate} className="charge-plate">
      <h1 className="head">
        <Icon name={story.icon} />
        {isSeen ? t(`ask.${story.words}.head`, { register: setting.register }) : t('screen.here')}
      </h1>
      <Details charge={charge} />
      <Middle>
        <div className="say">
          <Amount value={total} siteId={setting.siteId} />
          <p className="word">{t(`ask.${story.words}.word`, { register: setting.register })}</p>
          <Asides charge={charge} sinceMs={charge.remainingMs - leftMs} />
          {qrData !== null && <WithoutScreen />}
          {setting.isPractice && qrData !== null && <PracticeWallet reference={charge.reference} />}
        </div>
        {qrData !== null && (
          <>
            <Code
              data={qrData}
              label={common('codeLabel', { amount: formatMoney(total, siteOf(setting.siteId)) })}
            />
            <Ring
              share={share}
              text={text}
              label={common('timeLeft', { time: text })}
              isLate={leftMs <= LAST_MINUTE_MS}
            />
          </>
        )}
      </Middle>
      <Acts charge={charge} story={story} main={null} />
    </Plate>
  );
}

/** Told above where the screen is missing; where there never was one, the code is a key away all the same. */
function WithoutScreen() {
  const isAlone = useView(({ lights }) => lights.display.reason === 'none');
  return isAlone ? (
    <p className="aside">
      <BigCodeKey />
    </p>
  ) : null;
}

/** What else is known of it, the most pressing first. */
function Asides({ charge, sinceMs }: { charge: ChargeView; sinceMs: number }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const number = saleNumber(useView(({ sale }) => sale.number));
  const { answeredMsAgo, declined, earlierCodeUntil, trouble, attempt, state } = charge;
  return (
    <>
      {state === 'awaiting-payment' && trouble !== null && (
        <p className="aside">{t('aside.silent', { reason: t(`reason.${trouble.kind}`) })}</p>
      )}
      {declined !== null && <p className="aside">{t('aside.declined')}</p>}
      {earlierCodeUntil !== null && (
        <p className="aside">{t('aside.earlier', { time: hourText(earlierCodeUntil, setting) })}</p>
      )}
      <p className="meta">
        {answeredMsAgo === null
          ? t('aside.notYet', { number })
          : t('aside.answered', {
              seconds: Math.round((answeredMsAgo + Math.max(0, sinceMs)) / 1000),
              number,
            })}
        {attempt > 1 && <> · {t('aside.attempt', { attempt })}</>}
      </p>
    </>
  );
}
