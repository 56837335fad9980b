import type { CustomerScreenKind } from '#core/views';
import { useTranslation } from '#renderer/i18n/use-translation';
import { PracticeStripe } from '#renderer/ui/practice-stripe.tsx';

/** Where there is a code it says not to pay it. */
export function Stripe({ kind }: { kind: CustomerScreenKind }) {
  const { t } = useTranslation('customer');
  return <PracticeStripe>{kind === 'pay' ? t('practice.pay') : t('practice.other')}</PracticeStripe>;
}
