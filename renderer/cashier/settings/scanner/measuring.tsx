import { useState } from 'react';
import { ean13Bars } from '#core/domain/barcode-bars';
import { calibrate, readTake, TAKES, type TakeRead } from '#core/domain/scan-calibration';
import type { ScanProfile } from '#core/domain/scan-reading';
import { sound } from '#renderer/cashier/cues';
import { useScans } from '#renderer/cashier/settings/scanner/use-scans';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Barcode } from '#renderer/ui/barcode.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** From the shop's own range, so that it is nobody's product. */
const CARD = '2987654321096';

/** Three scans of the card on the screen say how the scanner types. */
export function Measuring({
  onSave,
  onLeave,
}: {
  onSave: (profile: ScanProfile) => Promise<void>;
  onLeave: () => void;
}) {
  const { t } = useTranslation('cashier');
  const [takes, setTakes] = useState<readonly TakeRead[]>([]);
  const isWhole = takes.length >= TAKES;
  useScans(true, (scan) => {
    const take = readTake(scan, CARD);
    sound(take.frame === null ? 'unknown' : 'added');
    setTakes((before) => (before.length >= TAKES ? [take] : [...before, take]));
  });
  return (
    <section className="measuring" aria-label={t('settings.scanner.measure')}>
      <p className="lead">{t('settings.scanner.scanCard', { count: TAKES })}</p>
      <div className="scan-card">
        <Barcode bars={ean13Bars(CARD)} label={t('settings.scanner.card', { code: CARD })} />
        <span className="quiet">{CARD}</span>
      </div>
      <ol className="takes" aria-live="polite">
        {takes.map((take) => (
          <Taken key={take.atMs} take={take} />
        ))}
      </ol>
      {isWhole && <Found takes={takes} onSave={onSave} />}
      <div className="row">
        <Button onPress={() => setTakes([])}>{t('settings.scanner.again')}</Button>
        <Button kind="plain" onPress={onLeave}>
          {t('dialog.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** What arrived, as it arrived. */
function Taken({ take }: { take: TakeRead }) {
  const { t } = useTranslation('cashier');
  const { text, slowestMs, ending, frame, distorted } = take;
  return (
    <li className={frame === null ? 'is-bad' : ''}>
      <Icon name={frame === null ? 'circle-alert' : 'check'} />
      <code>{text}</code>
      <span className="quiet">
        {t('settings.scanner.took', {
          ms: Math.round(slowestMs),
          ending: t(`settings.scanner.endings.${ending}`),
        })}{' '}
        {distorted !== null && t(`settings.scanner.distorted.${distorted}`)}
      </span>
    </li>
  );
}

function Found({
  takes,
  onSave,
}: {
  takes: readonly TakeRead[];
  onSave: (profile: ScanProfile) => Promise<void>;
}) {
  const { t } = useTranslation('cashier');
  const found = calibrate(takes);
  if (!found.ok)
    return (
      <p className="hint bad" role="alert">
        <Icon name="circle-alert" /> {t(`settings.scanner.trouble.${found.trouble}`)}
      </p>
    );
  const { profile } = found;
  const around = [profile.prefix, profile.suffix].filter((text) => text !== '').join(' … ');
  return (
    <div className="found" role="status">
      <p>
        {t('settings.scanner.pace', { ms: profile.rhythmMs })}{' '}
        {t('settings.scanner.endsWith', { ending: t(`settings.scanner.endings.${profile.ending}`) })}{' '}
        {around !== '' && t('settings.scanner.takesOff', { around })}{' '}
        {t(`settings.scanner.layouts.${profile.layout}`)}
      </p>
      <Button kind="primary" onPress={() => void onSave(profile)}>
        {t('settings.scanner.save')}
      </Button>
    </div>
  );
}
