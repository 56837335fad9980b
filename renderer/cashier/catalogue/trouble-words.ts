import type { ProductTrouble } from '#core/catalogue-requests';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';

export function useTroubleWords(): (trouble: ProductTrouble) => string {
  const { t } = useCatalogueWords();
  return (trouble) =>
    t(`trouble.${trouble.kind}`, {
      code: 'code' in trouble ? trouble.code : '',
      by: 'by' in trouble ? trouble.by : '',
    });
}
