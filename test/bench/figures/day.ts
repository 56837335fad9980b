import { join } from 'node:path';
import type { SalesWanted } from '#core/day-views';
import { boundsOf, businessDayOf } from '#core/domain/business-day';
import { DAY } from '#core/domain/instant';
import { siteOf } from '#core/domain/site';
import { spanOf } from '#core/domain/span';
import { type DayClock, dayView, spanView } from '#main/day-view';
import { openLog } from '#main/order-log/database';
import { salesParams, salesSql } from '#main/order-log/day-sales';
import { hoursSql, meansSql, namedSql, productsSql } from '#main/order-log/days';
import { createOrderLog } from '#main/order-log/order-log';
import { type Figure, inTurns, type Measurement, timed } from '#test/bench/figure';

const ALL: SalesWanted = { text: '', standing: 'all', means: null, cashier: null };
const FILTERED: SalesWanted = { text: '12', standing: 'paid', means: 'qr', cashier: 'Ana' };
const PAGE = { offset: 0, limit: 100 };
const TARGET = { ratio: 1.5, most: 50 };

/** The manager's pages in main, from the question to the answer; beside each the same SQL, bare. */
export const day: Figure = {
  names: ['day-first-page', 'day-filters', 'month'],
  async measure(bench) {
    const { charges, log: given } = bench.options;
    const file = join(bench.shop(10, 'large'), 'log-practice.db');
    const opened = openLog({ file, now: Date.now });
    if (!opened.ok) throw new Error(opened.error.kind);
    const db = opened.value;
    const log = createOrderLog(db, { now: Date.now });
    bench.atEnd(() => log.close());
    const rule = { timeZone: siteOf('MLA').timeZone, startHour: 0 };
    const last = db.prepare<[], { at: number }>('SELECT max(at) AS at FROM ledger').get()?.at ?? Date.now();
    const clock: DayClock = { rule, now: last };
    // A whole day, and a whole month, near the end of the log.
    const whole = businessDayOf(last - 3 * DAY, rule);
    const window = boundsOf(whole, rule);
    const aMonth = spanOf(businessDayOf(last - 40 * DAY, rule), 'month');
    const span = { from: boundsOf(aMonth.first, rule).from, to: boundsOf(aMonth.last, rule).to };
    const [means, hours, products] = [meansSql, hoursSql, productsSql].map((sql) => db.prepare(sql));
    const [people, registers] = (['cashier', 'register'] as const).map((of) => db.prepare(namedSql(of)));
    const open = db.prepare('SELECT count(*) AS n FROM cases WHERE open = 1');
    const ofSale = [
      'SELECT * FROM charges WHERE sale_id = ? ORDER BY born',
      'SELECT DISTINCT means FROM ledger WHERE sale_id = ?',
    ].map((sql) => db.prepare<[unknown]>(sql));
    const bareSales = (wanted: SalesWanted): void => {
      const rows = db
        .prepare<[unknown], { saleId: string }>(salesSql(wanted))
        .all(salesParams(window, wanted, PAGE));
      for (const { saleId } of rows) for (const each of ofSale) each.all(saleId);
    };
    const row = async (
      name: string,
      what: string,
      ours: () => unknown,
      bare: () => void,
    ): Promise<Measurement> => {
      const [mine = [], raw = []] = await inTurns(
        { rounds: bench.rounds(60), warmUps: 5 },
        () => timed(ours),
        () => timed(bare),
      );
      const twin = { what: 'the same SQL, bare', samples: raw };
      const sales = log.days.sales(window, ALL, PAGE).found;
      return {
        name,
        what,
        unit: 'ms',
        samples: mine,
        twin,
        target: TARGET,
        notes: { charges: given ?? charges, sales },
      };
    };
    return [
      await row(
        'day-first-page',
        'a day’s figures, hours, means, people and its first hundred sales',
        () => [dayView(log, clock, whole), log.days.sales(window, ALL, PAGE)],
        () => {
          for (const each of [means, hours, people]) each?.all(window);
          open.get();
          bareSales(ALL);
        },
      ),
      await row(
        'day-filters',
        'the sales of a day by text, state, means and person',
        () => log.days.sales(window, FILTERED, PAGE),
        () => bareSales(FILTERED),
      ),
      await row(
        'month',
        'a month by day, means, person, register, product and category',
        () => spanView(log.days, clock, { day: aMonth.first, span: 'month' }, () => null),
        () => {
          for (const each of [hours, products, means, people, registers]) each?.all(span);
        },
      ),
    ];
  },
};
