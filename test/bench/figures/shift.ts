import { join } from 'node:path';
import Database from 'better-sqlite3';
import { toMoney, ZERO } from '#core/domain/money';
import type { ShiftId } from '#core/domain/shift';
import { shiftReportOf } from '#core/domain/shift-figures';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { SHIFT_SQL } from '#main/order-log/shift-sums';
import { type Figure, inTurns, timed } from '#test/bench/figure';
import { openedSale, paidFacts } from '#test/bench/opened-sale';
import { settingOf } from '#test/core/receipt-samples';

const SALES = 2000;
const AT_ONCE = 200;
const FIRST = 20_000_000;

/** The Z of a long turn, after whatever the log held before it. */
export const z: Figure = {
  names: ['z'],
  async measure(bench) {
    const { charges } = bench.options;
    const file = join(bench.shop(10, 'large'), 'log-practice.db');
    const opened = openLog({ file, now: Date.now });
    if (!opened.ok) throw new Error(opened.error.kind);
    const log = createOrderLog(opened.value, { now: Date.now });
    const bare = new Database(file, { readonly: true });
    bench.atEnd(() => {
      bare.close();
      log.close();
    });
    const id = 'shift-bench' as ShiftId;
    const at = Date.now();
    const fact = { at, kind: 'shift-opened', shiftId: id, float: ZERO, by: null, outside: [] } as const;
    log.commit([{ stream: 'shift', id, fact }]);
    for (let done = 0; done < SALES; done += AT_ONCE) {
      const numbers = Array.from({ length: AT_ONCE }, (_, more) => FIRST + done + more);
      log.commit(numbers.flatMap((number) => [...openedSale(number, at), ...paidFacts(number, at)]));
    }
    const shift = log.shifts.byId(id);
    if (shift === null) throw new Error('no shift');
    const source = {
      shift,
      setting: settingOf('MLA', 'es-AR'),
      series: 'A',
      at,
      left: { charges: 0, held: 0, refunds: 0, papers: 0 },
      z: { number: 1, counted: toMoney(0), by: null },
    };
    const statements = SHIFT_SQL.map((sql) => bare.prepare(sql));
    const stretch = bare
      .prepare('SELECT born AS first, (SELECT max(position) FROM facts) AS last FROM shifts WHERE open = 1')
      .get();
    const [ours = [], twin = []] = await inTurns(
      { rounds: bench.rounds(40), warmUps: 5 },
      () => timed(() => shiftReportOf({ ...source, figures: log.shifts.figures(id) })),
      () => timed(() => statements.map((statement) => statement.all(stretch))),
    );
    return [
      {
        name: 'z',
        what: `the Z of a shift of ${SALES} sales`,
        unit: 'ms',
        samples: ours,
        twin: { what: 'the same sums asked of the file bare', samples: twin },
        target: { ratio: 1.5, most: 100 },
        notes: { sales: SALES, charges: bench.options.log ?? charges },
      },
    ];
  },
};
