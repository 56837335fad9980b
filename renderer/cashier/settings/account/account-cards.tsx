import type { ReactNode } from 'react';
import type { TokenRefusal } from '#core/account-answers';
import type { SiteId } from '#core/domain/site';
import { countryName } from '#renderer/cashier/settings/account/country-name';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Icon } from '#renderer/ui/icon.tsx';

export type Owner = { readonly sellerName: string; readonly siteId: SiteId; readonly isTest: boolean };

/** Whose it is, where it sells, and whether anybody can pay it. */
export function OwnerCard({
  owner,
  isAsked = false,
  children,
}: {
  owner: Owner;
  /** Not kept yet: a person has to say yes. */
  isAsked?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('cashier');
  const kind = owner.isTest ? t('settings.account.test') : t('settings.account.real');
  return (
    <div className={owner.isTest ? 'found test' : 'found'} role="status">
      <Icon name={owner.isTest ? 'triangle-alert' : isAsked ? 'user' : 'circle-check'} />
      <div>
        <span className="quiet small">{t(isAsked ? 'settings.account.isAsked' : 'settings.account.is')}</span>
        <strong>{owner.sellerName}</strong>
        <span className="quiet small">{[t(`country.${owner.siteId}`), kind].join(' · ')}</span>
        {owner.isTest && <p className="hint bad">{t('settings.account.testHint')}</p>}
        {children}
      </div>
    </div>
  );
}

export function RefusedCard({ refusal: { reason, country } }: { refusal: TokenRefusal }) {
  const { t, i18n } = useTranslation('cashier');
  const words =
    reason === 'unsupported-country'
      ? t('settings.tokenError.unsupported-country', { country: countryName(country ?? '', i18n.language) })
      : t(`settings.tokenError.${reason}`);
  return (
    <div className="found bad" role="alert">
      <Icon name="circle-x" />
      <strong>{words}</strong>
    </div>
  );
}

export function AskingCard() {
  const { t } = useTranslation('cashier');
  return (
    <div className="found look" role="status">
      <Icon name="hourglass" />
      <b>{t('settings.account.asking')}</b>
    </div>
  );
}
