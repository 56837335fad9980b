import { useEffect, useState } from 'react';
import type { FixedCodeError } from '#core/account-answers';
import type { CashierRequests } from '#core/ipc-contract';
import type { Result } from '#core/result';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Code } from '#renderer/ui/code.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

type Trouble =
  | Extract<ReturnType<CashierRequests['settings/print-sheet']>, { ok: false }>['error']
  | 'no-sheet';
type Asked =
  | { readonly kind: 'asking' }
  | { readonly kind: 'code'; readonly qrData: string }
  | { readonly kind: 'failed'; readonly error: FixedCodeError };

/** The register's own code as it is, and the sheet that carries it. */
export function SheetSection() {
  const { t } = useTranslation('cashier');
  const { register } = useSetting();
  const { asked, ask } = useFixedCode();
  return (
    <section className="part sheet">
      {asked.kind === 'code' && (
        <Code data={asked.qrData} label={t('settings.register.sheet.label', { register })} />
      )}
      <div>
        <h3>{t('settings.register.sheet.title')}</h3>
        <p className="quiet">{t('settings.register.sheet.lead', { register })}</p>
        {asked.kind === 'asking' && <p className="hint">{t('settings.register.sheet.asking')}</p>}
        {asked.kind === 'code' && <SaveSheet />}
        {asked.kind === 'failed' && (
          <div className="row">
            <Why error={asked.error} />
            <Button icon="refresh-cw" onPress={ask}>
              {t('settings.register.sheet.again')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Asked once, and again by the key where it failed. */
function useFixedCode(): { readonly asked: Asked; readonly ask: () => void } {
  const { bridge } = useActions();
  const [asked, setAsked] = useState<Asked>({ kind: 'asking' });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let isWanted = times >= 0;
    void bridge.request('settings/fixed-code').then((answer) => {
      if (isWanted) setAsked(told(answer));
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, times]);
  const ask = (): void => {
    setAsked({ kind: 'asking' });
    setTimes(times + 1);
  };
  return { asked, ask };
}

const told = (answer: Result<{ qrData: string }, FixedCodeError>): Asked =>
  answer.ok ? { kind: 'code', qrData: answer.value.qrData } : { kind: 'failed', error: answer.error };

function SaveSheet() {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [path, setPath] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const saved = await bridge.request('settings/print-sheet');
    setSaving(false);
    setPath(saved.ok ? saved.value.path : null);
    setTrouble(saved.ok ? null : saved.error);
  };
  const open = async () => {
    const opened = await bridge.request('settings/open-sheet');
    setTrouble(opened.ok ? null : opened.error);
  };
  return (
    <>
      <div className="row">
        <Button
          kind={path === null ? 'primary' : 'secondary'}
          icon="file-text"
          shutReason={isSaving ? t('settings.register.sheet.saving') : null}
          onPress={() => void save()}
        >
          {t('settings.register.sheet.save')}
        </Button>
        {path !== null && (
          <Button kind="primary" icon="printer" onPress={() => void open()}>
            {t('settings.register.sheet.open')}
          </Button>
        )}
      </div>
      <p className="hint good path" role="status">
        {path !== null && (
          <>
            <Icon name="check" /> {t('settings.register.sheet.saved', { path })}
          </>
        )}
      </p>
      {trouble !== null && <Why error={trouble} />}
    </>
  );
}

function Why({ error }: { error: Trouble }) {
  const { t } = useTranslation('cashier');
  return (
    <p className="hint bad" role="alert">
      <Icon name="circle-alert" /> {words()}
    </p>
  );

  function words(): string {
    switch (error) {
      case 'no-token':
      case 'token-unreadable':
      case 'no-register':
      case 'another-seller':
        return t(`notice.${error}`);
      case 'no-fixed-code':
      case 'disk':
      case 'printer':
      case 'no-sheet':
        return t(`settings.register.sheetError.${error}`);
      case 'offline':
      case 'timeout':
      case 'unreadable':
      case 'clock-wrong':
      case 'unauthorized':
      case 'forbidden':
      case 'not-found':
      case 'conflict':
      case 'invalid':
      case 'rate-limited':
      case 'server':
        return t('settings.register.sheet.failed', { reason: t(`reason.${error}`) });
    }
  }
}
