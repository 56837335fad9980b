import '../css/staff.css';
import { useActions } from '#renderer/cashier/counter-context';
import type { Approval } from '#renderer/cashier/counter-store';
import { AnswerRow } from '#renderer/cashier/dialogs/answer-row.tsx';
import { PinEntry, usePin } from '#renderer/cashier/staff/pin-entry.tsx';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { listText } from '#renderer/ui/figures';

/** Another who may puts in their PIN, and what was asked is done. */
export default function ApprovalDialog({ approval }: { approval: Approval }) {
  const { t, i18n } = useStaffWords();
  useTranslation('cashier');
  const { bridge } = useActions();
  const { ask, acts, settle } = approval;
  const pin = usePin(async (text) => {
    const answer = await bridge.request('staff/approve', { ask, pin: text });
    if (answer.ok) settle(true);
    return answer;
  });
  const words = acts.map((act) => t(`act.${act}`));
  return (
    <Dialog
      className="pin"
      title={t('approve.title')}
      onClose={() => settle(false)}
      actions={
        <AnswerRow yes={t('approve.yes')} onYes={() => void pin.enter()} onClose={() => settle(false)} />
      }
    >
      <p className="body">{t('approve.body', { acts: listText(words, i18n.language) })}</p>
      <PinEntry of={pin} />
    </Dialog>
  );
}
