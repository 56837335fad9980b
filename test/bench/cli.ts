import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { electronDist } from '#scripts/electron-program';
import { say } from '#scripts/say';
import { ensureBuilt, ensureRunnable } from '#scripts/set-up';
import { type Bench, createBench } from '#test/bench/bench';
import { type Figure, rowOf } from '#test/bench/figure';
import { figures } from '#test/bench/figures/all';
import { type Report, type Taken, wordsOf } from '#test/bench/report';

/*
 * `npm run bench -- --out FILE`: what the counter's speed and size are here and now, each beside a raw twin taken in
 * turns with it. It measures and judges nobody: the exit code is 1 only where something could not be measured.
 */

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    products: { type: 'string', default: '100000' },
    charges: { type: 'string', default: '20000' },
    log: { type: 'string', default: '' },
    sales: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '1' },
  },
});

const options = {
  products: Number(values.products),
  charges: Number(values.charges),
  log: values.log === '' ? null : values.log,
  sales: Number(values.sales),
  rounds: Number(values.rounds),
};
const wanted = new RegExp(values.only);
process.exitCode = await run();

async function run(): Promise<number> {
  ensureRunnable();
  await ensureBuilt();
  const bench = await createBench(options);
  const taken: Taken[] = [];
  try {
    for (const figure of figures.filter(({ names }) => names.some((name) => wanted.test(name)))) {
      say(figure.names.join(', '));
      taken.push(...(await take(figure, bench)));
    }
  } finally {
    await bench.close();
  }
  const report: Report = { at: new Date().toISOString(), machine: machine(), options, figures: taken };
  const text = JSON.stringify(report, null, values.out === '' ? 0 : 2);
  if (values.out === '') process.stdout.write(`${text}\n`);
  else writeFileSync(values.out, `${text}\n`);
  for (const each of taken) say(wordsOf(each));
  return taken.length === 0 || taken.some((each) => 'error' in each) ? 1 : 0;
}

async function take({ names, measure }: Figure, bench: Bench): Promise<readonly Taken[]> {
  try {
    const measured = await measure(bench);
    return measured.filter(({ name }) => wanted.test(name)).map(rowOf);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return names.filter((name) => wanted.test(name)).map((name) => ({ name, error: why }));
  } finally {
    await bench.tidy();
  }
}

function machine(): Report['machine'] {
  return {
    cpu: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / 2 ** 20),
    load: loadavg()[0] ?? 0,
    platform: process.platform,
    node: process.version,
    electron: electronDist().isStandIn ? 'stand-in' : 'electron',
  };
}
