import { type Instant, MINUTE } from '#core/domain/instant';

/** What has been told lately: the provider delivers a notification again when it is not sure of the first time. */
export type Seen = {
  /** True the first time in ten minutes. */
  isNew(key: string, now: Instant): boolean;
  size(): number;
};

const REMEMBERED_MS = 10 * MINUTE;
/** At twenty a second the oldest is forgotten before its ten minutes; it then costs one read too many. */
const MOST = 1000;

export function createSeen(most = MOST): Seen {
  const seenAt = new Map<string, Instant>();

  function forgetOld(now: Instant): void {
    for (const [key, at] of seenAt) {
      if (isFresh(at, now) && seenAt.size <= most) return;
      seenAt.delete(key);
    }
  }

  return {
    isNew(key, now) {
      const at = seenAt.get(key);
      if (at !== undefined && isFresh(at, now)) return false;
      // Put back at its end: the map is in the order of time.
      seenAt.delete(key);
      seenAt.set(key, now);
      forgetOld(now);
      return true;
    },
    size: () => seenAt.size,
  };
}

/** Not from the future either: the clock has been set back since. */
const isFresh = (at: Instant, now: Instant): boolean => at <= now && now - at < REMEMBERED_MS;
