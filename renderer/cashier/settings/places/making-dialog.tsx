import type { ReactNode } from 'react';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

export type Line = { readonly label: string; readonly value: string };

/** Names what will be made in whose account, before it is. The way back has the focus. */
export function MakingDialog({
  title,
  lines,
  children,
  yes,
  isMaking,
  onYes,
  onClose,
}: {
  title: string;
  lines: readonly Line[];
  children?: ReactNode;
  yes: string;
  /** It is being made: nothing may be pressed twice. */
  isMaking: boolean;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  return (
    <Dialog
      role="alertdialog"
      title={title}
      className="making"
      {...(isMaking ? {} : { onClose })}
      actions={
        <>
          <Button kind="plain" autoFocus shutReason={isMaking ? t('shut.saving') : null} onPress={onClose}>
            {t('settings.places.no')}
          </Button>
          {!isMaking && (
            <Button kind="primary" onPress={onYes}>
              {yes}
            </Button>
          )}
        </>
      }
    >
      <dl className="lines">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Dialog>
  );
}
