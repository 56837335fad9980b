import { statfsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Result } from '#core/result';
import type { BackupsView, CopyView } from '#core/setup-requests';
import { type Backup, backupFolderOf, listBackups } from '#main/order-log/backup';
import type { Checked } from '#main/order-log/check-thread';

export type BackupDesk = {
  view(): BackupsView;
  /** One of the log in use, now, and read through to its last fact. */
  make(): Promise<Result<BackupsView, BackupTrouble>>;
  check(): Promise<BackupsView>;
  openFolder(): Promise<Result<null, 'failed'>>;
};
export type BackupTrouble = 'no-room' | 'bad-copy' | 'disk-full' | 'interrupted' | 'busy';

const FILES: Readonly<Record<CopyView['of'], string>> = {
  real: 'log-real.db',
  practice: 'log-practice.db',
  shop: 'shop.db',
};

type Deps = {
  readonly dataDir: string;
  readonly backUp: () => Promise<Result<Backup, Exclude<BackupTrouble, 'busy'>>>;
  /** Of what is sold and set. */
  readonly backUpShop: () => Promise<Result<Backup, Exclude<BackupTrouble, 'busy'>>>;
  readonly check: (files: readonly string[]) => Promise<readonly Checked[]>;
  /** Empty when it did; else why not. */
  readonly openPath: (path: string) => Promise<string>;
};

/** The copies of both logs and of the shop's own file: what there is, one more, and whether they hold. */
export function createBackupDesk({ dataDir, backUp, backUpShop, check, openPath }: Deps): BackupDesk {
  const checked = new Map<string, boolean>();
  const folder = backupFolderOf(join(dataDir, 'log-real.db'));
  let isMaking = false;

  const copies = (): readonly CopyView[] =>
    (Object.keys(FILES) as CopyView['of'][])
      .flatMap((of) => listBackups(join(dataDir, FILES[of])).map((copy) => ({ of, ...copy })))
      .toSorted((a, b) => b.at - a.at)
      .map(({ of, file, at, bytes, beforeVersion }) => ({
        name: basename(file),
        of,
        at,
        bytes,
        isBeforeUpdate: beforeVersion !== null,
        isWhole: checked.get(file) ?? null,
      }));
  const view = (): BackupsView => ({ folder, freeBytes: freeBytesOf(dataDir), copies: copies() });

  async function look(files: readonly string[]): Promise<readonly Checked[]> {
    const found = await check(files);
    for (const { file, isWhole } of found) checked.set(file, isWhole);
    return found;
  }

  return {
    view,
    async make() {
      if (isMaking) return { ok: false, error: 'busy' };
      isMaking = true;
      try {
        const made = await backUp();
        if (!made.ok) return made;
        const shop = await backUpShop();
        if (!shop.ok) return shop;
        const found = await look([made.value.file, shop.value.file]);
        return found.every(({ isWhole }) => isWhole)
          ? { ok: true, value: view() }
          : { ok: false, error: 'bad-copy' };
      } finally {
        isMaking = false;
      }
    },
    async check() {
      await look(copies().map(({ name }) => join(folder, name)));
      return view();
    },
    async openFolder() {
      const why = await openPath(folder);
      return why === '' ? { ok: true, value: null } : { ok: false, error: 'failed' };
    },
  };
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
