import { useState } from 'react';
import type { DisplayView } from '#core/settings-views';
import { useActions } from '#renderer/cashier/counter-context';
import { IdleSection } from '#renderer/cashier/settings/idle-section.tsx';
import { ScreenTrials } from '#renderer/cashier/settings/screen-trials.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';

/** Which screen the customer looks at. */
export function ScreensPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [isGone, setGone] = useState(false);
  const { displays } = view;
  const pick = async (displayId: number) => {
    const answer = await bridge.request('settings/pick-display', { displayId });
    setGone(!answer.ok);
    await settings.reload();
  };
  return (
    <>
      <div>
        <h2>{t('settings.screens.title')}</h2>
        <p className="lead">{t('settings.screens.lead')}</p>
      </div>
      {displays.length < 2 && <p className="hint bad">{t('settings.screens.one')}</p>}
      {isGone && (
        <p className="hint bad" role="alert">
          {t('settings.screens.gone')}
        </p>
      )}
      <ul className="picks" aria-label={t('settings.screens.list')}>
        {displays.map((display, at) => (
          <Row
            key={display.id}
            number={at + 1}
            display={display}
            canSwap={displays.some(({ isCustomers }) => isCustomers)}
            onPick={() => void pick(display.id)}
          />
        ))}
      </ul>
      <div className="row">
        <Button icon="monitor" onPress={() => void bridge.request('screens/identify')}>
          {t('settings.screens.identify')}
        </Button>
      </div>
      <IdleSection settings={settings} view={view} />
      <ScreenTrials settings={settings} view={view} />
      <div>
        <Toggle
          isOn={view.isBesideWanted}
          words={{ on: t('settings.yes'), off: t('settings.no') }}
          onChange={(isBesideWanted) => void settings.save({ isBesideWanted })}
        >
          {t('settings.screens.beside')}
        </Toggle>
        <p className="hint">{t('settings.screens.besideHint')}</p>
      </div>
    </>
  );
}

function Row({
  number,
  display,
  canSwap,
  onPick,
}: {
  /** As it stands on the display itself. */
  number: number;
  display: DisplayView;
  /** The customer has a display: the two windows can change places. */
  canSwap: boolean;
  onPick: () => void;
}) {
  const { t } = useTranslation('cashier');
  const { label, width, height, isInternal, isCashiers, isCustomers } = display;
  const size = t('settings.screens.size', { width, height });
  return (
    <li>
      <div>
        <b>
          {number} · {label}
        </b>
        <span className="quiet small">
          {size}
          {isInternal && <> · {t('settings.screens.internal')}</>}
        </span>
      </div>
      {isCashiers && (
        <Badge kind="plain" icon="user">
          {t('settings.screens.cashiers')}
        </Badge>
      )}
      {isCustomers ? (
        <Badge kind="ask" icon="qr-code">
          {t('settings.screens.customers')}
        </Badge>
      ) : (
        (!isCashiers || canSwap) && (
          <Button onPress={onPick}>
            {t(isCashiers ? 'settings.screens.swap' : 'settings.screens.pick')}
          </Button>
        )
      )}
    </li>
  );
}
