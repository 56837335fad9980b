import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BusinessDay, boundsOf, businessDayOf, dayAfter } from '#core/domain/business-day';
import { DAY } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import type { Entry } from '#core/order-log';
import { createDays } from '#main/order-log/days';
import { rebuild } from '#main/order-log/projections';
import { verifyLog } from '#main/order-log/verify-log';
import { createRandom } from '#main/simulator/random';
import { openReadOnly } from '#main/sqlite';
import { seedLog } from '#scripts/made-up-log';
import { folderForTest, openShop, type Shop } from '#test/main/order-log/builders';
import { projectionsOf } from '#test/main/order-log/projections';
import { handNamed, type ShiftTill, shiftNamed, shiftTill } from '#test/support/shift-till';

const UNTIL = Date.UTC(2026, 10, 1);
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const MEANS = {
  qr: 'mercado-pago',
  cash: 'cash',
  'card-terminal': 'card-terminal',
  transfer: 'transfer',
} as const;

/** The facts of a made-up year, in the order in which they were written. */
function entriesOf(file: string): readonly Entry[] {
  const db = openReadOnly(file);
  onTestFinished(() => void db.close());
  const rows = db.prepare('SELECT stream, at, kind, body FROM facts ORDER BY position').all();
  return (rows as { stream: string; at: number; kind: string; body: string }[]).map(
    ({ stream, at, kind, body }) => {
      const [prefix = '', id = ''] = stream.split(/:(.*)/s);
      return { stream: prefix, id, fact: { at, kind, ...(JSON.parse(body) as object) } } as unknown as Entry;
    },
  );
}

type Sums = { readonly net: number; readonly by: Readonly<Record<string, number>> };

/** The year once more, with shifts that begin and end in the middle of anything, by a clock that jumps. */
function withShifts(
  shop: Shop,
  entries: readonly Entry[],
  seed: number,
  siteId: SiteId,
): { till: ShiftTill; opened: number } {
  const random = createRandom(seed);
  let now = UNTIL;
  const till = shiftTill(shop.log, () => now, { siteId });
  let opened = 0;
  for (let at = 0; at < entries.length; ) {
    const some = 1 + Math.floor(random.next() ** 2 * 60);
    const written = shop.log.commit(entries.slice(at, at + some));
    if (!written.ok) throw new Error(written.error);
    at += some;
    now += Math.round((random.next() - 0.4) * 2 * DAY);
    const chance = random.next();
    if (chance < 0.3) continue;
    if (till.state().open === null) {
      opened += 1;
      till.handlers['shift/open']({ shiftId: shiftNamed(opened), float: toMoney(10_000) });
    } else if (chance < 0.6)
      till.handlers['shift/cash']({
        id: handNamed(at),
        way: chance < 0.5 ? 'in' : 'out',
        amount: toMoney(1 + Math.floor(chance * 1000)),
        reason: 'change',
      });
    else expect(till.close(opened, toMoney(12_345)).ok).toBe(true);
  }
  return { till, opened };
}

function sumsOfShifts({ log }: Shop, { handlers }: ShiftTill): Sums {
  const { open } = handlers['shift/view']({ below: null });
  const closed = log.shifts.closed(null, 10_000).flatMap((shift) => shift.closed?.report ?? []);
  const reports = open === null ? closed : [...closed, open.report];
  const tail =
    open === null ? log.shifts.outside().map(({ means, amount }) => ({ kind: MEANS[means], amount })) : [];
  const parts = [...reports.flatMap(({ means, outside }) => [...means, ...outside]), ...tail];
  return sumsOf(parts);
}

function sumsOf(parts: readonly { readonly kind: string; readonly amount: number }[]): Sums {
  const by: Record<string, number> = { 'mercado-pago': 0, cash: 0, 'card-terminal': 0, transfer: 0 };
  for (const { kind, amount } of parts) by[kind] = (by[kind] ?? 0) + amount;
  return { net: total(Object.values(by)), by };
}

function sumsOfDays(db: Database, siteId: SiteId, startHour: number): Sums {
  const days = createDays(db);
  const rule = { timeZone: siteOf(siteId).timeZone, startHour };
  const parts: { kind: string; amount: number }[] = [];
  const last = businessDayOf(UNTIL + 3 * DAY, rule);
  for (let day: BusinessDay = businessDayOf(UNTIL - 366 * DAY, rule); day <= last; day = dayAfter(day))
    for (const { means, came, back } of days.means(boundsOf(day, rule)))
      parts.push({ kind: MEANS[means], amount: came - back });
  return sumsOf(parts);
}

describe.each(SITE_IDS)('a made-up year of %s, cut into shifts', (site) => {
  it('adds up to its days and to a plain sum, by every means, and each shift to itself', () => {
    const { file } = seedLog({
      charges: 260,
      seed: 3,
      site,
      until: UNTIL,
      file: join(folderForTest(), 'log.db'),
    });
    const entries = entriesOf(file);
    // On the disk once: what is summed is the same in memory, where nothing waits for it.
    const shop = openShop(site === 'MLA' ? undefined : ':memory:');
    const { till, opened } = withShifts(shop, entries, SITE_IDS.indexOf(site) + 1, site);
    expect(opened).toBeGreaterThan(5);

    const cut = sumsOfShifts(shop, till);
    const plain = shop.db
      .prepare(
        `SELECT (SELECT sum(received - returned) FROM charges) + (SELECT sum(tendered) FROM sales) AS net`,
      )
      .get();
    expect({ net: cut.net }).toEqual(plain);
    expect(sumsOfDays(shop.db, site, SITE_IDS.indexOf(site) % 2 === 0 ? 0 : 6)).toEqual(cut);

    const shifts = shop.log.shifts.closed(null, 10_000);
    expect(shifts.map(({ closed }) => closed?.zNumber)).toEqual(shifts.map((_, at) => shifts.length - at));
    for (const { closed } of shifts) {
      if (closed === null) throw new Error('closed, and not');
      const { sold, discounts, refunds, voided, earlier, net, means, drawer } = closed.report;
      const late = total(earlier.map(({ amount }) => amount));
      expect(sold.amount - discounts.amount - refunds.amount - voided.amount + late).toBe(net);
      expect(total(means.map(({ amount }) => amount))).toBe(net);
      const { float, cashIn, putIn, cashOut, expected } = drawer;
      expect(float + cashIn + putIn - cashOut).toBe(expected);
    }
    expect(shifts.some(({ closed }) => closed !== null && closed.report.earlier.length > 0)).toBe(true);

    const before = projectionsOf(shop.db);
    rebuild(shop.db);
    expect(projectionsOf(shop.db)).toEqual(before);
    // Whatever came since: the stretch of a closed shift is what it was.
    for (const { id, closed } of shifts) {
      const again = shop.log.shifts.figures(id).moved;
      expect(total(again.map(({ amount }) => amount))).toBe(closed?.report.net);
    }
    const head = shop.log.shifts.headOf(shifts[0]?.id ?? shiftNamed(0)) ?? '';
    if (site === 'MLA') expect(verifyLog(shop.file, head)).toMatchObject({ ok: true });
    shop.log.close();
  });
});
