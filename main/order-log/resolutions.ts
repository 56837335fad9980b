import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { BusinessDay } from '#core/domain/business-day';
import type { DifferenceKind } from '#core/domain/reconciliation';
import {
  beginResolution,
  nextResolution,
  type Resolution,
  type ResolutionFact,
  type ResolutionId,
} from '#core/domain/resolution';
import {
  type FactSchemas,
  factSchema as fact,
  money,
  oneOf,
  text,
  textOrNull,
} from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

const about = {
  day: z.custom<BusinessDay>((value) => typeof value === 'string' && value !== '', 'not a day'),
  difference: oneOf<DifferenceKind>({
    'missing-there': true,
    'missing-here': true,
    amount: true,
    'refunded-outside': true,
    'refund-missing-there': true,
    double: true,
    state: true,
  }),
  paymentId: text,
  by: textOrNull,
};

const resolutionFacts: FactSchemas<ResolutionFact> = {
  'difference-explained': fact('difference-explained', {
    ...about,
    received: money,
    returned: money,
    outside: money,
    reason: text,
  }),
  'payment-adopted': fact('payment-adopted', { ...about, reference: text }),
};

/** Each difference of a day is a stream of its own: what people said of it, the last of which holds. */
export function resolutionRules(db: Database): StreamRules<ResolutionId, Resolution, ResolutionFact> {
  const insert = db.prepare('INSERT INTO resolutions (born, id, seq, day) VALUES (@born, @id, @seq, @day)');
  const update = db.prepare('UPDATE resolutions SET seq = @seq WHERE id = @id');
  const seqOf = db.prepare<[ResolutionId], { seq: number }>('SELECT seq FROM resolutions WHERE id = ?');
  return {
    prefix: 'resolution',
    schemas: resolutionFacts,
    begin: beginResolution,
    next: nextResolution,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: ({ id, day }, place) => void insert.run({ id, day, ...place }),
    update: (_before, { id }, seq) => void update.run({ id, seq }),
  };
}

export function createResolutionLists(db: Database) {
  const of = db.prepare<[string], { id: ResolutionId }>(
    'SELECT id FROM resolutions WHERE day = ? ORDER BY born',
  );
  return { of: (day: BusinessDay): readonly ResolutionId[] => of.all(day).map(({ id }) => id) };
}
