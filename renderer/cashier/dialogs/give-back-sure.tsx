import { useState } from 'react';
import type { RefundError } from '#core/counter-answers';
import { formatMoney, siteOf } from '#core/domain/site';
import type { SaleMoneyView } from '#core/refund-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import type { Wish } from '#renderer/cashier/dialogs/give-back-dialog.tsx';
import { usePaymentWords } from '#renderer/cashier/dialogs/use-payment-words';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Says exactly what goes back to whom and by what. The safe answer has the focus. */
export function GiveBackSure({
  money,
  wish,
  onBack,
  onClose,
}: {
  money: SaleMoneyView;
  wish: Wish;
  onBack: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { charges } = useActions();
  const [isAsking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<Exclude<RefundError, 'busy'> | 'failed' | null>(null);
  const { payment, reason } = wish;
  const amount = formatMoney(wish.amount, siteOf(siteId));
  const paid = usePaymentWords()(payment);
  const give = async () => {
    setAsking(true);
    setWrong(null);
    const error = await charges.giveBack(payment, wish.amount, reason);
    setAsking(false);
    if (error !== null) setWrong(error === 'busy' ? null : error);
    // How it goes is told where the charge is.
    else useCounter.setState({ dialog: null, panel: { kind: 'recent', reference: payment.reference } });
  };
  return (
    <Dialog
      role="alertdialog"
      className="give-back"
      title={t('dialog.giveBack.sure', { amount })}
      {...(isAsking ? {} : { onClose })}
      actions={
        <>
          <Button
            kind="danger"
            shutReason={isAsking ? t('dialog.giveBack.asking') : null}
            onPress={() => void give()}
          >
            {t('dialog.giveBack.yes', { amount })}
          </Button>
          <Button
            kind="primary"
            autoFocus
            shutReason={isAsking ? t('dialog.giveBack.no') : null}
            onPress={onBack}
          >
            {t('dialog.giveBack.no')}
          </Button>
        </>
      }
    >
      <Amount value={wish.amount} siteId={siteId} />
      <p className="body">
        {t('dialog.giveBack.body', { amount, payment: paid, number: saleNumber(money.saleNumber), reason })}
      </p>
      {wrong !== null && (
        <p className="wrong" role="alert">
          {t(`refund.error.${wrong}`)}
        </p>
      )}
    </Dialog>
  );
}
