import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** Back, and the answer that Enter gives too. */
export function AnswerRow({ yes, onYes, onClose }: { yes: string; onYes: () => void; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  return (
    <>
      <Button kind="plain" keyCap={t('cap.esc')} onPress={onClose}>
        {t('dialog.cancel')}
      </Button>
      <Button kind="primary" keyCap={t('cap.enter')} onPress={onYes}>
        {yes}
      </Button>
    </>
  );
}

/** For a field of a dialog: Enter answers. The scanner's own Enter never gets here. */
export const onEnter =
  (answer: () => void) =>
  ({ key }: { readonly key: string }): void => {
    if (key === 'Enter') answer();
  };

/** For a field that opens with a value in it: what is typed takes its place, so that 12 over 1 is not 112. */
export const selectAll = (input: HTMLInputElement | null): void => input?.select();
