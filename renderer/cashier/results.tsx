import { useEffect, useRef } from 'react';
import type { ProductView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { markedParts } from '#renderer/cashier/marked';
import { runCommand } from '#renderer/cashier/run-command';
import { useRowWindow } from '#renderer/cashier/use-row-window';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Figure } from '#renderer/ui/amount.tsx';
import { Button, KeyCap } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';

export const RESULTS_ID = 'results';
export const optionId = (productId: string): string => `result-${productId}`;
const ROW_PX = 56;
const BORDERS_PX = 2;

export function Results() {
  const found = useCounter((state) => state.found);
  if (found === null) return null;
  const isNothing = found.products.length === 0;
  return (
    <>
      {isNothing ? <Nothing text={found.text} /> : <List products={found.products} />}
      <Legend isNothing={isNothing} />
    </>
  );
}

function List({ products }: { products: readonly ProductView[] }) {
  const { t } = useTranslation('cashier');
  const foundAt = useCounter((state) => state.foundAt);
  const box = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(box, { count: products.length, rowPx: ROW_PX, chosen: foundAt });
  return (
    <div className="results" ref={box} style={{ flexBasis: products.length * ROW_PX + BORDERS_PX }}>
      <div
        id={RESULTS_ID}
        role="listbox"
        aria-label={t('search.results')}
        style={{ height: products.length * ROW_PX }}
      >
        {products.slice(first, end).map((product, place) => (
          <Row
            key={product.id}
            product={product}
            isChosen={first + place === foundAt}
            start={(first + place) * ROW_PX}
          />
        ))}
      </div>
    </div>
  );
}

/** The keyboard stays in the search field; a pointer picks a row. */
function Row({ product, isChosen, start }: { product: ProductView; isChosen: boolean; start: number }) {
  const { ticket } = useActions();
  const { siteId } = useSetting();
  const text = useCounter(({ found }) => found?.text ?? '');
  const row = useRef<HTMLDivElement>(null);
  // In one column the list may go on under the plate.
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div
      ref={row}
      id={optionId(product.id)}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={isChosen ? 'result is-on' : 'result'}
      style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
      onPointerDown={(event) => event.preventDefault()}
      onPointerUp={() => void ticket.add(product)}
    >
      <span>
        {markedParts(product.name, text).map(({ at, part, isMarked }) =>
          isMarked ? <mark key={at}>{part}</mark> : part,
        )}
      </span>
      <span className="quiet small">{product.sku}</span>
      <Figure value={product.price} siteId={siteId} />
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  const cap = useCap();
  return (
    <Empty
      icon="search"
      title={t('search.none', { text })}
      action={
        <Button onPress={() => runCommand('open-amount', counter)} keyCap={cap('open-amount')}>
          {t('keys.open-amount')}
        </Button>
      }
    >
      {t('search.noneHint')}
    </Empty>
  );
}

function Legend({ isNothing }: { isNothing: boolean }) {
  const { t } = useTranslation('cashier');
  const cap = useCap();
  return (
    <div className="legend">
      {!isNothing && (
        <>
          <span>
            <KeyCap>↑</KeyCap>
            <KeyCap>↓</KeyCap> {t('search.pick')}
          </span>
          <span>
            <KeyCap>{t('cap.enter')}</KeyCap> {t('search.add')}
          </span>
          <span>
            <KeyCap>{cap('quantity')}</KeyCap> {t('search.quantity')}
          </span>
        </>
      )}
      <span className="last">
        <KeyCap>{t('cap.esc')}</KeyCap> {t('search.back')}
      </span>
    </div>
  );
}
