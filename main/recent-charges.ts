import { type Charge, ODDNESS } from '#core/domain/charge';
import { ZERO } from '#core/domain/money';
import { standingOf } from '#core/domain/sale-record';
import type { OrderLog, RecentCharge } from '#core/order-log';

/** The list of F7. Money too much for its sale is named on the charge that brought it, whichever codes it came by. */
export function recentCharges(log: OrderLog, limit: number): readonly RecentCharge[] {
  return withDoubles(log, log.recent(limit));
}

export function withDoubles(log: OrderLog, rows: readonly RecentCharge[]): readonly RecentCharge[] {
  return rows.map((row) => {
    const isDouble = row.received > ZERO && broughtTooMuch(log, row);
    const oddness = ODDNESS.filter((kind) => row.oddness.includes(kind) || (kind === 'double' && isDouble));
    return isDouble ? { ...row, oddness } : row;
  });
}

function broughtTooMuch(log: OrderLog, { saleId, reference }: RecentCharge): boolean {
  const sale = log.sale(saleId);
  const charges = log.chargesOf(saleId);
  if (sale === null || charges.some(saysItself) || standingOf(sale, charges).excess <= ZERO) return false;
  const last = charges
    .filter(({ received }) => received > ZERO)
    .toSorted((a, b) => learntAt(a) - learntAt(b))
    .at(-1);
  return last?.reference === reference;
}

/** A charge that was itself paid twice, or above its total, bears the word already. */
export const saysItself = ({ oddness }: Pick<Charge, 'oddness'>): boolean =>
  oddness.includes('double') || oddness.includes('over');

const learntAt = ({ payments }: Charge): number =>
  Math.max(0, ...payments.map((payment) => payment.learntAt));
