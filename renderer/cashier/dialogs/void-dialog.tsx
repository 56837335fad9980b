import { formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { type DialogOpen, useSetting } from '#renderer/cashier/counter-store';
import { ReasonDialog } from '#renderer/cashier/dialogs/reason-dialog.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';

type Asked = Extract<DialogOpen, { kind: 'void' }>;

/** What was recorded by mistake is taken back by a person, who says why. */
export function VoidDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  const { tenders } = useActions();
  const { saleId, tender } = asked;
  const { id } = tender;
  if (id === null) return null;
  const body = t('dialog.void.body', {
    means: t(`tender.kind.${tender.kind}`),
    amount: formatMoney(tender.amount, site),
  });
  return (
    <ReasonDialog
      words={{
        title: t('dialog.void.title'),
        body,
        label: t('dialog.void.label'),
        bad: t('dialog.void.bad'),
        yes: t('dialog.void.yes'),
      }}
      onAnswer={(reason) => void tenders.voidTender(saleId, id, reason)}
      onClose={onClose}
    />
  );
}
