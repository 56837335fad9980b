import { useState } from 'react';
import type { RefundState } from '#core/domain/refund';
import { hasSlip } from '#core/domain/refund-slip';
import { formatMoney, siteOf } from '#core/domain/site';
import type { PaymentView, RefundView, SaleMoneyView } from '#core/refund-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { useRefundWords } from '#renderer/cashier/recent/use-refund-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { hourText } from '#renderer/ui/when';

/** Payment by payment what came in, what went back and how each giving back stands. */
export function SaleMoney({ money, payments }: { money: SaleMoneyView; payments: readonly PaymentView[] }) {
  const { t } = useTranslation('cashier');
  if (payments.length === 0) return null;
  return (
    <>
      <h2>{t('refund.title')}</h2>
      <ul className="payments">
        {payments.map((payment) => (
          <Payment key={payment.id} money={money} payment={payment} />
        ))}
      </ul>
    </>
  );
}

function Payment({ money, payment }: { money: SaleMoneyView; payment: PaymentView }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const site = siteOf(setting.siteId);
  const { amount, approvedAt, left, status, age, refunds, id } = payment;
  const told = formatMoney(amount, site);
  return (
    <li>
      <div className="payment">
        <div>
          <b>
            {approvedAt === null
              ? t('refund.paymentAnyTime', { amount: told })
              : t('refund.payment', { amount: told, time: hourText(approvedAt, setting) })}
          </b>
          <p className="quiet small">
            {left <= 0
              ? t(status === 'charged-back' ? 'refund.charged-back' : 'refund.allBack')
              : left < amount && t('refund.left', { amount: formatMoney(left, site) })}
            {status === 'in-mediation' && t('refund.disputed')}
            {left > 0 && age !== 'in-time' && <> {t(`refund.age.${age}`)}</>}
          </p>
        </div>
        {left > 0 && (
          <Button
            icon="undo-2"
            onPress={() =>
              useCounter.setState({
                dialog: { kind: 'give-back', saleId: money.saleId, paymentId: id },
              })
            }
          >
            {t('refund.give')}
          </Button>
        )}
      </div>
      {refunds.map((refund) => (
        <Refund key={refund.id} refund={refund} money={money} />
      ))}
    </li>
  );
}

const icons: Readonly<Record<RefundState, IconName>> = {
  requested: 'hourglass',
  'not-sent': 'wifi-off',
  unknown: 'circle-question-mark',
  refused: 'circle-x',
  'in-process': 'hourglass',
  done: 'circle-check',
  rejected: 'circle-x',
  dropped: 'ban',
};

function Refund({ refund, money }: { refund: RefundView; money: SaleMoneyView }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const say = useRefundWords();
  const { charges } = useActions();
  const { state, given, amount, reason, requestedAt } = refund;
  return (
    <div className={`refund ${state}`}>
      <Icon name={icons[state]} />
      <div>
        <b>{t('refund.of', { amount: formatMoney(given ?? amount, siteOf(setting.siteId)) })}</b>{' '}
        <span role="status">{say.state(refund)}</span>
        <p className="quiet small">{t('refund.by', { reason, time: hourText(requestedAt, setting) })}</p>
      </div>
      {refund.mayDrop && <Drop refund={refund} />}
      {hasSlip(refund) && (
        <Button
          icon="printer"
          onPress={() =>
            void charges.printPaper(money.saleId, money.saleNumber, { kind: 'refund', refundId: refund.id })
          }
        >
          {t('refund.slip')}
        </Button>
      )}
    </div>
  );
}

/** What never left, or can no longer be found out. */
function Drop({ refund }: { refund: RefundView }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const [isAsking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const drop = async () => {
    setAsking(true);
    const dropped = await charges.dropRefund(refund.id, t('refund.dropReason'));
    setAsking(false);
    setWrong(dropped.ok || dropped.error === 'busy' ? null : t(`refund.error.${dropped.error}`));
  };
  return (
    <>
      <Button shutReason={isAsking ? t('refund.dropping') : null} onPress={() => void drop()}>
        {t('refund.drop')}
      </Button>
      {wrong !== null && <p role="alert">{wrong}</p>}
    </>
  );
}
