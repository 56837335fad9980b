/** The smallest value that at least this part of all of them does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export type Summary = { readonly n: number; readonly p50: number; readonly p95: number };

export const summaryOf = (values: readonly number[]): Summary => ({
  n: values.length,
  p50: rounded(quantile(values, 0.5)),
  p95: rounded(quantile(values, 0.95)),
});

/** Of the middle ones: what else a PC does in between lengthens single rounds, of either. */
export const ratioOf = (ours: readonly number[], twins: readonly number[]): number =>
  rounded(quantile(ours, 0.5) / quantile(twins, 0.5));

/** `ratio` beside the raw twin; `most` of the 95th percentile, in the figure's unit. */
export type Target = { readonly ratio?: number; readonly most?: number };

/** Ratios decide where there is one to reach; else what 19 in 20 stay under. */
export function isMet(target: Target, ratio: number | null, { p95 }: Summary): boolean {
  if (target.ratio !== undefined && ratio !== null) return ratio <= target.ratio;
  return target.most === undefined || p95 <= target.most;
}

/** Three figures say all that there is to say, and bytes are whole. */
export const rounded = (value: number): number =>
  value >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
