import type { TenderKind } from '#core/domain/sale-record';
import type { SaleView } from '#core/views';

/** How a sale that no charge closed was paid, in one word. */
export function closedWords({
  tenders,
  collected,
  onSight,
}: Pick<SaleView, 'tenders' | 'collected' | 'onSight'>): TenderKind | 'mixed' | 'sight' {
  if (onSight > 0) return 'sight';
  const kinds = new Set(tenders.map(({ kind }) => kind));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined && collected <= 0 ? only : 'mixed';
}
