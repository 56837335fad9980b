import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runSeed } from '#test/simulation/run';

const share = z
  .object({
    seeds: z.array(z.number()),
    steps: z.number(),
    folder: z.string(),
    play: z.enum(['dynamic', 'slot', 'orders']),
  })
  .parse(workerData);

/** One hand of the run: its seeds one after the other, each told of as it ends. */
const folder = join(share.folder, `hand-${threadId}`);
mkdirSync(folder, { recursive: true });
let isToStop = false;
parentPort?.once('message', () => {
  isToStop = true;
});
parentPort?.unref();
for (const seed of share.seeds) {
  if (isToStop) break;
  const { trace, ...ran } = await runSeed({ seed, steps: share.steps, folder, play: share.play });
  parentPort?.postMessage({ ...ran, tail: ran.violation === null ? [] : trace.slice(-60) });
}
