import { useEffect, useRef, useState } from 'react';
import { type SaleOfDay, type SalesWanted, STANDINGS_WANTED } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { MEANS } from '#core/domain/ledger';
import type { SaleId } from '#core/domain/sale';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { saleBadge } from '#renderer/cashier/day/sale-badge';
import { type Sales, useSales } from '#renderer/cashier/day/use-sales';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useRowWindow } from '#renderer/cashier/use-row-window';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Figure } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { secondText } from '#renderer/ui/when';

const ROW_PX = 49;
const ALL: SalesWanted = { text: '', standing: 'all', means: null, cashier: null };

const isAll = ({ text, standing, means, cashier }: SalesWanted): boolean =>
  text.trim() === '' && standing === ALL.standing && means === ALL.means && cashier === ALL.cashier;

type Opening = { readonly onOpen: (sale: SaleId) => void };
type OfDay = { readonly day: BusinessDay; readonly cashiers: readonly string[] };

/** All of the day's sales, the newest first. What is looked for is found as it is typed. */
export function SalesList({ day, cashiers, onOpen }: Opening & OfDay) {
  const { t } = useDayWords();
  const [wanted, setWanted] = useState(ALL);
  const sales = useSales(day, wanted);
  const { found } = sales;
  return (
    <section className="day-list" aria-label={t('list.title')}>
      <Filters wanted={wanted} cashiers={cashiers} onChange={setWanted} />
      <p className="sr" role="status">
        {found === null ? '' : t('list.count', { count: found })}
      </p>
      {found === 0 && <p className="quiet nothing">{t(isAll(wanted) ? 'list.nothing' : 'list.none')}</p>}
      {found !== null && found > 0 && <Rows sales={sales} count={found} onOpen={onOpen} />}
    </section>
  );
}

function Filters({
  wanted,
  cashiers,
  onChange,
}: Pick<OfDay, 'cashiers'> & { wanted: SalesWanted; onChange: (wanted: SalesWanted) => void }) {
  const { t } = useDayWords();
  // Who is chosen stays in the list though nobody else's sale came yet.
  const people = [...new Set([...cashiers, ...(wanted.cashier === null ? [] : [wanted.cashier])])];
  return (
    <div className="filters">
      <TextField
        label={t('list.find')}
        isLabelHidden
        placeholder={t('list.find')}
        icon="search"
        value={wanted.text}
        maxLength={100}
        onChange={(text) => onChange({ ...wanted, text })}
      />
      <Choice
        label={t('list.standing.label')}
        items={STANDINGS_WANTED.map((id) => ({ id, label: t(`list.standing.${id}`) }))}
        selected={wanted.standing}
        onSelect={(standing) => onChange({ ...wanted, standing })}
      />
      <Choice
        label={t('cuts.of.means')}
        items={(['any', ...MEANS] as const).map((id) => ({ id, label: t(`means.${id}`) }))}
        selected={wanted.means ?? 'any'}
        onSelect={(means) => onChange({ ...wanted, means: means === 'any' ? null : means })}
      />
      {people.length > 0 && (
        <Choice
          label={t('list.cashier')}
          items={[{ id: '', label: t('list.anybody') }, ...people.map((name) => ({ id: name, label: name }))]}
          selected={wanted.cashier ?? ''}
          onSelect={(name) => onChange({ ...wanted, cashier: name === '' ? null : name })}
        />
      )}
    </div>
  );
}

function Rows({ sales, count, onOpen }: Opening & { sales: Sales; count: number }) {
  const { t } = useDayWords();
  const box = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(box, { count, rowPx: ROW_PX, chosen: 0 });
  useEffect(() => sales.show(first, end));
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  return (
    <div className="rows" ref={box}>
      <ul aria-label={t('list.title')} style={{ height: count * ROW_PX }}>
        {rows.map((at) => {
          const sale = sales.at(at);
          return sale === null ? null : (
            <Row key={sale.saleId} sale={sale} topPx={at * ROW_PX} onOpen={onOpen} />
          );
        })}
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
        <span className="who">{sale.cashier}</span>
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

function SaleBadge({ sale }: { sale: SaleOfDay }) {
  const { t } = useDayWords();
  const { t: ofCharge } = useTranslation('cashier');
  const look = saleBadge(sale);
  return (
    <Badge kind={look.kind} icon={look.icon}>
      {look.of === 'charge' ? ofCharge(`badge.${look.words}`) : t(`badge.${look.words}`)}
    </Badge>
  );
}
