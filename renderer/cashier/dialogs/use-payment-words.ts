import { formatMoney, siteOf } from '#core/domain/site';
import type { PaymentView } from '#core/refund-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { hourText } from '#renderer/ui/when';

/** "payment of $ 5.085,90 at 14:31", in the middle of a sentence. */
export function usePaymentWords(): (payment: PaymentView) => string {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const site = siteOf(setting.siteId);
  return ({ amount, approvedAt }) =>
    approvedAt === null
      ? t('dialog.giveBack.paymentNoTime', { amount: formatMoney(amount, site) })
      : t('dialog.giveBack.paymentAt', {
          amount: formatMoney(amount, site),
          time: hourText(approvedAt, setting),
        });
}
