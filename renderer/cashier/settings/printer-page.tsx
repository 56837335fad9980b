import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterTarget } from '#core/domain/print-job';
import { useActions } from '#renderer/cashier/counter-context';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { Button } from '#renderer/ui/button.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';

type Typed = {
  readonly kind: PrinterTarget['kind'];
  readonly folder: string;
  readonly device: string;
  readonly host: string;
  readonly port: string;
};

/** Where the paper comes out, and a test that shows it. */
export function PrinterPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const [typed, setTyped] = useState<Typed>(() => typedFrom(view.printer));
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const [isTried, setTried] = useState(false);
  const target = targetOf(typed);
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setAnswer(null);
  };
  const save = async () => {
    setTried(true);
    if (target !== null) setAnswer(await settings.save({ printer: target }));
  };
  return (
    <>
      <h2>{t('settings.printer.title')}</h2>
      <Segmented
        label={t('settings.printer.kind')}
        items={(['tcp', 'system', 'file'] as const).map((id) => ({ id, label: t(`settings.printer.${id}`) }))}
        selected={typed.kind}
        onSelect={(kind) => change({ kind })}
      />
      <Fields typed={typed} onChange={change} isTried={isTried} />
      <div className="row">
        <Button kind="primary" onPress={() => void save()}>
          {t('settings.printer.save')}
        </Button>
        <TestPrint />
      </div>
      <SavedLine answer={answer} />
      <Toggle
        isOn={view.printsByItself}
        words={{ on: t('settings.yes'), off: t('settings.no') }}
        onChange={(printsByItself) => void settings.save({ printsByItself })}
      >
        {t('settings.printer.byItself')}
      </Toggle>
      {view.printer.kind === 'tcp' && (
        <Toggle
          isOn={view.opensDrawer}
          words={{ on: t('settings.yes'), off: t('settings.no') }}
          onChange={(opensDrawer) => void settings.save({ opensDrawer })}
        >
          {t('settings.printer.drawer')}
        </Toggle>
      )}
    </>
  );
}

function Fields({
  typed,
  onChange,
  isTried,
}: {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
  isTried: boolean;
}) {
  const { t } = useTranslation('cashier');
  if (typed.kind === 'file')
    return (
      <TextField
        label={t('settings.printer.folder')}
        value={typed.folder}
        onChange={(folder) => onChange({ folder })}
        maxLength={500}
      />
    );
  if (typed.kind === 'system')
    return (
      <TextField
        label={t('settings.printer.device')}
        hint={t('settings.printer.deviceHint')}
        value={typed.device}
        onChange={(device) => onChange({ device })}
      />
    );
  return (
    <div className="pair-of-fields">
      <TextField
        label={t('settings.printer.host')}
        value={typed.host}
        onChange={(host) => onChange({ host })}
        error={isTried && !isHost(typed.host) ? t('settings.printer.badHost') : null}
      />
      <TextField
        label={t('settings.printer.port')}
        value={typed.port}
        onChange={(port) => onChange({ port })}
        inputMode="numeric"
        maxLength={5}
        error={isTried && portOf(typed.port) === null ? t('settings.printer.badPort') : null}
      />
    </div>
  );
}

function TestPrint() {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [outcome, setOutcome] = useState<'tested' | 'testFailed' | null>(null);
  const test = async () => {
    setOutcome(null);
    const printed = await bridge.request('settings/test-print');
    setOutcome(printed.ok ? 'tested' : 'testFailed');
  };
  return (
    <>
      <Button icon="printer" onPress={() => void test()}>
        {t('settings.printer.test')}
      </Button>
      <span className={outcome === 'testFailed' ? 'hint bad' : 'hint'} role="status">
        {outcome !== null && t(`settings.printer.${outcome}`)}
      </span>
    </>
  );
}

const USUAL_PORT = '9100';

const typedFrom = (target: PrinterTarget): Typed => ({
  kind: target.kind,
  folder: target.kind === 'file' ? target.folder : '',
  device: target.kind === 'system' ? (target.deviceName ?? '') : '',
  host: target.kind === 'tcp' ? target.host : '',
  port: target.kind === 'tcp' ? String(target.port) : USUAL_PORT,
});

function targetOf({ kind, folder, device, host, port }: Typed): PrinterTarget | null {
  if (kind === 'file') return { kind, folder: folder.trim() };
  if (kind === 'system') return { kind, deviceName: device.trim() === '' ? null : device.trim() };
  const number = portOf(port);
  return isHost(host) && number !== null ? { kind, host: host.trim(), port: number } : null;
}

const isHost = (host: string): boolean => /^[A-Za-z0-9.:_-]{1,253}$/.test(host.trim());

function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
