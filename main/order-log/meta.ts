import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Instant } from '#core/domain/instant';
import type { HeldSale } from '#core/domain/open-sales';
import type { Draft } from '#core/order-log';
import { cart, instant, saleId, textOrNull } from '#main/order-log/schemas';

/** Where the log's readers have got to: not facts, and not made anew with the projections. */
export type Meta = {
  sweptUntil(sellerId?: string): Instant | null;
  setSweptUntil(at: Instant, sellerId?: string): void;
  draft(): Draft | null;
  saveDraft(draft: Draft | null): void;
  held(): readonly HeldSale[];
  saveHeld(held: readonly HeldSale[]): void;
};

const SWEPT = 'swept-until';
const ofSeller = (sellerId: string): string => `${SWEPT}:${sellerId}`;

const draftSchema: z.ZodType<Draft> = z.object({
  cart,
  saleId: saleId.nullable(),
  ticket: saleId.nullable().default(null),
});

const heldSchema: z.ZodType<readonly HeldSale[]> = z.array(
  z.object({
    ticket: saleId,
    saleId: saleId.nullable(),
    place: z.int().min(1),
    name: textOrNull,
    cart,
    heldAt: instant,
  }),
);

export function createMeta(db: Database, now: () => Instant): Meta {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const write = db.prepare(
    'INSERT INTO meta (key, value, at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at',
  );
  const remove = db.prepare('DELETE FROM meta WHERE key = ?');

  /** What does not parse counts as not there: the sweep reads again, the cashier begins a new sale. */
  function stored<T>(key: string, schema: z.ZodType<T>): T | null {
    try {
      return schema.nullable().parse(JSON.parse(read.get(key)?.value ?? 'null'));
    } catch {
      return null;
    }
  }

  return {
    // An account that was never swept begins where the last sweep of any ended.
    sweptUntil: (sellerId) =>
      (sellerId === undefined ? null : stored(ofSeller(sellerId), instant)) ?? stored(SWEPT, instant),
    setSweptUntil(at, sellerId) {
      if (sellerId !== undefined) write.run(ofSeller(sellerId), JSON.stringify(at), now());
      write.run(SWEPT, JSON.stringify(at), now());
    },
    draft: () => stored('draft', draftSchema),
    saveDraft(draft) {
      if (draft === null) remove.run('draft');
      else write.run('draft', JSON.stringify(draft), now());
    },
    held: () => stored('held', heldSchema) ?? [],
    saveHeld(held) {
      if (held.length === 0) remove.run('held');
      else write.run('held', JSON.stringify(held), now());
    },
  };
}
