import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { type Figure, inTurns, timed } from '#test/bench/figure';
import { openedSale } from '#test/bench/opened-sale';

/** What is on the disk before the provider is asked: the sale and its charge, with their projections. */
export const commit: Figure = {
  names: ['commit'],
  async measure(bench) {
    const { charges, log: given } = bench.options;
    const folder = bench.shop(10, 'large');
    const opened = openLog({ file: join(folder, 'log-practice.db'), now: Date.now });
    if (!opened.ok) throw new Error(opened.error.kind);
    const log = createOrderLog(opened.value, { now: Date.now });
    const bare = new Database(join(folder, 'bare.db'));
    bench.atEnd(() => {
      log.close();
      bare.close();
    });
    bare.pragma('journal_mode = WAL');
    bare.pragma('synchronous = FULL');
    bare.exec('CREATE TABLE bare (body TEXT NOT NULL) STRICT');
    const insert = bare.prepare('INSERT INTO bare VALUES (?)');
    const body = JSON.stringify(openedSale(0, 0));
    const [ours = [], twin = []] = await inTurns(
      { rounds: bench.rounds(400), warmUps: 20 },
      (round) =>
        timed(() => {
          const written = log.commit(openedSale(10_000_000 + round, Date.now()));
          if (!written.ok) throw new Error(written.error);
        }),
      () => timed(() => insert.run(body)),
    );
    return [
      {
        name: 'commit',
        what: 'a charge written down, with the sale and every list',
        unit: 'ms',
        samples: ours,
        twin: { what: 'one insert of the same text, WAL and FULL', samples: twin },
        target: { ratio: 2 },
        notes: { charges: given ?? charges },
      },
    ];
  },
};
