import type { BenchOptions } from '#test/bench/bench';
import type { Row } from '#test/bench/figure';

/** A row, or why there is none. */
export type Taken = Row | { readonly name: string; readonly error: string };

/** What `--out` holds; programs read it, so its fields stay. */
export type Report = {
  readonly at: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryMb: number;
    readonly load: number;
    readonly platform: string;
    readonly node: string;
    readonly electron: 'stand-in' | 'electron';
  };
  readonly options: BenchOptions;
  readonly figures: readonly Taken[];
};

/** One line for people. */
export function wordsOf(taken: Taken): string {
  if ('error' in taken) return `${taken.name}: not measured: ${taken.error}`;
  const { name, unit, p50, p95, twin, ratio, target, met } = taken;
  const beside = twin === null ? '' : `, ${ratio} × of ${twin.p50} (${twin.what})`;
  const aims = [
    ...(target.ratio === undefined ? [] : [`${target.ratio} ×`]),
    ...(target.most === undefined ? [] : [`${target.most} ${unit}`]),
  ];
  const measured = `${name}: ${p50} ${unit}, 95 % within ${p95}${beside}`;
  // Nothing was promised of it: it is there to be read.
  if (aims.length === 0) return measured;
  return `${met ? 'met' : 'NOT MET'} ${measured}; to reach: ${aims.join(', ')}`;
}
