import '../css/staff.css';
import { useState } from 'react';
import { totalsOf } from '#core/domain/sale';
import { formatMoney, siteOf } from '#core/domain/site';
import type { ChargeView } from '#core/views';
import { useParams } from '#renderer/cashier/charge/use-params';
import { storyOf } from '#renderer/cashier/charge-story';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { ForgotDialog } from '#renderer/cashier/staff/forgot-dialog.tsx';
import { PinEntry, usePin } from '#renderer/cashier/staff/pin-entry.tsx';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Brand, Icon } from '#renderer/ui/icon.tsx';

/** Nobody stands here. What is on the counter stays, and a charge under way goes on: it is told without a PIN. */
export default function LockScreen() {
  const { t } = useStaffWords();
  const { bridge } = useActions();
  const { register } = useSetting();
  const [isForgotten, setForgotten] = useState(false);
  const pin = usePin((text) => bridge.request('staff/sign-in', { pin: text }));
  return (
    <main className="lock">
      <NoticeLine />
      <section className="lock-card">
        <header>
          <Brand />
          <span className="quiet">{register}</span>
        </header>
        <h1>
          <Icon name="lock" /> {t('lock.title')}
        </h1>
        <p className="lead">{t('lock.lead')}</p>
        <Counter />
        <PinEntry of={pin}>
          <div className="row">
            <Button kind="primary" isBig onPress={() => void pin.enter()}>
              {t('lock.enter')}
            </Button>
            <Button kind="plain" onPress={() => setForgotten(true)}>
              {t('lock.forgot')}
            </Button>
          </div>
        </PinEntry>
      </section>
      {isForgotten && <ForgotDialog onClose={() => setForgotten(false)} />}
    </main>
  );
}

function Counter() {
  const { t } = useStaffWords();
  const charge = useView((view) => view.charge);
  const cart = useView(({ sale }) => sale.cart);
  const site = siteOf(useSetting().siteId);
  if (charge !== null) return <Charge charge={charge} />;
  if (cart.lines.length === 0) return null;
  return (
    <p className="lock-counter">
      {t('lock.sale', { count: cart.lines.length, total: formatMoney(totalsOf(cart).total, site) })}
    </p>
  );
}

function Charge({ charge }: { charge: ChargeView }) {
  const { t } = useStaffWords();
  const { t: c } = useTranslation('cashier');
  const excess = useView(({ sale }) => sale.excess);
  const story = storyOf(charge, excess);
  const params = useParams(charge);
  const state =
    story.kind === 'ask'
      ? c(`ask.${story.words}.head`, params)
      : story.words === 'paid'
        ? c('paid.title')
        : c(`trouble.${story.words}.title`, params);
  return (
    <p className={story.words === 'paid' ? 'lock-counter is-paid' : 'lock-counter'}>
      <Icon name={story.words === 'paid' ? 'circle-check' : 'hourglass'} />
      {t('lock.charge', { state, total: params.total })}
    </p>
  );
}
