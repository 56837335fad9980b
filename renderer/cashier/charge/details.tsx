import type { ChargeView } from '#core/views';
import { useTranslation } from '#renderer/i18n/use-translation';

/** What is read to the provider's support: never needed to sell. */
export function Details({ charge }: { charge: ChargeView }) {
  const { t } = useTranslation('cashier');
  const { reference, trouble, declined } = charge;
  const code = trouble?.code ?? '';
  const message = trouble?.message ?? '';
  return (
    <details className="details">
      <summary>{t('details.title')}</summary>
      <dl>
        <dt>{t('details.reference')}</dt>
        <dd>{reference}</dd>
        {code !== '' && (
          <>
            <dt>{t('details.code')}</dt>
            <dd>{code}</dd>
          </>
        )}
        {message !== '' && (
          <>
            <dt>{t('details.message')}</dt>
            <dd>{message}</dd>
          </>
        )}
        {declined !== null && declined !== '' && (
          <>
            <dt>{t('details.declined')}</dt>
            <dd>{declined}</dd>
          </>
        )}
      </dl>
    </details>
  );
}
