import { type KeyboardEvent, useState } from 'react';
import type { Money } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import type { SaleMoneyView } from '#core/refund-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { AnswerRow, selectAll } from '#renderer/cashier/dialogs/answer-row.tsx';
import type { Plan, Wish } from '#renderer/cashier/dialogs/give-back-dialog.tsx';
import { PracticeRefunds } from '#renderer/cashier/dialogs/practice-refunds.tsx';
import { type Reason, Reasons } from '#renderer/cashier/dialogs/reasons.tsx';
import { usePaymentWords } from '#renderer/cashier/dialogs/use-payment-words';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';

/** How much of which payment, and why. */
export function GiveBackForm({
  money,
  plan,
  onGo,
  onClose,
}: {
  money: SaleMoneyView;
  plan: Plan;
  onGo: (wish: Wish) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const site = siteOf(siteId);
  const { payment } = plan;
  const [amount, setAmount] = useState<Money | null>(plan.amount);
  const [reason, setReason] = useState<Reason>({ id: plan.isExcess ? 'twice' : null, text: '' });
  const [isTried, setTried] = useState(false);
  const words = reason.id === null ? reason.text.trim() : t(`dialog.giveBack.reasons.${reason.id}`);
  const isBad = amount === null || amount <= 0 || amount > payment.left;
  const go = () => {
    setTried(true);
    if (!isBad && words !== '') onGo({ payment, amount, reason: words });
  };
  /** The same press must not reach the question that comes up: its safe answer has the focus. */
  const goByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go();
  };
  const left = formatMoney(payment.left, site);
  const paid = usePaymentWords()(payment);
  return (
    <Dialog
      className="give-back"
      title={t('dialog.giveBack.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('dialog.giveBack.go')} onYes={go} onClose={onClose} />}
    >
      <p className="body">
        {t('dialog.giveBack.of', { number: saleNumber(money.saleNumber), payment: paid })}
        {plan.isExcess && <b> {t('dialog.giveBack.excess', { excess: formatMoney(money.excess, site) })}</b>}
        {payment.age !== 'in-time' && <> {t(`refund.age.${payment.age}`)}</>}
      </p>
      <div className="fields">
        {payment.takesParts ? (
          <MoneyField
            className="large"
            label={t('dialog.giveBack.partLabel')}
            siteId={siteId}
            value={amount}
            onChange={setAmount}
            autoFocus
            inputRef={selectAll}
            error={isTried && isBad ? t('dialog.giveBack.bad', { left }) : null}
            hint={t('dialog.giveBack.all', { amount: left })}
            onKeyDown={goByKey}
          />
        ) : (
          <p>
            <b className="figure">{left}</b> {t('dialog.giveBack.whole')}
          </p>
        )}
        <Reasons
          reason={reason}
          onChange={setReason}
          isBad={isTried && words === ''}
          onEnter={goByKey}
          isFirst={!payment.takesParts}
        />
        <PracticeRefunds />
      </div>
    </Dialog>
  );
}
