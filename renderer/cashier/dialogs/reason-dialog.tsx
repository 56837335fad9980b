import { useState } from 'react';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Words = {
  readonly title: string;
  readonly body: string;
  readonly label: string;
  /** Said where nothing was written. */
  readonly bad: string;
  readonly yes: string;
};

/** Something that a person answers for: it is done only with a reason, which is written down. */
export function ReasonDialog({
  words,
  onAnswer,
  onClose,
}: {
  words: Words;
  onAnswer: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  const [reason, setReason] = useState('');
  const [isBad, setBad] = useState(false);
  const answer = () => {
    if (reason.trim() === '') {
      setBad(true);
      return;
    }
    onClose();
    onAnswer(reason.trim());
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" onPress={answer}>
            {words.yes}
          </Button>
          <Button kind="primary" keyCap={t('cap.esc')} onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      <p className="body">{words.body}</p>
      <div className="fields">
        <TextField
          label={words.label}
          value={reason}
          onChange={setReason}
          autoFocus
          error={isBad ? words.bad : null}
          onKeyDown={onEnter(answer)}
        />
      </div>
    </Dialog>
  );
}
