import type { SaleId } from '#core/domain/sale';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** The receipt once more, without prices for whoever it is a gift to, and on the other printer where there is one. */
export function Papers({ saleId, saleNumber }: { saleId: SaleId; saleNumber: number }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const hasSpare = useView((view) => view.hasSparePrinter);
  return (
    <>
      <Button icon="printer" onPress={() => void charges.printAgain(saleId, saleNumber)}>
        {t('recent.reprint')}
      </Button>
      <Button onPress={() => void charges.printPaper(saleId, saleNumber, { kind: 'gift' })}>
        {t('recent.gift')}
      </Button>
      {hasSpare && (
        <Button onPress={() => void charges.printPaper(saleId, saleNumber, { kind: 'receipt' }, 'spare')}>
          {t('recent.other')}
        </Button>
      )}
    </>
  );
}
