import type { Ending, Rhythm, Stroke } from '#renderer/cashier/scanner';

export type RawScan = { readonly strokes: readonly Stroke[]; readonly ending: Ending };

/** A page that wants scans for itself, as they come from the scanner. */
export type ScanTaker = {
  /** How slow a scanner it bears with; null: as the shop's is set. */
  readonly rhythm: Rhythm | null;
  readonly take: (scan: RawScan) => void;
};

let taker: ScanTaker | null = null;

export const scanTaker = (): ScanTaker | null => taker;

/** Until the answer is called. The last to ask has them. */
export function takeScans(wanted: ScanTaker): () => void {
  taker = wanted;
  return () => {
    if (taker === wanted) taker = null;
  };
}
