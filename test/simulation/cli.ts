import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { HOUR } from '#core/domain/instant';
import { folderForRuns, removeFolder } from '#test/simulation/log-file';
import { type Play, type Ran, runSeed, STEPS } from '#test/simulation/run';

/** `--seeds N` or `--seed S`, `--play slot` for the register's one slot and a second program on it, `--play orders` for the Orders API, with `--steps K` acts each; `--from F` begins elsewhere than at 1; `--trace` prints all of one, `--first` ends at the first violation. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(STEPS) },
    trace: { type: 'boolean', default: false },
    play: { type: 'string', default: 'dynamic' },
    first: { type: 'boolean', default: false },
  },
});

export type Share = {
  readonly seeds: readonly number[];
  readonly steps: number;
  readonly folder: string;
  readonly play: Play;
};
export type Summary = Omit<Ran, 'trace'> & { readonly tail: readonly string[] };

const TAIL = 60;
const working = new Set<Worker>();
const folder = folderForRuns();
const steps = Number(values.steps);
const play: Play = values.play === 'slot' || values.play === 'orders' ? values.play : 'dynamic';
try {
  if (values.seed === undefined) await runMany(Number(values.seeds ?? '100'));
  else await runOne(Number(values.seed));
} finally {
  removeFolder(folder);
}

async function runOne(seed: number): Promise<void> {
  const ran = await runSeed({ seed, steps, folder, play });
  if (values.trace) say(ran.trace.join('\n'));
  finish([{ ...ran, tail: values.trace ? [] : ran.trace.slice(-TAIL) }]);
}

async function runMany(count: number): Promise<void> {
  const first = Number(values.from);
  const all = Array.from({ length: count }, (_, at) => first + at);
  const hands = Math.max(1, Math.min(availableParallelism(), 2, count));
  const done: Summary[] = [];
  const shares = Array.from({ length: hands }, (_, hand) => all.filter((_seed, at) => at % hands === hand));
  await Promise.all(
    shares.map((seeds) =>
      work({ seeds, steps, folder, play }, (summary) => {
        done.push(summary);
        showProgress(done.length, count);
      }),
    ),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  finish(done.toSorted((a, b) => a.seed - b.seed));
}

function work(share: Share, onDone: (summary: Summary) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: share });
    working.add(worker);
    worker.on('message', (summary: Summary) => {
      onDone(summary);
      if (!values.first || summary.violation === null) return;
      for (const each of working) each.postMessage('stop');
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
  });
}

function showProgress(done: number, count: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count} seeds`);
}

function finish(done: readonly Summary[]): void {
  const bad = done.filter(({ violation }) => violation !== null);
  for (const { seed, violation, tail } of bad.slice(0, 3)) {
    if (violation === null) continue;
    say(`${tail.join('\n')}\nseed ${seed}, step ${violation.step}: ${violation.message}`);
  }
  const sum = (of: (summary: Summary) => number): number => done.reduce((all, each) => all + of(each), 0);
  const hours = (sum(({ virtualMs }) => virtualMs) / HOUR).toFixed(0);
  const parts = [
    `${done.length} seeds`,
    `${sum(({ events }) => events)} steps`,
    `${sum(({ charges }) => charges)} charges`,
    `${sum(({ payments }) => payments)} payments`,
    `${sum(({ refunds }) => refunds)} refunds`,
    `${sum(({ crashes }) => crashes)} crashes`,
    `${hours} virtual hours`,
    bad.length === 0 ? 'no violation' : `violations at seeds ${bad.map(({ seed }) => seed).join(', ')}`,
  ];
  say(parts.join(', '));
  if (bad.length > 0) process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
