import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleOfDay } from '#core/day-views';
import { MEANS, type Means } from '#core/domain/ledger';
import type { SaleId } from '#core/domain/sale';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { isWanted, type PaidFilter, saleBadge } from '#renderer/cashier/day/sale-badge';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useRowWindow } from '#renderer/cashier/use-row-window';
import { Figure, figuresOf } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { secondText } from '#renderer/ui/when';

const ROW_PX = 49;
const PAID = ['all', 'paid', 'unpaid'] as const satisfies readonly PaidFilter[];

type Opening = { readonly onOpen: (sale: SaleId) => void };

/** The day's sales, the newest first. What is looked for is found as it is typed. */
export function SalesList({
  sales,
  isCut,
  onOpen,
}: Opening & { sales: readonly SaleOfDay[]; isCut: boolean }) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  const [text, setText] = useState('');
  const [paid, setPaid] = useState<PaidFilter>('all');
  const [means, setMeans] = useState<Means | 'any'>('any');
  const wanted = useMemo(
    () => sales.filter((sale) => isWanted(sale, { text, paid, means }, [figuresOf(sale.total, siteId)])),
    [sales, text, paid, means, siteId],
  );
  return (
    <section className="day-list" aria-label={t('list.title')}>
      <div className="filters">
        <TextField
          label={t('list.find')}
          isLabelHidden
          placeholder={t('list.find')}
          icon="search"
          value={text}
          onChange={setText}
        />
        <Segmented
          label={t('list.paid.label')}
          items={PAID.map((id) => ({ id, label: t(`list.paid.${id}`) }))}
          selected={paid}
          onSelect={setPaid}
        />
        <Segmented
          label={t('means.title')}
          items={(['any', ...MEANS] as const).map((id) => ({ id, label: t(`means.${id}`) }))}
          selected={means}
          onSelect={setMeans}
        />
      </div>
      <p className="sr" role="status">
        {t('list.count', { count: wanted.length })}
      </p>
      {wanted.length === 0 ? (
        <p className="quiet nothing">{t('list.none')}</p>
      ) : (
        <Rows sales={wanted} onOpen={onOpen} />
      )}
      {isCut && <p className="quiet small">{t('list.cut', { count: sales.length })}</p>}
    </section>
  );
}

function Rows({ sales, onOpen }: Opening & { sales: readonly SaleOfDay[] }) {
  const { t } = useDayWords();
  const box = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(box, { count: sales.length, rowPx: ROW_PX, chosen: 0 });
  return (
    <div className="rows" ref={box}>
      <ul aria-label={t('list.title')} style={{ height: sales.length * ROW_PX }}>
        {sales.slice(first, end).map((sale, at) => (
          <Row key={sale.saleId} sale={sale} topPx={(first + at) * ROW_PX} onOpen={onOpen} />
        ))}
      </ul>
    </div>
  );
}

function Row({ sale, topPx, onOpen }: Opening & { sale: SaleOfDay; topPx: number }) {
  const setting = useSetting();
  const { t } = useDayWords();
  const hasMoney = sale.collected + sale.tendered > 0;
  return (
    <li style={{ transform: `translateY(${topPx}px)` }} className={hasMoney ? '' : 'none'}>
      <button type="button" data-row={sale.saleId} onClick={() => onOpen(sale.saleId)}>
        <b>{secondText(sale.openedAt, setting)}</b>
        <span className="quiet">{saleNumber(sale.number)}</span>
        <span>
          <SaleBadge sale={sale} />
        </span>
        <span className="quiet means">{sale.means.map((means) => t(`means.${means}`)).join(' + ')}</span>
        <Figure value={sale.total} siteId={setting.siteId} />
        <Icon name="chevron-right" className="go" />
      </button>
    </li>
  );
}

export function SaleBadge({ sale }: { sale: SaleOfDay }) {
  const { t } = useDayWords();
  const { t: ofCharge } = useTranslation('cashier');
  const look = saleBadge(sale);
  return (
    <Badge kind={look.kind} icon={look.icon}>
      {look.of === 'charge' ? ofCharge(`badge.${look.words}`) : t(`badge.${look.words}`)}
    </Badge>
  );
}
