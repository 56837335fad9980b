import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { isPayable } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { isUnplaced } from '#core/domain/refund';
import { migrations } from '#main/order-log/migrations';
import { createOrderLog } from '#main/order-log/order-log';
import { openReadOnly } from '#main/sqlite';

/**
 * Whether a log that nobody has open holds charges that somebody may still be paying, or money on its way back: the real one, while a till that
 * broke off with a code on its screen was started again in practice. One that cannot be read may hold some.
 */
export function holdsOpenCharges(file: string, now: Instant): boolean {
  if (!existsSync(file)) return false;
  try {
    const db = openReadOnly(file);
    try {
      if (isOlder(db)) return mayHoldSome(db, now);
      const log = createOrderLog(db, { now: () => now });
      const mayBePaid = log
        .chargesToWatch(now)
        .some((charge) => isPayable(charge, now) || charge.state === 'in-process');
      return mayBePaid || log.unfinishedRefunds().some(isUnplaced);
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}

/** Written by an earlier version of the app, and not opened since: today's questions would find columns missing. */
const isOlder = (db: Database): boolean =>
  Number(db.pragma('user_version', { simple: true })) < Math.max(...migrations.map(({ version }) => version));

/** By the columns that every version has: whatever is still followed counts. */
function mayHoldSome(db: Database, now: Instant): boolean {
  const charge = db.prepare(
    `SELECT 1 FROM charges WHERE open = 1
      OR (expires_at > ? AND state NOT IN ('refused', 'not-sent', 'paid', 'paid-late')) LIMIT 1`,
  );
  const hasRefunds = db
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'refunds'")
    .get();
  const refund =
    hasRefunds === undefined ? undefined : db.prepare('SELECT 1 FROM refunds WHERE open = 1').get();
  return charge.get(now) !== undefined || refund !== undefined;
}
