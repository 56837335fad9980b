import { useActions } from '#renderer/cashier/counter-context';
import { isLocked, useCounter, useView } from '#renderer/cashier/counter-store';
import { AcceptDialog } from '#renderer/cashier/dialogs/accept-dialog.tsx';
import { BigCodeDialog } from '#renderer/cashier/dialogs/big-code-dialog.tsx';
import { ClosingDialog } from '#renderer/cashier/dialogs/closing-dialog.tsx';
import { ConfirmDialog } from '#renderer/cashier/dialogs/confirm-dialog.tsx';
import { DiscountDialog } from '#renderer/cashier/dialogs/discount-dialog.tsx';
import { DrawerDialog } from '#renderer/cashier/dialogs/drawer-dialog.tsx';
import { GiveBackDialog } from '#renderer/cashier/dialogs/give-back-dialog.tsx';
import { NoteDialog } from '#renderer/cashier/dialogs/note-dialog.tsx';
import { OpenAmountDialog } from '#renderer/cashier/dialogs/open-amount-dialog.tsx';
import { OpenSalesDialog } from '#renderer/cashier/dialogs/open-sales-dialog.tsx';
import { PriceDialog } from '#renderer/cashier/dialogs/price-dialog.tsx';
import { QuantityDialog } from '#renderer/cashier/dialogs/quantity-dialog.tsx';
import { ShortcutsDialog } from '#renderer/cashier/dialogs/shortcuts-dialog.tsx';
import { SightDialog } from '#renderer/cashier/dialogs/sight-dialog.tsx';
import { TakeDialog } from '#renderer/cashier/dialogs/take-dialog.tsx';
import { TenderDialog } from '#renderer/cashier/dialogs/tender-dialog.tsx';
import { UnknownCodeDialog } from '#renderer/cashier/dialogs/unknown-code-dialog.tsx';
import { VoidDialog } from '#renderer/cashier/dialogs/void-dialog.tsx';
import { later } from '#renderer/cashier/later.tsx';

const SwitchDialog = later(() => import('#renderer/cashier/staff/switch-dialog.tsx'));
const DropPrintDialog = later(() => import('#renderer/cashier/dialogs/drop-print-dialog.tsx'));

/** One question at a time: closing first, then what the cashier opened, then codes that nobody knows. */
export default function Question() {
  const isClosing = useView((view) => view.isClosing);
  const dialog = useCounter((state) => state.dialog);
  const [unknown, ...more] = useCounter((state) => state.unknownCodes);
  // The product that the one before is being made into has a dialog of its own.
  const isMaking = useCounter(({ panel }) => panel?.kind === 'catalogue' && panel.draft !== null);
  const isShut = useCounter(({ view }) => isLocked(view));
  if (isClosing) return <ClosingDialog />;
  if (isShut) return null;
  if (dialog !== null) return <Asked />;
  if (unknown === undefined || isMaking) return null;
  return <UnknownCodeDialog key={`${unknown.code} ${more.length}`} asked={unknown} more={more.length} />;
}

function Asked() {
  const dialog = useCounter((state) => state.dialog);
  const { ticket, charges } = useActions();
  const close = () => useCounter.setState({ dialog: null });
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'discount':
      return <DiscountDialog onClose={close} />;
    case 'note':
      return <NoteDialog onClose={close} />;
    case 'open-amount':
      return <OpenAmountDialog quantity={dialog.quantity} onClose={close} />;
    case 'open-sales':
      return <OpenSalesDialog onClose={close} />;
    case 'price':
      return <PriceDialog onClose={close} />;
    case 'quantity':
      return <QuantityDialog asked={dialog} onClose={close} />;
    case 'big-code':
      return <BigCodeDialog onClose={close} />;
    case 'accept':
      return <AcceptDialog reference={dialog.reference} onClose={close} />;
    case 'clear':
      return <ConfirmDialog words="clear" onYes={() => void ticket.clear()} onClose={close} />;
    case 'stop':
      return (
        <ConfirmDialog words="stop" onYes={() => void charges.cancel(dialog.reference)} onClose={close} />
      );
    case 'give-back':
      return <GiveBackDialog asked={dialog} onClose={close} />;
    case 'sight':
      return <SightDialog reference={dialog.reference} onClose={close} />;
    case 'tender':
      return <TenderDialog key={dialog.tenderId} asked={dialog} onClose={close} />;
    case 'drawer':
      return <DrawerDialog onClose={close} />;
    case 'void':
      return <VoidDialog asked={dialog} onClose={close} />;
    case 'switch':
      return <SwitchDialog onClose={close} />;
    case 'drop-print':
      return <DropPrintDialog asked={dialog} onClose={close} />;
    case 'take':
      return <TakeDialog reference={dialog.reference} onClose={close} />;
  }
}
