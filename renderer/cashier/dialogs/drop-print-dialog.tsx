import { useActions } from '#renderer/cashier/counter-context';
import type { DialogOpen } from '#renderer/cashier/counter-store';
import { ReasonDialog } from '#renderer/cashier/dialogs/reason-dialog.tsx';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';

/** Paper that nobody will have: somebody says why. */
export default function DropPrintDialog({
  asked: { jobId, what, number },
  onClose,
}: {
  asked: Extract<DialogOpen, { kind: 'drop-print' }>;
  onClose: () => void;
}) {
  const { t } = usePrintingWords();
  const { charges } = useActions();
  return (
    <ReasonDialog
      words={{
        title: t('drop.title'),
        body: t(what === 'x' || what === 'z' ? 'drop.bodyShift' : 'drop.body', {
          what: t(`queue.what.${what}`, { number }),
          number,
        }),
        label: t('drop.label'),
        bad: t('drop.bad'),
        yes: t('drop.yes'),
      }}
      onAnswer={(reason) => void charges.giveUpPrint(jobId, reason)}
      onClose={onClose}
    />
  );
}
