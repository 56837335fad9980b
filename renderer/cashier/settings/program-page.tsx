import { useState } from 'react';
import type { UpdateView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useView } from '#renderer/cashier/counter-store';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';

/** When the program starts, whether it may be left, and whether it looks for newer ones. */
export function ProgramPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const save = async (change: Parameters<typeof settings.save>[0]) => setAnswer(await settings.save(change));
  const words = { on: t('settings.yes'), off: t('settings.no') };
  return (
    <>
      <h2>{t('settings.program.title')}</h2>
      <Toggle
        isOn={view.startsAtLogin}
        words={words}
        onChange={(startsAtLogin) => void save({ startsAtLogin })}
      >
        {t('settings.program.atLogin')}
      </Toggle>
      <div>
        <Toggle isOn={view.isKiosk} words={words} onChange={(isKiosk) => void save({ isKiosk })}>
          {t('settings.program.kiosk')}
        </Toggle>
        <p className="hint">{t('settings.program.kioskHint')}</p>
      </div>
      <div className="named">
        <span className="label">{t('settings.program.updates')}</span>
        <Newer chosen={view.updates} onChoose={(updates) => void save({ updates })} />
      </div>
      <SavedLine answer={answer} />
      <FirstSteps />
    </>
  );
}

/** Offered again for as long as anybody wants it. */
function FirstSteps() {
  const { t } = useSetupWords();
  const { status, step } = useView(({ firstRun }) => firstRun);
  const isBegun = status === 'later' || status === 'under-way';
  return (
    <section className="part">
      <h3>{t('firstRun.open.title')}</h3>
      <p className="hint">{t('firstRun.open.lead')}</p>
      <div className="row">
        <Button onPress={() => useCounter.setState({ panel: { kind: 'first-run' } })}>
          {isBegun
            ? t('firstRun.open.resume', { step: t(`firstRun.step.${step}`) })
            : t('firstRun.open.begin')}
        </Button>
      </div>
    </section>
  );
}

function Newer({ chosen, onChoose }: { chosen: 'off' | 'ask'; onChoose: (chosen: 'off' | 'ask') => void }) {
  const { t } = useTranslation('cashier');
  const update = useView((view) => view.update);
  if (update.kind === 'never') return <p className="hint">{t('settings.program.never')}</p>;
  return (
    <>
      <Segmented
        label={t('settings.program.updates')}
        items={(['off', 'ask'] as const).map((id) => ({ id, label: t(`settings.program.${id}`) }))}
        selected={chosen}
        onSelect={onChoose}
      />
      {chosen === 'ask' && <Found update={update} />}
    </>
  );
}

/** What was found, and the key that takes it. Nothing is put in place while a charge or a shift is open. */
function Found({ update }: { update: Exclude<UpdateView, { kind: 'never' }> }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [heldBy, setHeldBy] = useState<'charges-open' | 'shift-open' | null>(null);
  const version = 'version' in update ? update.version : '';
  const install = async () => {
    setHeldBy(null);
    const begun = await bridge.request('update/install');
    if (!begun.ok && begun.error !== 'failed') setHeldBy(begun.error);
  };
  const isUnderWay = update.kind === 'looking' || update.kind === 'fetching';
  return (
    <>
      <p role="status">{t(`settings.program.found.${update.kind}`, { version })}</p>
      <div className="row">
        {update.kind === 'there' || update.kind === 'ready' ? (
          <Button kind="primary" onPress={() => void install()}>
            {t('settings.program.install')}
          </Button>
        ) : (
          <Button
            shutReason={isUnderWay ? t('settings.program.underWay') : null}
            onPress={() => void bridge.request('update/look')}
          >
            {t('settings.program.look')}
          </Button>
        )}
        {heldBy !== null && (
          <span className="hint bad" role="alert">
            {t(heldBy === 'shift-open' ? 'settings.program.shiftOpen' : 'settings.not-allowed-now')}
          </span>
        )}
      </div>
    </>
  );
}
