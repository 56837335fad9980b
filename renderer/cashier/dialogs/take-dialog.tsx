import type { Reference } from '#core/domain/charge';
import { shortened } from '#renderer/cashier/charge/use-params';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { ConfirmDialog } from '#renderer/cashier/dialogs/confirm-dialog.tsx';

/** Another program's order is somebody's sale: it leaves the register only when a person says so twice. */
export function TakeDialog({ reference, onClose }: { reference: Reference; onClose: () => void }) {
  const { charges } = useActions();
  const { register } = useSetting();
  const order = useView(({ charge }) => shortened(charge?.trouble?.message ?? ''));
  return (
    <ConfirmDialog
      words="take"
      params={{ order, register }}
      onYes={() => void charges.takeRegister(reference)}
      onClose={onClose}
    />
  );
}
