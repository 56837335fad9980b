import '../css/staff.css';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { AnswerRow } from '#renderer/cashier/dialogs/answer-row.tsx';
import { PinEntry, usePin } from '#renderer/cashier/staff/pin-entry.tsx';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** One key and a PIN: whose it is serves from now on, with the sale as it stands. */
export default function SwitchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useStaffWords();
  const { bridge } = useActions();
  const person = useView(({ staff }) => staff?.person?.name ?? '');
  const pin = usePin(async (text) => {
    const answer = await bridge.request('staff/sign-in', { pin: text });
    if (answer.ok) onClose();
    return answer;
  });
  return (
    <Dialog
      className="pin"
      title={t('switch.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('lock.enter')} onYes={() => void pin.enter()} onClose={onClose} />}
    >
      <p className="body">{t('switch.lead', { name: person })}</p>
      <PinEntry of={pin}>
        <Button icon="lock" onPress={() => void bridge.request('staff/lock')}>
          {t('switch.lock')}
        </Button>
      </PinEntry>
    </Dialog>
  );
}
