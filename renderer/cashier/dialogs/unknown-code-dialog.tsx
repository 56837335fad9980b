import { ONE } from '#core/domain/money';
import { useCounter } from '#renderer/cashier/counter-store';
import { focusSearch } from '#renderer/cashier/run-command';
import type { UnknownCode } from '#renderer/cashier/scan-keep';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Asks what to do with what was read, instead of dropping it. */
export function UnknownCodeDialog({ asked: { code, quantity }, more }: { asked: UnknownCode; more: number }) {
  const { t } = useTranslation('cashier');
  const put = useCounter.setState;
  const done = () => put(({ unknownCodes }) => ({ unknownCodes: unknownCodes.slice(1) }));
  const search = () => {
    done();
    put({ panel: null, prefix: quantity === ONE ? null : quantity, searchText: code });
    window.setTimeout(focusSearch);
  };
  const open = () => {
    done();
    put({ dialog: { kind: 'open-amount', quantity } });
  };
  const make = () => {
    done();
    put({ panel: { kind: 'catalogue', find: '', draft: code, sells: quantity } });
  };
  return (
    <Dialog title={t('dialog.unknown.title')} onClose={done} role="alertdialog">
      <p className="body">{t('dialog.unknown.body', { code })}</p>
      {more > 0 && (
        <p className="quiet small" role="status">
          {t('dialog.unknown.more', { count: more })}
        </p>
      )}
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
