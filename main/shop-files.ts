import { z } from 'zod';
import type { Instant } from '#core/domain/instant';
import { err, type Result } from '#core/result';
import { restoredIdentity } from '#main/identity';
import { keepBackups } from '#main/log-files';
import { backUp, listBackups, newestGoodBackup, restoreBackup } from '#main/order-log/backup';
import { openShop, type Shop } from '#main/settings/shop-db';
import { type OpenError, openReadOnly } from '#main/sqlite';

type Deps = {
  readonly now: () => Instant;
  /** Asks a person whether to go on from this copy. The damaged file is set aside already, never deleted. */
  readonly askForBackup: (setAside: string, takenAt: Instant) => Promise<boolean>;
};

/** What is sold and how it is set; damaged, from its newest good copy when a person wants that. */
export async function openShopOrBackup(
  file: string,
  { now, askForBackup }: Deps,
): Promise<Result<Shop, OpenError>> {
  const wanted = { file, now, newestBackup: () => newestGoodBackup(file) };
  const opened = openShop(wanted);
  if (opened.ok || opened.error.kind !== 'damaged' || opened.error.newestBackup === null) return opened;
  const { error } = opened;
  const copy = listBackups(file).find((backup) => backup.file === error.newestBackup);
  if (!(await askForBackup(error.setAside, copy?.at ?? 0))) return opened;
  const restored = restoreBackup(file, copy?.file ?? '', now());
  if (!restored.ok)
    return err(restored.error === 'disk-full' ? { kind: 'disk-full' } : { ...error, newestBackup: null });
  const again = openShop(wanted);
  if (again.ok) renew(again.value);
  return again;
}

/** It knows nothing of what was given out since: what comes now bears another id and another letter. */
function renew(shop: Shop): void {
  const { installIds, letter } = restoredIdentity(
    {
      installIds: shop.setting('installIds', z.array(z.string()), []),
      letter: shop.setting('installLetter', z.string(), 'A'),
    },
    { installIds: [], letters: [] },
  );
  shop.saveSettings([
    ['installIds', installIds],
    ['installLetter', letter],
  ]);
}

/** A copy a day of the shop's own file, as of the logs. */
export function keepShopCopies(
  file: string,
  now: () => Instant,
  note: (what: string, detail: string) => void,
): () => void {
  const db = openReadOnly(file);
  const stop = keepBackups(db, now, note);
  return () => {
    stop();
    db.close();
  };
}

/** One more now, while the shop goes on. */
export async function copyShopNow(file: string, now: () => Instant): ReturnType<typeof backUp> {
  const db = openReadOnly(file);
  try {
    return await backUp(db, { now });
  } finally {
    db.close();
  }
}
