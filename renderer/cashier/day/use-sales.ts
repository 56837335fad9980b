import { useEffect, useState } from 'react';
import type { SaleOfDay, SalesWanted } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';

const PAGE = 100;

type Told = {
  /** What was asked for; rows of something else are not mixed with these. */
  readonly of: string;
  readonly version: number;
  readonly found: number;
  readonly pages: ReadonlyMap<number, readonly SaleOfDay[]>;
};

export type Sales = {
  /** Null until the first answer. */
  readonly found: number | null;
  /** Null where it was not told yet. */
  at(row: number): SaleOfDay | null;
  /** These rows are in sight. */
  show(first: number, end: number): void;
};

/** Every sale of the day that is wanted, page by page as they come in sight, and anew whenever there is news. */
export function useSales(day: BusinessDay, wanted: SalesWanted): Sales {
  const { bridge } = useActions();
  const version = useView((view) => view.recentVersion);
  const of = JSON.stringify([day, wanted]);
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const [told, setTold] = useState<Told>({ of: '', version: -1, found: 0, pages: new Map() });
  useEffect(() => {
    let isWanted = true;
    for (let page = seen.from; page <= seen.to; page++) {
      const asked = bridge.request('day/sales', { day, wanted, offset: page * PAGE, limit: PAGE });
      void asked.then(({ sales, found }) => {
        if (isWanted) setTold((before) => withPage(before, { of, version, found, page, sales }));
      });
    }
    return () => {
      isWanted = false;
    };
  }, [bridge, day, wanted, of, version, seen.from, seen.to]);
  const isTold = told.of === of;
  return {
    found: told.version < 0 ? null : told.found,
    at: (row) => told.pages.get(Math.floor(row / PAGE))?.[row % PAGE] ?? null,
    show(first, end) {
      const from = Math.floor(first / PAGE);
      const to = Math.max(from, Math.floor((end - 1) / PAGE));
      if (isTold && (from !== seen.from || to !== seen.to)) setSeen({ from, to });
    },
  };
}

/** A page beyond the last row knows nothing of how many there are. */
function withPage(
  before: Told,
  {
    page,
    sales,
    found,
    ...key
  }: Pick<Told, 'of' | 'version' | 'found'> & {
    page: number;
    sales: readonly SaleOfDay[];
  },
): Told {
  const isSame = before.of === key.of && before.version === key.version;
  const count = sales.length === 0 && page > 0 ? Math.min(before.found, page * PAGE) : found;
  const pages =
    isSame || before.of === key.of ? new Map(before.pages) : new Map<number, readonly SaleOfDay[]>();
  // News shifts every row: what is out of sight is asked again once it is in sight.
  if (!isSame) for (const other of pages.keys()) if (Math.abs(other - page) > 1) pages.delete(other);
  return { ...key, found: count, pages: pages.set(page, sales) };
}
