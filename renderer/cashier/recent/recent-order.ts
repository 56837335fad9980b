import type { TenderKind } from '#core/domain/sale-record';
import type { RecentCharge } from '#core/order-log';
import type { TenderedSale } from '#core/recent-views';
import type { IconName } from '#renderer/ui/icon.tsx';

export type RecentRow =
  | { readonly kind: 'charge'; readonly charge: RecentCharge }
  | { readonly kind: 'sale'; readonly sale: TenderedSale };

const timeOf = (row: RecentRow): number => (row.kind === 'sale' ? row.sale.at : row.charge.requestedAt);

/** Charges, and sales that were paid otherwise, as they came: the newest first. */
export const inOrder = (
  charges: readonly RecentCharge[],
  sales: readonly TenderedSale[],
): readonly RecentRow[] =>
  [
    ...sales.map((sale): RecentRow => ({ kind: 'sale', sale })),
    ...charges.map((charge): RecentRow => ({ kind: 'charge', charge })),
  ].toSorted((a, b) => timeOf(b) - timeOf(a));

/** How it was paid, in one word: more than one way is mixed. */
export function meansOf({
  tenders,
  collected,
}: Pick<TenderedSale, 'tenders' | 'collected'>): TenderKind | 'mixed' {
  const kinds = new Set(tenders.map(({ kind }) => kind));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined && collected <= 0 ? only : 'mixed';
}

export const MEANS_ICONS: Readonly<Record<TenderKind | 'mixed', IconName>> = {
  cash: 'banknote',
  'card-terminal': 'receipt',
  transfer: 'download',
  mixed: 'check',
};
