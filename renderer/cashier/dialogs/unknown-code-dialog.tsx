import { useTranslation } from 'react-i18next';
import { useCounter } from '#renderer/cashier/counter-store';
import { focusSearch } from '#renderer/cashier/run-command';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Asks what to do with what was read, instead of dropping it. */
export function UnknownCodeDialog({ code }: { code: string }) {
  const { t } = useTranslation('cashier');
  const put = useCounter.setState;
  const done = () => put(({ unknownCodes }) => ({ unknownCodes: unknownCodes.slice(1) }));
  const search = () => {
    done();
    put({ searchText: code });
    window.setTimeout(focusSearch);
  };
  const open = () => {
    done();
    put({ dialog: { kind: 'open-amount' } });
  };
  const make = () => {
    done();
    put({ panel: { kind: 'catalogue', find: '', draft: code } });
  };
  return (
    <Dialog title={t('dialog.unknown.title')} onClose={done} role="alertdialog">
      <p className="body">{t('dialog.unknown.body', { code })}</p>
      <div className="choices">
        <Button isWide autoFocus onPress={search}>
          {t('dialog.unknown.search')}
        </Button>
        <Button isWide onPress={open}>
          {t('dialog.unknown.open')}
        </Button>
        <Button isWide onPress={make}>
          {t('dialog.unknown.make')}
        </Button>
        <Button isWide kind="plain" keyCap={t('cap.esc')} onPress={done}>
          {t('dialog.unknown.dismiss')}
        </Button>
      </div>
    </Dialog>
  );
}
