import type { Charge } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { LogError } from '#core/order-log';
import { type ProviderError, READING_PAUSED } from '#core/provider';
import { err, type Result } from '#core/result';

export type ReadError = ProviderError | { readonly kind: LogError };
export type Read = Result<Charge, ReadError>;

/** One charge that is followed: when it is read next, and how its reads went. Instants are monotonic. */
export type WatchEntry = {
  nextAt: number;
  reads: number;
  failures: number;
  reading: { readonly whole: boolean; readonly done: Promise<Read> } | null;
  /** A whole read that has not begun: it waits for the one under way, and for the budget. */
  queued: Promise<Read> | null;
  answeredAt: number | null;
  /** Provider time of its code's deadline, as last looked up; beyond it the charge itself is asked. */
  deadline: Instant;
  trouble: ProviderError | null;
};

export const newEntry = (nextAt: number): WatchEntry => ({
  nextAt,
  reads: 0,
  failures: 0,
  reading: null,
  queued: null,
  answeredAt: null,
  deadline: 0,
  trouble: null,
});

export const isBusy = ({ reading, queued }: WatchEntry): boolean => reading !== null || queued !== null;

export function noteAnswer(entry: WatchEntry, atMs: number): void {
  entry.reads += 1;
  entry.failures = 0;
  entry.trouble = null;
  entry.answeredAt = atMs;
}

/** What a read comes to that the end of the program has overtaken. */
export const STOPPED: Read = err({ kind: 'log-damaged' });

export const PAUSED: ProviderError = {
  kind: 'rate-limited',
  status: 0,
  code: READING_PAUSED,
  message: 'reading is paused',
  retryAfterMs: null,
};
