import { useEffect, useState } from 'react';
import type { SaleId } from '#core/domain/sale';
import type { SaleMoneyView } from '#core/refund-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';

/** What came in for a sale and what went back, asked again whenever main says that there is news; null until then. */
export function useSaleMoney(saleId: SaleId): SaleMoneyView | null {
  const { bridge } = useActions();
  const version = useView((view) => view.recentVersion);
  const [money, setMoney] = useState<SaleMoneyView | null>(null);
  useEffect(() => {
    let isWanted = version >= 0;
    void bridge.request('refunds/of-sale', { saleId }).then((told) => {
      if (isWanted) setMoney(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, saleId, version]);
  return money;
}
