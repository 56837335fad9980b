import type { Instant } from '#core/domain/instant';

/** What a whole copy says of itself, before its content: what it holds, and how to know that it holds all of it. */
export type CopyManifest = {
  readonly madeAt: Instant;
  /** Of the program that made it. */
  readonly appVersion: string;
  readonly shopName: string;
  readonly log: CopyPart & { readonly facts: number; readonly head: string };
  readonly shop: CopyPart;
};

export type CopyPart = { readonly bytes: number; readonly sha256: string; readonly version: number };

export type CopyTrouble =
  | 'cancelled'
  | 'busy'
  /** There is no log of real sales yet. */
  | 'nothing-yet'
  /** The log itself does not hold: a copy of it would be no copy. */
  | 'log-damaged'
  | 'disk'
  | 'failed';

/** Why nothing was restored. Whatever the reason, what was here is here. */
export type RestoreTrouble =
  | { readonly kind: 'cancelled' | 'busy' | 'unreadable' | 'foreign' | 'failed' | 'disk' | 'no-file' }
  /** It ends before its end. */
  | { readonly kind: 'cut' }
  /** Not what was written: by its sums, or by the chain of its facts, which names the first bad one. */
  | { readonly kind: 'edited'; readonly position: number | null }
  | { readonly kind: 'newer' }
  /** Sales are here that the file does not have: its day ends earlier, or it is of another shop. */
  | { readonly kind: 'newer-here'; readonly facts: number }
  /** No sale would be lost, but settings or prices that were changed since. */
  | { readonly kind: 'settings-newer-here' }
  | { readonly kind: 'charges-open' };

export type RestorePreview = Pick<CopyManifest, 'madeAt' | 'shopName'> & {
  readonly facts: number;
  readonly sales: number;
  /** When the last sale of the file was opened; null without any. */
  readonly lastSaleAt: Instant | null;
  /** What is here and goes on being there: nothing of it is missing in the file. */
  readonly factsHere: number;
};
