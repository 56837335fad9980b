import { formatMoney, siteOf } from '#core/domain/site';
import type { RefundStep, RefundView } from '#core/refund-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';

export type RefundWords = {
  /** How it stands. */
  state(refund: RefundView): string;
  /** A step of it in the charge's timeline. */
  step(refund: RefundView, step: RefundStep): string;
};

export function useRefundWords(): RefundWords {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  return {
    state: ({ state, trouble }) =>
      t(`refund.state.${state}`, { why: t(`refund.why.${trouble?.kind ?? 'other'}`) }),
    step({ amount: asked, given, reason }, { kind, status, why }) {
      const amount = formatMoney(status === null ? asked : (given ?? asked), site);
      const words = kind === 'refund-seen' ? (status ?? 'in-process') : kinds[kind];
      return t(`refund.step.${words}`, { amount, reason, why: t(`refund.why.${why ?? 'other'}`) });
    },
  };
}

const kinds = {
  'refund-requested': 'requested',
  'refund-not-sent': 'not-sent',
  'refund-unanswered': 'unanswered',
  'refund-retried': 'retried',
  'refund-refused': 'refused',
  'refund-absent': 'absent',
  'refund-dropped': 'dropped',
} as const;
