import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { boundsOf } from '#core/domain/business-day';
import type { ExportSummary } from '#core/domain/export-summary';
import { type IvaShare, ivaByRate } from '#core/domain/iva';
import { MEANS } from '#core/domain/ledger';
import { add, type Money, subtract, sum, ZERO } from '#core/domain/money';
import { lineAmounts, totalsOf } from '#core/domain/sale';
import type { Site } from '#core/domain/site';
import { meansSql } from '#main/order-log/days';
import type { ExportBook, ExportSpan, SoldCart } from '#main/order-log/export-rows';
import { money } from '#main/order-log/schemas';

/** The figures of the page, from the same rows as the tables. */
export function summaryOf(
  db: Database,
  { from, to, rule }: Pick<ExportSpan, 'from' | 'to' | 'rule'>,
  book: Pick<ExportBook, 'soldCarts'>,
  site: Pick<Site, 'iva'>,
): ExportSummary {
  const window = { from: boundsOf(from, rule).from, to: boundsOf(to, rule).to };
  const moved = z.array(meansRow).parse(db.prepare(meansSql).all(window));
  const means = MEANS.flatMap((kind) => moved.filter((each) => each.means === kind)).map((each) => ({
    ...each,
    net: subtract(each.came, each.back),
  }));
  return {
    from,
    to,
    ...soldIn(book.soldCarts(), site),
    means,
    came: sum(means.map(({ came }) => came)),
    back: sum(means.map(({ back }) => back)),
    net: sum(means.map(({ net }) => net)),
  };
}

const meansRow = z.object({ means: z.enum(MEANS), came: money, back: money });

function soldIn(
  sold: Iterable<SoldCart>,
  site: Pick<Site, 'iva'>,
): Pick<ExportSummary, 'sales' | 'receipts' | 'taxes'> {
  const taxes = new Map<number, IvaShare>();
  let count = 0;
  let total: Money = ZERO;
  let gross: Money = ZERO;
  const numbers: string[] = [];
  for (const { cart, receipt } of sold) {
    count += 1;
    total = add(total, totalsOf(cart).total);
    gross = add(gross, sum(cart.lines.map((line) => lineAmounts(line).gross)));
    // The first stays, and behind it always the newest.
    if (receipt !== null) numbers.splice(1, 1, receipt);
    for (const share of ivaByRate(cart, site)) {
      const { rate, base, iva } = taxes.get(share.rate) ?? { rate: share.rate, base: ZERO, iva: ZERO };
      taxes.set(rate, { rate, base: add(base, share.base), iva: add(iva, share.iva) });
    }
  }
  const [first, last] = numbers;
  return {
    sales: { count, total, discounts: subtract(gross, total) },
    receipts: first === undefined ? null : { first, last: last ?? first },
    taxes: [...taxes.values()].sort((one, other) => one.rate - other.rate),
  };
}
