import { useState } from 'react';
import type { Api } from '#core/domain/charge';
import { ChargingLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Options } from '#renderer/ui/options.tsx';

/** Only where the country has both. A charge is followed and given back by the one it was made with. */
export function ApiSection({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const { inUse, documented, available } = view.api;
  if (available.length < 2) return null;
  const save = async (api: Api) => {
    // The country's own is not written down: should it change one day, the shop goes along.
    if (api !== inUse) setAnswer(await settings.save({ api: api === documented ? null : api }));
  };
  const nameOf = (api: Api): string => {
    const name = t(`settings.register.api.${api}`);
    return api === documented ? t('settings.register.api.recommended', { name }) : name;
  };
  return (
    <section className="part">
      <h3>{t('settings.register.api.title')}</h3>
      <Options
        label={t('settings.register.api.title')}
        items={available
          .toSorted((a) => (a === documented ? -1 : 1))
          .map((id) => ({ id, label: nameOf(id), hint: t(`settings.register.api.${id}Hint`) }))}
        selected={inUse}
        onSelect={(id) => void save(id)}
      />
      <ChargingLine answer={answer} />
      <p className="hint">{t('settings.register.api.note')}</p>
    </section>
  );
}
