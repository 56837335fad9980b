import { existsSync } from 'node:fs';
import { isPayable } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { isUnplaced } from '#core/domain/refund';
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
