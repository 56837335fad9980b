import { useCounter } from '#renderer/cashier/counter-store';
import { later } from '#renderer/cashier/later.tsx';

const ApprovalDialog = later(() => import('#renderer/cashier/staff/approval-dialog.tsx'));
// Nobody has pressed a key by then.
const Question = later(
  () => import('#renderer/cashier/dialogs/question.tsx'),
  <i className="coming" hidden />,
  'when-idle',
);

/** What is asked, and over it what needs another's PIN. */
export function Dialogs() {
  const approval = useCounter((state) => state.approval);
  return (
    <>
      <Question />
      {approval !== null && <ApprovalDialog key={approval.ask} approval={approval} />}
    </>
  );
}
