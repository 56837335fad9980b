import type { ChargeView } from '#core/views';
import { Acts } from '#renderer/cashier/charge/acts.tsx';
import { Middle } from '#renderer/cashier/charge/middle.tsx';
import { ReceiptFate } from '#renderer/cashier/charge/receipt-fate.tsx';
import type { Story } from '#renderer/cashier/charge-story';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Plate } from '#renderer/ui/plate.tsx';
import { dayText, secondText } from '#renderer/ui/when';

/** Money is in: the whole left side says so. */
export function PaidPlate({ charge, story }: { charge: ChargeView; story: Story }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const number = saleNumber(useView(({ sale }) => sale.number));
  const today = dayText(
    useView((view) => view.now),
    setting,
  );
  const at = charge.paidAt ?? 0;
  const day = dayText(at, setting);
  return (
    <Plate state="paid" className="charge-plate">
      <Middle>
        <svg className="tick" viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r="50" />
          <path d="M28 52l15 15 30-33" />
        </svg>
        <div className="say">
          <h1>{t('paid.title')}</h1>
          <Amount value={charge.total} siteId={setting.siteId} />
          <p className="meta paid-meta">
            {t('paid.meta', {
              day: day === today ? t('paid.today') : day,
              time: secondText(at, setting),
              number,
            })}
          </p>
          <ReceiptFate />
        </div>
      </Middle>
      <Acts charge={charge} story={story} main="next" />
    </Plate>
  );
}
