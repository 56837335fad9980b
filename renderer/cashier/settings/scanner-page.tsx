import '../css/scanner.css';
import { useState } from 'react';
import { type ScanProfile, usualProfile } from '#core/domain/scan-reading';
import { useView } from '#renderer/cashier/counter-store';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import { Measuring } from '#renderer/cashier/settings/scanner/measuring.tsx';
import { ScaleSection } from '#renderer/cashier/settings/scanner/scale-section.tsx';
import { TryOut } from '#renderer/cashier/settings/scanner/try-out.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** How the scanner types: measured from a card on the screen, and what a scan says after that; then the scale's labels. */
export function ScannerPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const profile = useView(({ scanner }) => scanner);
  const [isMeasuring, setMeasuring] = useState(false);
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const save = async (scanner: ScanProfile) => {
    setMeasuring(false);
    setAnswer(await settings.save({ scanner }));
  };
  return (
    <>
      <div>
        <h2>{t('settings.scanner.title')}</h2>
        <p className="lead">{t('settings.scanner.lead')}</p>
      </div>
      {isMeasuring ? (
        <Measuring onSave={save} onLeave={() => setMeasuring(false)} />
      ) : (
        <>
          <Profile key={JSON.stringify(profile)} profile={profile} onSave={save} />
          <div className="row">
            <Button kind="primary" icon="scan-barcode" onPress={() => setMeasuring(true)}>
              {t('settings.scanner.measure')}
            </Button>
            <Button kind="plain" onPress={() => void save(usualProfile)}>
              {t('settings.scanner.usual')}
            </Button>
          </div>
          <SavedLine answer={answer} />
          <TryOut profile={profile} />
        </>
      )}
      <ScaleSection settings={settings} view={view} />
    </>
  );
}

function Profile({
  profile,
  onSave,
}: {
  profile: ScanProfile;
  onSave: (profile: ScanProfile) => Promise<void>;
}) {
  const { t } = useTranslation('cashier');
  const [frame, setFrame] = useState({ prefix: profile.prefix, suffix: profile.suffix });
  const isChanged = frame.prefix !== profile.prefix || frame.suffix !== profile.suffix;
  return (
    <>
      <div className="named">
        <span className="label">{t('settings.scanner.ending')}</span>
        <Segmented
          label={t('settings.scanner.ending')}
          items={(['enter', 'tab', 'none'] as const).map((id) => ({
            id,
            label: t(`settings.scanner.endings.${id}`),
          }))}
          selected={profile.ending}
          onSelect={(ending) => void onSave({ ...profile, ending })}
        />
      </div>
      <div className="pair-of-fields even">
        <TextField
          label={t('settings.scanner.prefix')}
          value={frame.prefix}
          onChange={(prefix) => setFrame({ ...frame, prefix })}
          maxLength={16}
        />
        <TextField
          label={t('settings.scanner.suffix')}
          value={frame.suffix}
          onChange={(suffix) => setFrame({ ...frame, suffix })}
          maxLength={16}
        />
      </div>
      {isChanged && (
        <Button onPress={() => void onSave({ ...profile, ...frame })}>
          {t('settings.scanner.saveFrame')}
        </Button>
      )}
      <p className="hint">
        {t('settings.scanner.pace', { ms: profile.rhythmMs })}{' '}
        {t(`settings.scanner.layouts.${profile.layout}`)}
      </p>
    </>
  );
}
