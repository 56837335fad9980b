import { subtract, toMoney } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import type { ChargeView } from '#core/views';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { useTranslation } from '#renderer/i18n/use-translation';
import { hourText } from '#renderer/ui/when';

/** What fills the blanks in a charge's words. */
export function useParams({ received, total, trouble, expiresAt }: ChargeView) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const cap = useCap();
  const excess = useView(({ sale }) => sale.excess);
  const site = siteOf(setting.siteId);
  const over = Math.max(excess, received - total, 0);
  return {
    received: formatMoney(received, site),
    total: formatMoney(total, site),
    due: formatMoney(toMoney(Math.max(0, subtract(total, received))), site),
    excess: formatMoney(toMoney(over), site),
    time: hourText(expiresAt, setting),
    reason: t(`reason.${trouble?.kind ?? 'unclear'}`),
    register: setting.register,
    recentKey: cap('recent'),
    /** Of a register in use: the reference that lies there. */
    order: shortened(trouble?.message ?? ''),
  };
}

/** Whole it stands in the details; here it is to be told from another by its ends. */
export const shortened = (reference: string): string =>
  reference.length <= 32 ? reference : `${reference.slice(0, 15)}…${reference.slice(-12)}`;
