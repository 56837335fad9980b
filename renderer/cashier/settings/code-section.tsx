import { useState } from 'react';
import type { Mode } from '#core/domain/charge';
import { ChargingLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Icon } from '#renderer/ui/icon.tsx';
import { Options } from '#renderer/ui/options.tsx';

const MODES: readonly Mode[] = ['dynamic', 'hybrid', 'attended'];

/** Which code the customer pays, and what each way costs. What stands on the counter ends the way it began. */
export function CodeSection({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const save = async (qrMode: Mode) => {
    if (qrMode !== view.qrMode) setAnswer(await settings.save({ qrMode }));
  };
  return (
    <section className="part">
      <h3>{t('settings.register.code.title')}</h3>
      <Options
        label={t('settings.register.code.title')}
        items={MODES.map((id) => ({
          id,
          label: t(`settings.register.code.${id}`),
          hint: t(`settings.register.code.${id}Hint`),
        }))}
        selected={view.qrMode}
        onSelect={(id) => void save(id)}
      />
      <ChargingLine answer={answer} />
      {view.qrMode === 'attended' && isStoreUnknown(view) && (
        <p className="hint bad" role="alert">
          <Icon name="triangle-alert" /> {t('settings.register.code.storeUnknown')}
        </p>
      )}
    </section>
  );
}

/** The simulator's register has its store; one that was picked before stores were kept has none. */
const isStoreUnknown = ({ register, setting }: PageProps['view']): boolean =>
  !setting.isPractice && register !== null && register.externalStoreId === null;
