import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '#core/domain/instant';
import { ZERO } from '#core/domain/money';
import type { Banner } from '#core/views';
import { REAL_LOG, restoringFolder, SHOP, stateHere } from '#main/copy-job';
import { setFileAside } from '#main/sqlite';

/*
 * A copy that was checked is put in place at the next start, before anything is opened: nobody holds the files then. The mark
 * that it is to be done is written last and taken away last, so that a power cut leaves what was, or is gone on from.
 */

const markOf = (dataDir: string): string => join(restoringFolder(dataDir), 'ready.json');
const markShape = z.object({ headHere: z.string() });

/** From here on the next start restores; until then nothing has changed. */
export function markRestore(dataDir: string, headHere: string): void {
  const mark = markOf(dataDir);
  writeFileSync(`${mark}.part`, JSON.stringify({ headHere }), { flush: true });
  renameSync(`${mark}.part`, mark);
  seeFolder(restoringFolder(dataDir));
}

export type Restored = 'nothing' | 'restored' | 'dropped';

/** Twice is as good as once. Dropped where something was sold here after the copy had been looked at. */
export function finishRestore(dataDir: string, now: () => Instant): Restored {
  const folder = restoringFolder(dataDir);
  if (!existsSync(folder)) return 'nothing';
  const wanted = readMark(markOf(dataDir));
  const log = { staged: join(folder, REAL_LOG), target: join(dataDir, REAL_LOG) };
  const shop = { staged: join(folder, SHOP), target: join(dataDir, SHOP) };
  const hasBegun = !existsSync(log.staged) || !existsSync(log.target);
  if (wanted === null || (!hasBegun && stateHere(dataDir).head !== wanted)) {
    rmSync(folder, { recursive: true, force: true });
    return wanted === null ? 'nothing' : 'dropped';
  }
  for (const { staged, target } of [log, shop]) {
    if (!existsSync(staged)) continue;
    if (existsSync(target)) setFileAside(target, now(), 'replaced');
    renameSync(staged, target);
    seeFolder(dataDir);
  }
  rmSync(folder, { recursive: true, force: true });
  return 'restored';
}

/** What the start has to say of it; told once, for the next start finds no mark. */
export function restoreBanner(restored: Restored, at: Instant): Banner | null {
  if (restored === 'nothing') return null;
  const kind = restored === 'restored' ? 'restored' : 'restore-dropped';
  return { id: kind, kind, saleNumber: null, saleId: null, amount: ZERO, at };
}

function readMark(file: string): string | null {
  try {
    return markShape.parse(JSON.parse(readFileSync(file, 'utf8'))).headHere;
  } catch {
    return null;
  }
}

/** Names are of the folder: what was renamed in it is on the disk once it is. Windows sees to that by itself. */
function seeFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
