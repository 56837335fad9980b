import { useCounter, useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** The last part that was recorded, taken back: the others follow, one after the other. */
export function VoidKey() {
  const { t } = useTranslation('cashier');
  const { id, tenders } = useView(({ sale }) => sale);
  const last = tenders.at(-1);
  if (id === null || last === undefined || last.id === null) return null;
  return (
    <Button
      kind="plain"
      onPress={() => useCounter.setState({ dialog: { kind: 'void', saleId: id, tender: last } })}
    >
      {t('act.void')}
    </Button>
  );
}
