import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Planned } from '#test/shots/plan';
import { drawSheets } from '#test/shots/sheets';
import { fileOf, type Taken, takeAll } from '#test/shots/take';
import { createPreview } from '#test/support/preview';

/** Draws into `out` those whose file's name `only` matches, says what is wrong with them, and exits 1 where anything is. */
export async function runShots(all: readonly Planned[], out: string, only: string): Promise<void> {
  const wanted = new RegExp(only);
  const planned = all.filter((each) => wanted.test(fileOf(each)));
  await mkdir(out, { recursive: true });
  let done = 0;
  const showProgress = (): void => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${planned.length} pictures`);
  };
  const preview = await createPreview();
  try {
    const taken = await takeAll(preview, out, planned, showProgress);
    await writeFile(join(out, 'shots.json'), `${JSON.stringify(taken, null, 2)}\n`);
    finish(taken, await drawSheets(preview.browser, out, taken), out);
  } finally {
    await preview.close();
  }
}

function finish(taken: readonly Taken[], sheets: number, out: string): void {
  const bad = taken.filter(({ problems }) => problems.length > 0);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  for (const { file, problems } of bad)
    process.stdout.write(`${problems.map((problem) => `${file}: ${problem}`).join('\n')}\n`);
  process.stdout.write(
    `${taken.length} pictures, ${sheets} sheets, ${bad.length} pictures with something wrong: ${out}\n`,
  );
  if (bad.length > 0 || taken.length === 0) process.exitCode = 1;
}
