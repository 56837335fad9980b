import { useState } from 'react';
import type { Money } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import { formatMoney, siteOf } from '#core/domain/site';
import type { PaymentView, SaleMoneyView } from '#core/refund-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { GiveBackForm } from '#renderer/cashier/dialogs/give-back-form.tsx';
import { GiveBackSure } from '#renderer/cashier/dialogs/give-back-sure.tsx';
import { useSaleMoney } from '#renderer/cashier/recent/use-sale-money';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** What is to go back: of which payment, how much, and why. */
export type Wish = { readonly payment: PaymentView; readonly amount: Money; readonly reason: string };

type Asked = { readonly saleId: SaleId; readonly paymentId: string | null };

/** Money goes back in two steps: how much and why, then a question that says it all once more. */
export function GiveBackDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const money = useSaleMoney(asked.saleId);
  const [wish, setWish] = useState<Wish | null>(null);
  if (money === null) return <Plain words="looking" onClose={onClose} />;
  const plan = planOf(money, asked.paymentId);
  if (wish !== null)
    return <GiveBackSure money={money} wish={wish} onBack={() => setWish(null)} onClose={onClose} />;
  if (typeof plan === 'string') return <Plain words={plan} money={money} onClose={onClose} />;
  return <GiveBackForm money={money} plan={plan} onGo={setWish} onClose={onClose} />;
}

export type Plan = {
  readonly payment: PaymentView;
  /** What is too much, where that is the matter; else all that is left. */
  readonly amount: Money;
  readonly isExcess: boolean;
};

function planOf(money: SaleMoneyView, paymentId: string | null): Plan | 'noPart' | 'nothing' {
  const { excessRefund, payments } = money;
  if (paymentId === null && excessRefund?.kind === 'no-part') return 'noPart';
  const wanted = paymentId ?? (excessRefund?.kind === 'give' ? excessRefund.paymentId : null);
  const payment = payments.find(({ id, left }) => left > 0 && (wanted === null || id === wanted));
  if (payment === undefined) return 'nothing';
  const isExcess = excessRefund?.kind === 'give' && excessRefund.paymentId === payment.id;
  return { payment, isExcess, amount: isExcess ? excessRefund.amount : payment.left };
}

/** Nothing to ask: it is being looked at, or there is no way to give it back here. */
function Plain({
  words,
  money = null,
  onClose,
}: {
  words: 'looking' | 'noPart' | 'nothing';
  money?: SaleMoneyView | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  const excess = money === null ? '' : formatMoney(money.excess, site);
  return (
    <Dialog
      title={t('dialog.giveBack.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" keyCap={t('cap.esc')} autoFocus onPress={onClose}>
          {t('dialog.cancel')}
        </Button>
      }
    >
      <p className="body" role="status">
        {t(`dialog.giveBack.${words}`, { excess })}
      </p>
    </Dialog>
  );
}
