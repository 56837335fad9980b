import type { ChargeFact } from '#core/domain/charge';
import type { Money } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';

/** A fact of a charge in words for people. */
export function useFactWords(): (fact: ChargeFact, total: Money) => string {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  return (fact, total) => {
    switch (fact.kind) {
      case 'asking-stopped':
        return t(`stop.${fact.why}`);
      case 'order-seen':
        return t(`order.${fact.order.status}`);
      case 'payment-seen':
        return t(`payment.${fact.payment.status}`, { amount: formatMoney(fact.payment.amount, site) });
      case 'request-not-sent':
      case 'request-unanswered':
      case 'request-refused':
        return t(`fact.${fact.kind}`, { reason: t(`reason.${fact.reason}`) });
      case 'mismatch-accepted':
        return t('fact.mismatch-accepted', { reason: fact.reason });
      case 'charge-requested':
        return t(`fact.${requested[fact.terms.mode]}`, { amount: formatMoney(total, site) });
      case 'charge-adopted':
      case 'request-retried':
      case 'request-repeated':
      case 'code-issued':
      case 'attempt-superseded':
      case 'charge-parked':
      case 'charge-recalled':
      case 'asking-resumed':
      case 'deadline-passed':
      case 'read-after-deadline':
      case 'order-withdrawn':
        return t(`fact.${fact.kind}`, { amount: formatMoney(total, site) });
    }
  };
}

/** By which code it was to be paid, where that is not one of its own alone. */
const requested = {
  dynamic: 'charge-requested',
  hybrid: 'charge-requested-hybrid',
  attended: 'charge-requested-attended',
} as const;
