import { HOUR, type Instant } from '#core/domain/instant';

/** The offset of every example in the provider's reference. Which one is sent makes no difference to the instant. */
const OFFSET_HOURS = -4;

/** `yyyy-MM-ddTHH:mm:ss.SSS-04:00`: milliseconds and a numeric offset, for whether `Z` is taken is not known. */
export function toProviderTime(at: Instant): string {
  const local = new Date(at + OFFSET_HOURS * HOUR).toISOString();
  return `${local.slice(0, -1)}-0${-OFFSET_HOURS}:00`;
}

export function fromProviderTime(text: string | null | undefined): Instant | null {
  if (text === null || text === undefined) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

export const latest = (...times: readonly (Instant | null)[]): Instant =>
  Math.max(0, ...times.filter((time) => time !== null));
