import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';
import type { CopyManifest, CopyTrouble, RestorePreview, RestoreTrouble } from '#core/whole-copy';
import { restoredIdentity } from '#main/identity';
import { GENESIS } from '#main/order-log/chain';
import { openLog } from '#main/order-log/database';
import { rebuild } from '#main/order-log/projections';
import { inspectLog } from '#main/order-log/verify-log';
import { createShop, openShopDb } from '#main/settings/shop-db';
import { closeDatabase, isDamage, isDiskFull, openReadOnly, sealCopy, versionOf } from '#main/sqlite';
import { bytesOf, type CopyFiles, sha256Of, unpackCopy, writeCopy } from '#main/whole-copy';

/** Everything a whole copy needs, in plain values: it is made and unpacked in a thread of its own. */
export type CopyJob =
  | {
      readonly kind: 'make';
      readonly dataDir: string;
      readonly path: string;
      readonly now: Instant;
      readonly appVersion: string;
      readonly shopName: string;
    }
  | { readonly kind: 'unpack'; readonly dataDir: string; readonly path: string; readonly now: Instant };

export type CopyDone =
  | { readonly kind: 'make'; readonly facts: number; readonly bytes: number }
  | { readonly kind: 'unpack'; readonly preview: RestorePreview; readonly headHere: string };

export const REAL_LOG = 'log-real.db';
export const SHOP = 'shop.db';
/** Where a copy is unpacked and checked; what waits there for the next start says so in a file of its own. */
export const restoringFolder = (dataDir: string): string => join(dataDir, 'restoring');

type Of<Kind extends CopyJob['kind']> = Extract<CopyJob, { kind: Kind }>;

export async function makeCopy(job: Of<'make'>): Promise<Result<CopyDone, CopyTrouble>> {
  const { dataDir, path, now, appVersion, shopName } = job;
  if (!existsSync(join(dataDir, REAL_LOG))) return err('nothing-yet');
  const folder = join(dataDir, 'copying');
  const copies: CopyFiles = { log: join(folder, REAL_LOG), shop: join(folder, SHOP) };
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [from, to] of [
      [REAL_LOG, copies.log],
      [SHOP, copies.shop],
    ] as const)
      if (!snapshot(join(dataDir, from), to)) return err('log-damaged');
    const chain = inspectLog(copies.log, null);
    if (!chain.ok) return err('log-damaged');
    const { count: facts, head } = chain.value;
    const manifest: CopyManifest = {
      madeAt: now,
      appVersion,
      shopName,
      log: { ...(await partOf(copies.log)), facts, head },
      shop: await partOf(copies.shop),
    };
    await writeCopy(path, manifest, copies);
    return ok({ kind: 'make', facts, bytes: bytesOf(path) });
  } catch (error) {
    if (isDamage(error)) return err('log-damaged');
    if (isDiskFull(error) || isOfTheDisk(error)) return err('disk');
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As it is at one moment, while the shop sells on; read through before it counts. */
function snapshot(from: string, to: string): boolean {
  const db = openReadOnly(from);
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  return sealCopy(to);
}

async function partOf(file: string): Promise<CopyManifest['shop']> {
  const db = openReadOnly(file);
  const version = versionOf(db);
  db.close();
  return { bytes: bytesOf(file), sha256: await sha256Of(file), version };
}

/**
 * Unpacks beside the shop's files, checks everything, and makes the copy ready: of this version, its lists made anew from its
 * facts, under an identity of its own. Nothing here is touched; `restore-pending` puts it in place at the next start.
 */
export async function unpackForRestore(job: Of<'unpack'>): Promise<Result<CopyDone, RestoreTrouble>> {
  const { dataDir, path, now } = job;
  const folder = restoringFolder(dataDir);
  const files: CopyFiles = { log: join(folder, REAL_LOG), shop: join(folder, SHOP) };
  let isReady = false;
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unpacked = await unpackCopy(path, files);
    if (!unpacked.ok) return err(troubleOf(unpacked.error));
    const manifest = unpacked.value;
    const chain = inspectLog(files.log, null);
    if (!chain.ok) {
      if (chain.error.kind === 'newer') return err({ kind: 'newer' });
      const position = 'position' in chain.error ? chain.error.position : null;
      return err({ kind: 'edited', position });
    }
    // Another log under the same sums would need another manifest: this one must be the one that it names.
    if (chain.value.head !== manifest.log.head || chain.value.count !== manifest.log.facts)
      return err({ kind: 'edited', position: null });
    const here = stateHere(dataDir);
    const older = wouldLose(here, files, manifest);
    if (older !== null) return err(older);
    const preview = makeReady(files, here, manifest, now);
    if (!preview.ok) return preview;
    isReady = true;
    return ok({ kind: 'unpack', preview: preview.value, headHere: here.head });
  } catch (error) {
    if (isDamage(error)) return err({ kind: 'edited', position: null });
    if (isDiskFull(error) || isOfTheDisk(error)) return err({ kind: 'disk' });
    throw error;
  } finally {
    if (!isReady) rmSync(folder, { recursive: true, force: true });
  }
}

const troubleOf = (kind: 'unreadable' | 'foreign' | 'newer' | 'cut' | 'edited'): RestoreTrouble =>
  kind === 'edited' ? { kind, position: null } : { kind };

export type Here = {
  readonly facts: number;
  readonly head: string;
  readonly letters: readonly string[];
  readonly installIds: readonly string[];
  /** Of the newest setting or price that a person changed. */
  readonly changedAt: Instant;
};

const count = z.object({ n: z.int().nullable() });
const headRow = z.object({ position: z.int(), hash: z.string() });

/** A log that is not there, and one that nothing can be read of, has nothing to lose: it is set aside either way. */
export function stateHere(dataDir: string): Here {
  const log = read(join(dataDir, REAL_LOG), (db) => ({
    last: headRow
      .optional()
      .parse(db.prepare('SELECT position, hash FROM facts ORDER BY position DESC LIMIT 1').get()),
    letters: lettersIn(db),
  }));
  const shop = read(join(dataDir, SHOP), (db) => ({
    installIds: settingIn(db, 'installIds', z.array(z.string())) ?? [],
    letter: settingIn(db, 'installLetter', z.string()),
    changedAt: count.parse(
      db
        .prepare(
          `SELECT max(at) AS n FROM (SELECT max(at) AS at FROM price_changes UNION ALL SELECT max(at) FROM settings_changes
             WHERE key NOT IN ('firstRun', 'installIds', 'installLetter', 'hasSold'))`,
        )
        .get(),
    ).n,
  }));
  return {
    facts: log?.last?.position ?? 0,
    head: log?.last?.hash ?? GENESIS,
    letters: [...(log?.letters ?? []), ...(shop?.letter == null ? [] : [shop.letter])],
    installIds: shop?.installIds ?? [],
    changedAt: shop?.changedAt ?? 0,
  };
}

function read<T>(file: string, look: (db: ReturnType<typeof openReadOnly>) => T): T | null {
  if (!existsSync(file)) return null;
  try {
    const db = openReadOnly(file);
    try {
      return look(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

const letterRow = z.object({ receipt: z.string() });

/** The letters that its receipts bear. */
function lettersIn(db: ReturnType<typeof openReadOnly>): readonly string[] {
  const receipts = db.prepare('SELECT receipt_number AS receipt FROM sales WHERE receipt_number IS NOT NULL');
  const letters = new Set<string>();
  for (const row of receipts.iterate()) {
    const letter = /-([A-Z])\d+$/.exec(letterRow.parse(row).receipt)?.[1];
    if (letter !== undefined) letters.add(letter);
  }
  return [...letters];
}

function settingIn<T>(db: ReturnType<typeof openReadOnly>, key: string, shape: z.ZodType<T>): T | null {
  const row = z
    .object({ value: z.string() })
    .optional()
    .parse(db.prepare('SELECT value FROM settings WHERE key = ?').get(key));
  const parsed = shape.safeParse(row === undefined ? null : JSON.parse(row.value));
  return parsed.success ? parsed.data : null;
}

/** What is here must be the beginning of what is in the file, fact for fact. */
function wouldLose(here: Here, { log }: CopyFiles, { madeAt }: CopyManifest): RestoreTrouble | null {
  if (here.facts === 0) return null;
  const there = read(log, (db) =>
    headRow
      .optional()
      .parse(db.prepare('SELECT position, hash FROM facts WHERE position = ?').get(here.facts)),
  );
  if (there?.hash !== here.head) return { kind: 'newer-here', facts: here.facts };
  return here.changedAt > madeAt ? { kind: 'settings-newer-here' } : null;
}

function makeReady(
  files: CopyFiles,
  here: Here,
  { madeAt, shopName }: CopyManifest,
  now: Instant,
): Result<RestorePreview, RestoreTrouble> {
  const log = openLog({ file: files.log, now: () => now });
  if (!log.ok) return err(noOpening(log.error.kind));
  const db = log.value;
  // The chain vouches for the facts alone: whatever else the file said of them, they say themselves.
  rebuild(db);
  const { sales, lastSaleAt, facts } = z
    .object({ sales: z.int(), lastSaleAt: z.int().nullable(), facts: z.int() })
    .parse(
      db
        .prepare(
          'SELECT count(*) AS sales, max(opened_at) AS lastSaleAt, (SELECT count(*) FROM facts) AS facts FROM sales',
        )
        .get(),
    );
  const letters = lettersIn(db);
  closeDatabase(db);
  const shopDb = openShopDb({ file: files.shop, now: () => now });
  if (!shopDb.ok) return err(noOpening(shopDb.error.kind));
  const shop = createShop(shopDb.value, { now: () => now });
  const identity = restoredIdentity(
    {
      installIds: shop.setting('installIds', z.array(z.string()), []),
      letter: shop.setting('installLetter', z.string(), 'A'),
    },
    { installIds: here.installIds, letters: [...letters, ...here.letters] },
  );
  const saved = shop.saveSettings([
    ['installIds', identity.installIds],
    ['installLetter', identity.letter],
    ['hasSold', sales > 0],
  ]);
  shop.close();
  if (!saved.ok || !sealCopy(files.log) || !sealCopy(files.shop)) return err({ kind: 'disk' });
  return ok({ madeAt, shopName, facts, sales, lastSaleAt, factsHere: here.facts });
}

const noOpening = (kind: 'newer' | 'disk-full' | 'damaged'): RestoreTrouble => {
  if (kind === 'newer') return { kind };
  return kind === 'disk-full' ? { kind: 'disk' } : { kind: 'edited', position: null };
};

/** Node's own errors of files; any other is a defect. */
const isOfTheDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
