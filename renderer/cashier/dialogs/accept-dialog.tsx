import type { Reference } from '#core/domain/charge';
import { formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { ReasonDialog } from '#renderer/cashier/dialogs/reason-dialog.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';

/** Money that agrees with nothing is taken as this sale's only by a person, who says why. */
export function AcceptDialog({ reference, onClose }: { reference: Reference; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  const { charges } = useActions();
  const charge = useView((view) => view.charge);
  if (charge === null) return null;
  const body = t('dialog.accept.body', {
    received: formatMoney(charge.received, site),
    total: formatMoney(charge.total, site),
  });
  return (
    <ReasonDialog
      words={{
        title: t('dialog.accept.title'),
        body,
        label: t('dialog.accept.label'),
        bad: t('dialog.accept.bad'),
        yes: t('dialog.accept.yes'),
      }}
      onAnswer={(reason) => void charges.acceptMismatch(reference, reason)}
      onClose={onClose}
    />
  );
}
