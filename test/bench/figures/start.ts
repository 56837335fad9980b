import type { RunningApp } from '#scripts/launch-app';
import type { Bench } from '#test/bench/bench';
import { type Figure, inTurns } from '#test/bench/figure';
import { firstPaintOf } from '#test/bench/painted';

const FEW = 10;

async function firstPaint(open: () => Promise<RunningApp>, bench: Bench): Promise<number> {
  const begunAt = Date.now();
  const app = await open();
  const painted = await firstPaintOf(await app.page('cashier'));
  await app.page('customer');
  await bench.tidy();
  return painted - begunAt;
}

/** The page draws nothing before it can sell: what is first painted is the sale screen, and its field has the focus. */
export const start: Figure = {
  names: ['start', 'start-beside-few-products'],
  async measure(bench) {
    const { products, charges, log } = bench.options;
    const [large, small] = [bench.shop(products, 'large'), bench.shop(FEW)];
    const app = (dataDir: string) => () => bench.start({ dataDir, args: ['--practice', '--lang=es-AR'] });
    const [ours = [], few = [], empty = []] = await inTurns(
      { rounds: bench.rounds(7), warmUps: 1 },
      () => firstPaint(app(large), bench),
      () => firstPaint(app(small), bench),
      () => firstPaint(() => bench.startEmpty(), bench),
    );
    const notes = { products, charges: log ?? charges };
    return [
      {
        name: 'start',
        what: 'from the program’s start to the sale screen painted',
        unit: 'ms',
        samples: ours,
        twin: { what: 'two windows with a heading', samples: empty },
        target: { ratio: 1.7, most: 900 },
        notes,
      },
      {
        name: 'start-beside-few-products',
        what: 'the same, beside a shop with ten products and nothing sold',
        unit: 'ms',
        samples: ours,
        twin: { what: `${FEW} products`, samples: few },
        target: { ratio: 1.1 },
        notes,
      },
    ];
  },
};
