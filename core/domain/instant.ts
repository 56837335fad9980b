/**
 * Milliseconds since the epoch, always passed in: the domain never reads a clock.
 *
 * Everywhere in the log this is provider time: the PC's clock corrected by the measured offset.
 */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
