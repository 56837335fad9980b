import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const LINES_AT_ONCE = 500;

/** A file of lines, the first of them headings: gives way after each slice, and answers how many followed the first. */
function* writingLines(path: string, lines: Iterable<string>): Generator<undefined, number> {
  const file = openSync(path, 'w');
  try {
    // Without it a spreadsheet takes the file for an older encoding.
    writeSync(file, '\ufeff');
    let count = -1;
    let slice: string[] = [];
    for (const line of lines) {
      count += 1;
      slice.push(line);
      if (slice.length < LINES_AT_ONCE) continue;
      writeSync(file, slice.join(''));
      slice = [];
      yield;
    }
    writeSync(file, slice.join(''));
    fsyncSync(file);
    return count;
  } finally {
    closeSync(file);
  }
}

/** In one go: where nothing else waits for this thread. */
export function writeLines(path: string, lines: Iterable<string>): number {
  const writing = writingLines(path, lines);
  for (;;) {
    const step = writing.next();
    if (step.done === true) return step.value;
  }
}

/** Whatever waits has its turn between the slices. */
export async function writeLinesInTurns(path: string, lines: Iterable<string>): Promise<number> {
  const writing = writingLines(path, lines);
  for (;;) {
    const step = writing.next();
    if (step.done === true) return step.value;
    await new Promise((next) => setImmediate(next));
  }
}
