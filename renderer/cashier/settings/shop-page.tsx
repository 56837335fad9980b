import { type ReactNode, useState } from 'react';
import { SHIFT_USES } from '#core/domain/shift';
import { LANGUAGES, type Language, SITE_IDS } from '#core/domain/site';
import type { SettingsChange } from '#core/settings-change';
import { useView } from '#renderer/cashier/counter-store';
import { setVolume, sound, volume } from '#renderer/cashier/cues';
import { LanguageSample } from '#renderer/cashier/settings/page-tests.tsx';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** A bar's day ends after midnight: to noon is as far as one goes. */
const HOURS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
const MINUTES = ['2', '5', '10', '15', '30'] as const;

/** What the shop is called, how it speaks and how it looks. */
export function ShopPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { t: s } = useSetupWords();
  const { setting, codeMinutes } = view;
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const save = async (change: SettingsChange) => setAnswer(await settings.save(change));
  const languages = LANGUAGES.map((id) => ({ id, label: t(`language.${id}`) }));
  return (
    <>
      <h2>{t('settings.shop.title')}</h2>
      <Naming view={view} onSave={save} />
      <div className="pair-of-fields even">
        <Choice
          label={t('settings.shop.language')}
          items={languages}
          selected={setting.language}
          onSelect={(language) => void save({ language })}
        />
        <Choice<Language | 'none'>
          label={t('settings.shop.second')}
          items={[
            { id: 'none', label: t('settings.shop.noSecond') },
            ...languages.filter(({ id }) => id !== setting.language),
          ]}
          selected={setting.secondLanguage ?? 'none'}
          onSelect={(id) => void save({ secondLanguage: id === 'none' ? null : id })}
        />
        <Choice
          label={t('settings.shop.country')}
          items={SITE_IDS.map((id) => ({ id, label: t(`country.${id}`) }))}
          selected={setting.siteId}
          isDisabled={!setting.isPractice}
          hint={setting.isPractice ? t('settings.shop.countryPractice') : t('settings.shop.countryHint')}
          onSelect={(siteId) => void save({ siteId })}
        />
        <Choice
          label={s('tests.dayStart')}
          hint={s('tests.dayStartHint')}
          items={HOURS.map((hour) => ({ id: hour, label: `${hour}:00` }))}
          selected={HOURS.find((hour) => Number(hour) === view.dayStartHour) ?? '0'}
          onSelect={(hour) => void save({ dayStartHour: Number(hour) })}
        />
      </div>
      <LanguageSample />
      <ShiftChoice onSave={save} />
      <Named words={t('settings.shop.minutes')}>
        <Segmented
          label={t('settings.shop.minutes')}
          items={MINUTES.map((id) => ({ id, label: t('settings.shop.minutesOne', { count: Number(id) }) }))}
          selected={MINUTES.find((minutes) => Number(minutes) === codeMinutes) ?? '5'}
          onSelect={(minutes) => void save({ codeMinutes: Number(minutes) })}
        />
      </Named>
      <Named words={t('settings.shop.theme')}>
        <Segmented
          label={t('settings.shop.theme')}
          items={(['light', 'dark', 'system'] as const).map((id) => ({
            id,
            label: t(`settings.shop.${id}`),
          }))}
          selected={setting.theme}
          onSelect={(theme) => void save({ theme })}
        />
      </Named>
      <Sound />
      <SavedLine answer={answer} />
    </>
  );
}

function ShiftChoice({ onSave }: { onSave: (change: SettingsChange) => Promise<void> }) {
  const { t } = useSetupWords();
  const { use } = useView(({ shift }) => shift);
  return (
    <Named words={t('tests.shifts')}>
      <Segmented
        label={t('tests.shifts')}
        items={SHIFT_USES.map((id) => ({ id, label: t(`tests.shiftUse.${id}`) }))}
        selected={use}
        onSelect={(shifts) => void onSave({ shifts })}
      />
    </Named>
  );
}

function Naming({
  view: { setting },
  onSave,
}: {
  view: PageProps['view'];
  onSave: (change: SettingsChange) => Promise<void>;
}) {
  const { t } = useTranslation('cashier');
  const [name, setName] = useState(setting.shop.name);
  const [trade, setTrade] = useState(setting.shop.trade);
  const isNameless = name.trim() === '';
  return (
    <div className="naming">
      <TextField label={t('settings.shop.trade')} value={trade} onChange={setTrade} maxLength={40} />
      <TextField
        label={t('settings.shop.name')}
        value={name}
        onChange={setName}
        maxLength={60}
        error={isNameless ? t('settings.shop.badName') : null}
      />
      <Button
        kind="primary"
        onPress={() => {
          if (!isNameless) void onSave({ shopName: name.trim(), shopTrade: trade.trim() });
        }}
      >
        {t('settings.shop.save')}
      </Button>
    </div>
  );
}

const VOLUMES = { soundOff: 0, soundLow: 0.25, soundHigh: 0.6 } as const;
const LEVELS = ['soundOff', 'soundLow', 'soundHigh'] as const;

function Sound() {
  const { t } = useTranslation('cashier');
  const [level, setLevel] = useState(() => LEVELS.findLast((id) => VOLUMES[id] <= volume()) ?? 'soundOff');
  return (
    <Named words={t('settings.shop.sound')}>
      <Segmented
        label={t('settings.shop.sound')}
        items={LEVELS.map((id) => ({ id, label: t(`settings.shop.${id}`) }))}
        selected={level}
        onSelect={(chosen) => {
          setLevel(chosen);
          setVolume(VOLUMES[chosen]);
          sound('paid');
        }}
      />
    </Named>
  );
}

const Named = ({ words, children }: { words: string; children: ReactNode }) => (
  <div className="named">
    <span className="label">{words}</span>
    {children}
  </div>
);
