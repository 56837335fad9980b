import type { CashierView } from '#core/views';
import { cashierWords } from '#renderer/i18n/cashier-words';
import { createI18n } from '#renderer/i18n/i18n';

/** Needs nothing of the page around it: that may be what failed. */
export function FailedWords({ view }: { readonly view: CashierView }) {
  const { t } = createI18n(view.setting.language, cashierWords);
  return <p role="alert">{t('cashier:notice.failed')}</p>;
}
