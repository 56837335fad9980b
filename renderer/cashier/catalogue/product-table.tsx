import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Product } from '#core/domain/product';
import { siteOf } from '#core/domain/site';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import { COLUMNS, type Column, cellText, isSwitch, withCell } from '#renderer/cashier/catalogue/cells';
import type { Products } from '#renderer/cashier/catalogue/use-products';
import { useSetting } from '#renderer/cashier/counter-store';
import { useRowWindow } from '#renderer/cashier/use-row-window';
import { Figure } from '#renderer/ui/amount.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

const ROW_PX = 48;
/** A table that is typed in: HTML has no element for it, and cells are moved through by the arrows of one tab stop. */
const cellAs = (isChosen: boolean) =>
  ({ role: 'gridcell', tabIndex: -1, 'aria-selected': isChosen }) as const;
const gridAt = ({ row, column }: Place) =>
  ({ role: 'grid', tabIndex: 0, 'aria-activedescendant': `cell-${row}-${column}` }) as const;
type Place = { readonly row: number; readonly column: number };

export type TableProps = {
  readonly products: Products;
  readonly onChange: (before: Product, after: Product) => Promise<boolean>;
  readonly onBad: (column: Column, text: string) => void;
  readonly onMore: (product: Product) => void;
  readonly categories: readonly string[];
};

/** One cell has the keyboard; Enter opens it, and what is typed is kept when it is left. */
export function ProductTable({ products, onChange, onBad, onMore, categories }: TableProps) {
  const { t } = useCatalogueWords();
  const site = siteOf(useSetting().siteId);
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const list = useId();
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [typed, setTyped] = useState<string | null>(null);
  const { first, end } = useRowWindow(box, { count: products.total, rowPx: ROW_PX, chosen: at.row });
  const { need, total } = products;
  useEffect(() => need(first, Math.min(end, total)), [need, first, end, total]);

  /** A cell that is being left on purpose says so: its field loses the focus before it is gone. */
  const isLeft = useRef(false);
  const go = (rows: number, columns: number) => {
    isLeft.current = true;
    setTyped(null);
    setAt(({ row, column }) => ({
      row: Math.min(Math.max(row + rows, 0), Math.max(total - 1, 0)),
      column: Math.min(Math.max(column + columns, 0), COLUMNS.length - 1),
    }));
    grid.current?.focus();
  };

  function open(place: Place): void {
    const product = products.at.get(place.row);
    const column = COLUMNS[place.column];
    setAt(place);
    if (product === undefined || column === undefined) return;
    if (column === 'more') onMore(product);
    else if (isSwitch(column)) void change(product, column, '');
    else {
      isLeft.current = false;
      setTyped(cellText(product, column, site));
    }
  }

  async function change(product: Product, column: Column, text: string): Promise<boolean> {
    const after = withCell(product, column, text, site);
    if (after === null) {
      onBad(column, text);
      return false;
    }
    return JSON.stringify(after) === JSON.stringify(product) || onChange(product, after);
  }

  /** Leaves the cell only once what was typed is kept. */
  async function keep(rows: number, columns: number): Promise<void> {
    const product = products.at.get(at.row);
    const column = COLUMNS[at.column];
    if (typed === null || product === undefined || column === undefined) return;
    if (await change(product, column, typed)) go(rows, columns);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, () => void>> =
      typed === null
        ? {
            ArrowDown: () => go(1, 0),
            ArrowUp: () => go(-1, 0),
            ArrowRight: () => go(0, 1),
            ArrowLeft: () => go(0, -1),
            PageDown: () => go(10, 0),
            PageUp: () => go(-10, 0),
            Home: () => go(0, -COLUMNS.length),
            End: () => go(0, COLUMNS.length),
            Enter: () => open(at),
          }
        : {
            Enter: () => void keep(1, 0),
            Tab: () => void keep(0, event.shiftKey ? -1 : 1),
            Escape: () => go(0, 0),
          };
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  return (
    <div className="products">
      <div className="rows" ref={box}>
        <table
          ref={grid}
          {...gridAt(at)}
          aria-label={t('table')}
          aria-rowcount={total + 1}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr className="prow head">
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={column}>
                  {t(`field.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: total * ROW_PX }}>
            {Array.from({ length: Math.max(end - first, 0) }, (_, more) => first + more).map((row) => (
              <Row
                key={row}
                row={row}
                product={products.at.get(row)}
                chosen={row === at.row ? at.column : null}
                typed={row === at.row ? typed : null}
                list={list}
                onTyped={setTyped}
                onLeave={() => {
                  if (!isLeft.current) void keep(0, 0);
                }}
                onOpen={(column) => open({ row, column })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <datalist id={list}>
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </div>
  );
}

type RowProps = {
  readonly row: number;
  readonly product: Product | undefined;
  readonly chosen: number | null;
  readonly typed: string | null;
  readonly list: string;
  readonly onTyped: (text: string) => void;
  readonly onLeave: () => void;
  readonly onOpen: (column: number) => void;
};

function Row({ row, product, chosen, typed, list, onTyped, onLeave, onOpen }: RowProps) {
  const { t } = useCatalogueWords();
  const look = `prow ${product?.active === false ? 'is-gone' : ''}`;
  return (
    <tr
      aria-rowindex={row + 2}
      className={look}
      style={{ transform: `translateY(${row * ROW_PX}px)`, height: ROW_PX }}
    >
      {COLUMNS.map((column, place) => (
        <td
          key={column}
          id={`cell-${row}-${place}`}
          {...cellAs(chosen === place)}
          className={`${column} ${chosen === place ? 'is-on' : ''}`}
          onPointerDown={(event) => {
            if (chosen === place && typed !== null) return;
            event.preventDefault();
            onOpen(place);
          }}
        >
          {chosen === place && typed !== null ? (
            <input
              aria-label={t(`field.${column}`)}
              value={typed}
              autoComplete="off"
              maxLength={300}
              list={column === 'category' ? list : undefined}
              data-takes-code={column === 'barcode' || column === 'sku' ? '' : undefined}
              ref={focusOnce}
              onChange={({ target }) => onTyped(target.value)}
              onBlur={onLeave}
            />
          ) : (
            product !== undefined && <Shown product={product} column={column} />
          )}
        </td>
      ))}
    </tr>
  );
}

const focusOnce = (input: HTMLInputElement | null): void => {
  if (input !== null && document.activeElement !== input) {
    input.focus();
    input.select();
  }
};

function Shown({ product, column }: { product: Product; column: Column }) {
  const { t } = useCatalogueWords();
  const { siteId } = useSetting();
  switch (column) {
    case 'price':
      return <Figure value={product.price} siteId={siteId} />;
    case 'unit':
      return <>{t(`unit.${product.unit}`)}</>;
    case 'active':
      return <>{product.active ? t('yes') : t('no')}</>;
    case 'more':
      return (
        <span className="opens">
          <Icon name="clock" />
          <span className="sr">{t('more', { name: product.name })}</span>
        </span>
      );
    case 'name':
    case 'sku':
    case 'barcode':
    case 'category':
    case 'taxRate':
    case 'favourite':
      return <>{cellText(product, column, siteOf(siteId))}</>;
  }
}
