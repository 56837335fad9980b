import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportJob } from '#main/settings/import-job';
import { runBeside } from '#main/settings/import-thread';
import { rounded } from '#test/bench/arithmetic';
import type { Bench } from '#test/bench/bench';
import type { Figure } from '#test/bench/figure';
import { product } from '#test/bench/made-up-catalogue';

const WORKER = new URL('../../../main/settings/import-worker.ts', import.meta.url);

function fileOf(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const { name, sku, barcodes, price, category } = product(at);
    return `${name};${sku};${barcodes[0]};${(price / 100).toFixed(2).replace('.', ',')};${category}`;
  });
  return `\ufeffNombre;Código;EAN;Precio;Rubro\r\n${rows.join('\r\n')}\r\n`;
}

type Took = Readonly<Record<'previewMs' | 'commitMs' | 'heldMs' | 'cpuMs', number>>;

/** What the page's two answers take, and how long this thread, which would be the counter's, was ever kept. */
async function runOnce(bench: Bench): Promise<Took> {
  const folder = bench.shop(0);
  const path = join(folder, 'lista.csv');
  writeFileSync(path, fileOf(bench.options.products));
  const base = { shopFile: join(folder, 'shop.db'), path, by: null, decimals: 2 } as const;
  const run = async (job: ImportJob) => {
    const done = await runBeside(WORKER, job, (detail) => process.stderr.write(`${detail}\n`));
    if (!done.ok) throw new Error(`not imported: ${done.error.kind}`);
    return done.value;
  };
  let last = performance.now();
  let heldMs = 0;
  const beat = setInterval(() => {
    heldMs = Math.max(heldMs, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const looked = await run({ ...base, kind: 'preview', usualMark: 'comma', options: {} });
  const previewed = performance.now();
  if (looked.kind !== 'preview') throw new Error('no preview');
  const { options, digest, counts } = looked.preview;
  if (counts.added !== bench.options.products) throw new Error(`${counts.added} rows, ${counts.wrong} wrong`);
  await run({ ...base, kind: 'commit', options, digest, undoFile: join(folder, 'undo.json') });
  clearInterval(beat);
  const { user, system } = process.cpuUsage(cpu);
  const commitMs = performance.now() - previewed;
  return { previewMs: previewed - begun, commitMs, heldMs, cpuMs: (user + system) / 1000 };
}

export const importing: Figure = {
  names: ['import'],
  async measure(bench) {
    const runs = [];
    for (let round = 0; round < bench.rounds(3); round++) runs.push(await runOnce(bench));
    return [
      {
        name: 'import',
        what: 'a file of products looked at and taken over, both answers',
        unit: 'ms',
        samples: runs.map(({ previewMs, commitMs }) => previewMs + commitMs),
        twin: null,
        target: { most: 10_000 },
        notes: {
          rows: bench.options.products,
          previewMs: rounded(Math.max(...runs.map(({ previewMs }) => previewMs))),
          commitMs: rounded(Math.max(...runs.map(({ commitMs }) => commitMs))),
          cpuMs: rounded(Math.min(...runs.map(({ cpuMs }) => cpuMs))),
          counterHeldMs: rounded(Math.max(...runs.map(({ heldMs }) => heldMs))),
        },
      },
    ];
  },
};
