import { type ReactNode, useState } from 'react';
import type { Moved, ProductSum, SpanView } from '#core/day-views';
import { type Money, subtract } from '#core/domain/money';
import { siteOf } from '#core/domain/site';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { Figure } from '#renderer/ui/amount.tsx';
import { numberText } from '#renderer/ui/figures';
import { Segmented } from '#renderer/ui/segmented.tsx';

const CUTS = ['products', 'categories', 'cashiers', 'means', 'registers'] as const;
type Cut = (typeof CUTS)[number];

type Row = { readonly id: string; readonly name: string; readonly count: string; readonly money: Money };

const netOf = ({ came, back }: Moved): Money => subtract(came, back);

/** The same money, cut by what, by whom, how and where: every table adds up to what was sold. */
export function Cuts({ view }: { view: SpanView }) {
  const { t } = useDayWords();
  const [cut, setCut] = useState<Cut>('products');
  const rows = useRows(view, cut);
  return (
    <section className="cuts" aria-label={t('cuts.title')}>
      <Segmented
        label={t('cuts.title')}
        items={CUTS.map((id) => ({ id, label: t(`cuts.${id}`) }))}
        selected={cut}
        onSelect={setCut}
      />
      <CutTable cut={cut} rows={rows} total={netOf(view)} />
    </section>
  );
}

function CutTable({ cut, rows, total }: { cut: Cut; rows: readonly Row[]; total: Money }) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  const hasCount = cut !== 'categories';
  if (rows.length === 0) return <p className="quiet nothing">{t('cuts.none')}</p>;
  return (
    <div className="rows">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`cuts.of.${cut}`)}</th>
            {hasCount && <th scope="col">{t(cut === 'products' ? 'cuts.quantity' : 'hours.sales')}</th>}
            <th scope="col">{t('hours.sold')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, count, money }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {hasCount && <td>{count}</td>}
              <td>
                <Figure value={money} siteId={siteId} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <Total hasCount={hasCount}>{t('cuts.total')}</Total>
            <td>
              <Figure value={total} siteId={siteId} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const Total = ({ hasCount, children }: { hasCount: boolean; children: ReactNode }) => (
  <th scope="row" colSpan={hasCount ? 2 : 1}>
    {children}
  </th>
);

function useRows(view: SpanView, cut: Cut): readonly Row[] {
  const { t } = useDayWords();
  const { locale } = siteOf(useSetting().siteId);
  const sums = (rows: readonly (Moved & { readonly name: string | null })[], none: string): readonly Row[] =>
    rows.map((row) => ({
      id: row.name ?? '',
      name: row.name ?? none,
      count: numberText(row.sales, locale),
      money: netOf(row),
    }));
  switch (cut) {
    case 'products':
      return view.products.map((sum) => ({
        id: sum.product,
        name: sum.name ?? t(`cuts.unnamed.${unnamed(sum)}`),
        count: sum.quantity === 0 ? '' : numberText(sum.quantity / 1000, locale),
        money: sum.money,
      }));
    case 'categories':
      return view.categories.map(({ category, money }) => ({
        id: category ?? '',
        name: category ?? t('cuts.noCategory'),
        count: '',
        money,
      }));
    case 'cashiers':
      return sums(view.cashiers, t('cuts.nobody'));
    case 'registers':
      return sums(view.registers, t('cuts.noRegister'));
    case 'means':
      return sums(
        view.means.map((row) => ({ ...row, name: t(`means.${row.means}`) })),
        '',
      );
  }
}

function unnamed({ product }: ProductSum): 'open' | 'too-much' | 'no-sale' | 'gone' {
  if (product === ':open') return 'open';
  if (product === ':too-much') return 'too-much';
  return product === ':no-sale' ? 'no-sale' : 'gone';
}
