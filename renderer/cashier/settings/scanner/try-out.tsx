import { useState } from 'react';
import type { ScanTrial } from '#core/counter-answers';
import { readingsOf, type ScanProfile } from '#core/domain/scan-reading';
import { formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { sound } from '#renderer/cashier/cues';
import { quantityText } from '#renderer/cashier/quantity';
import { useScans } from '#renderer/cashier/settings/scanner/use-scans';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

type Tried = { readonly code: string; readonly trial: ScanTrial | null };

/** What a scan now gives. Nothing goes to the sale. */
export function TryOut({ profile }: { profile: ScanProfile }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [tried, setTried] = useState<Tried | 'waiting' | null>(null);
  useScans(false, (scan) => {
    const codes = readingsOf(scan.strokes, profile);
    const [code] = codes;
    if (code === undefined) return;
    setTried({ code, trial: null });
    void bridge.request('scanner/try', { codes }).then((trial) => {
      sound(trial.ok ? 'added' : 'unknown');
      setTried({ code, trial });
    });
  });
  return (
    <div className="row trying">
      <Button onPress={() => setTried('waiting')}>{t('settings.scanner.try')}</Button>
      <p className="hint" role="status">
        {tried === 'waiting' && t('settings.scanner.scanNow')}
        {tried !== null && tried !== 'waiting' && <Said tried={tried} />}
      </p>
    </div>
  );
}

function Said({ tried: { code, trial } }: { tried: Tried }) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  if (trial === null) return <>{code}</>;
  if (!trial.ok)
    return (
      <>
        {trial.error === 'unknown-code'
          ? t('settings.scanner.notKnown', { code })
          : t(`notice.${trial.error}`, { code })}
      </>
    );
  const { name, quantity, unitPrice, unit } = trial.value;
  return (
    <>
      {t(`settings.scanner.is.${unit}`, {
        code,
        name,
        quantity: quantityText(quantity, site.locale),
        price: formatMoney(unitPrice, site),
      })}
    </>
  );
}
