import { memo, useEffect, useRef } from 'react';
import { negate } from '#core/domain/money';
import { type Discount, type Line, lineAmounts, totalsOf } from '#core/domain/sale';
import { formatMoney, type SiteId, siteOf } from '#core/domain/site';
import { useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { LineEdit } from '#renderer/cashier/line-edit.tsx';
import { percentText, quantityText } from '#renderer/cashier/quantity';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Figure, figuresOf } from '#renderer/ui/amount.tsx';
import { Empty } from '#renderer/ui/empty.tsx';

export function TicketLines() {
  const { t } = useTranslation('cashier');
  const { cart, isFrozen } = useView(({ sale }) => sale);
  const selected = useCounter((state) => state.selected);
  const cap = useCap();
  if (cart.lines.length === 0)
    return (
      <div className="lines">
        <Empty icon="scan-barcode" title={t('sale.emptyTitle')}>
          {t('sale.emptyHint', { key: cap('search') })}
        </Empty>
      </div>
    );
  return (
    <ol className="lines" aria-label={t('sale.lines')} tabIndex={isFrozen ? 0 : -1}>
      {cart.lines.flatMap((line) => {
        const isChosen = !isFrozen && line.id === selected;
        const row = <TicketLine key={line.id} line={line} isChosen={isChosen} isFrozen={isFrozen} />;
        // One for all lines: it moves with the choice, and is not built anew.
        return isChosen ? [row, <LineEdit key="edit" />] : [row];
      })}
      <SaleDiscount />
      {cart.note !== null && (
        <li className="off">
          <span className="qty" />
          <span className="name">{t('sale.note', { note: cart.note })}</span>
        </li>
      )}
    </ol>
  );
}

type Shown = { readonly line: Line; readonly isChosen: boolean; readonly isFrozen: boolean };

/** Of a long sale only what changed is drawn again. */
const TicketLine = memo(function TicketLine({ line, isChosen, isFrozen }: Shown) {
  const { siteId } = useSetting();
  const row = useRef<HTMLLIElement>(null);
  const { id, quantity } = line;
  useEffect(() => {
    if (isChosen && quantity !== null) keepInSight(row.current);
  }, [isChosen, quantity]);
  const words = <LineWords line={line} />;
  const figure = <Figure value={lineAmounts(line).net} siteId={siteId} />;
  if (isFrozen)
    return (
      <li className="line">
        {words}
        {figure}
      </li>
    );
  return (
    <li ref={row} className={isChosen ? 'is-on' : ''} aria-current={isChosen}>
      <button type="button" className="line" onClick={() => useCounter.setState({ selected: id })}>
        {words}
        {figure}
      </button>
    </li>
  );
});

/** The list alone is scrolled: in one column, where the page does, nobody is taken from what they were at. */
function keepInSight(row: HTMLElement | null): void {
  const list = row?.parentElement;
  if (row == null || list == null) return;
  const [box, own] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  const edit = row.nextElementSibling?.getBoundingClientRect() ?? own;
  const above = Math.min(0, own.top - box.top);
  const below = Math.max(0, edit.bottom - box.bottom);
  list.scrollBy({ top: above === 0 ? below : above });
}

function LineWords({ line }: { line: Line }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { locale } = siteOf(siteId);
  const quantity = quantityText(line.quantity, locale);
  const price = figuresOf(line.unitPrice, siteId);
  return (
    <>
      <span className={quantity.length > 3 ? 'qty long' : 'qty'}>
        {quantity}
        <small> ×</small>
      </span>
      <span className="name">
        {line.name}
        <small>
          {line.unit === 'kg' ? t('sale.perKilo', { price }) : t('sale.each', { price })}
          {line.discount !== null && (
            <> · {t('sale.lineDiscount', { discount: discountText(line.discount, siteId) })}</>
          )}
        </small>
        {line.note !== null && <small>{t('sale.note', { note: line.note })}</small>}
      </span>
    </>
  );
}

function SaleDiscount() {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { cart } = useView(({ sale }) => sale);
  if (cart.discount === null) return null;
  return (
    <li className="line off">
      <span className="qty" />
      <span className="name">
        {t('sale.discount', { discount: discountText(cart.discount, siteId) })}
        <small>{t('sale.wholeSale')}</small>
      </span>
      <Figure value={negate(totalsOf(cart).discount)} siteId={siteId} />
    </li>
  );
}

function discountText(discount: Discount, siteId: SiteId): string {
  const site = siteOf(siteId);
  return discount.kind === 'percent'
    ? `${percentText(discount.basisPoints, site.locale)}\u00a0%`
    : formatMoney(discount.amount, site);
}
