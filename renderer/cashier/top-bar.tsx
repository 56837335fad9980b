import type { Lights } from '#core/views';
import { type SettingsTab, useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { later } from '#renderer/cashier/later.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Brand } from '#renderer/ui/icon.tsx';
import { StatusLight } from '#renderer/ui/status-light.tsx';
import { useClock } from '#renderer/ui/use-clock';
import { hourText } from '#renderer/ui/when';

/** What is to be pressed here opens something beside the sale: it comes in the first moment after that was drawn. */
const KeysToCome = later(() => Promise.resolve({ default: TopKeys }), null, 'when-idle');

export function TopBar() {
  const setting = useSetting();
  const cashier = useView((view) => view.cashier);
  const isStaffed = useView(({ staff }) => staff !== undefined);
  return (
    <header className="top">
      <Brand />
      <span className="who">
        {setting.register}
        {cashier !== null && !isStaffed && (
          <>
            {' · '}
            <b>{cashier}</b>
          </>
        )}
      </span>
      <KeysToCome person={isStaffed ? cashier : null} />
    </header>
  );
}

function TopKeys({ person }: { readonly person: string | null }) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const cap = useCap();
  const open = (tab: SettingsTab) => useCounter.setState({ panel: { kind: 'settings', tab } });
  return (
    <>
      {person !== null && (
        <Button
          kind="plain"
          icon="user"
          keyCap={cap('switch')}
          onPress={() => useCounter.setState({ dialog: { kind: 'switch' } })}
        >
          {person}
          <span className="sr">, {words('action.switch')}</span>
        </Button>
      )}
      <span className="spring" />
      <LightRow onOpen={open} />
      <NewVersion onOpen={open} />
      <Button kind="plain" icon="calendar" onPress={() => useCounter.setState({ panel: { kind: 'day' } })}>
        {t('top.day')}
      </Button>
      <Button kind="plain" icon="settings" label={t('top.settings')} onPress={() => open('account')} />
      <Clock />
    </>
  );
}

function LightRow({ onOpen }: { onOpen: (tab: SettingsTab) => void }) {
  const { t } = useTranslation('cashier');
  const { provider, printer, display } = useView(({ lights }) => lights);
  return (
    <div className="lights">
      <StatusLight state={provider.state} onPress={() => onOpen('account')}>
        <span className="word">{t(`light.provider.${providerWord(provider)}`)}</span>
      </StatusLight>
      <StatusLight state={printer.state} onPress={() => onOpen('printer')}>
        <span className="word">{t(`light.printer.${printerWord(printer)}`, { count: printer.waiting })}</span>
      </StatusLight>
      <StatusLight state={display.state} onPress={() => onOpen('screens')}>
        <span className="word">{t(`light.display.${displayWord(display)}`)}</span>
      </StatusLight>
    </div>
  );
}

/** Told as long as it is there, and never in the way of a sale. */
function NewVersion({ onOpen }: { onOpen: (tab: SettingsTab) => void }) {
  const { t } = useTranslation('cashier');
  const update = useView((view) => view.update);
  if (update.kind !== 'there' && update.kind !== 'ready') return null;
  return (
    <Button kind="plain" icon="info" onPress={() => onOpen('program')}>
      {t('top.newVersion')}
    </Button>
  );
}

const providerWord = ({ state, reason }: Lights['provider']) =>
  state === 'trouble' ? (reason ?? 'offline') : state;
const printerWord = ({ state, reason }: Lights['printer']) =>
  reason === 'paper-out' || reason === 'cover-open' ? reason : state;
const displayWord = ({ state, reason }: Lights['display']) => reason ?? (state === 'off' ? 'none' : state);

function Clock() {
  const { t } = useTranslation('cashier');
  const time = hourText(useClock(), useSetting());
  return (
    <span className="clock">
      <span className="sr">{t('top.clock')} </span>
      {time}
    </span>
  );
}
