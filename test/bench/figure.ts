import { isMet, ratioOf, type Summary, summaryOf, type Target } from '#test/bench/arithmetic';
import type { Bench } from '#test/bench/bench';

/** What was measured of one row of the table of targets. */
export type Measurement = {
  readonly name: string;
  /** From what to what, in words. */
  readonly what: string;
  readonly unit: 'ms' | 'bytes' | 'MB';
  readonly samples: readonly number[];
  /** The least that any program would need for it, taken in turns with ours. */
  readonly twin: { readonly what: string; readonly samples: readonly number[] } | null;
  readonly target: Target;
  /** Under which conditions, and what else was seen. */
  readonly notes?: Readonly<Record<string, number | string | boolean>>;
};

/** What is measured in one go. `--only` chooses by the names. */
export type Figure = {
  readonly names: readonly string[];
  readonly measure: (bench: Bench) => Promise<readonly Measurement[]>;
};

export type Row = Summary & {
  readonly name: string;
  readonly what: string;
  readonly unit: Measurement['unit'];
  readonly twin: (Summary & { readonly what: string }) | null;
  readonly ratio: number | null;
  readonly target: Target;
  readonly met: boolean;
  readonly notes: NonNullable<Measurement['notes']>;
};

export function rowOf({ name, what, unit, samples, twin, target, notes = {} }: Measurement): Row {
  const summary = summaryOf(samples);
  const ratio = twin === null ? null : ratioOf(samples, twin.samples);
  return {
    name,
    what,
    unit,
    ...summary,
    twin: twin === null ? null : { what: twin.what, ...summaryOf(twin.samples) },
    ratio,
    target,
    met: isMet(target, ratio, summary),
    notes,
  };
}

/** One after the other, so that whatever else the PC does meets both; the first of each warm up and do not count. */
export async function inTurns(
  { rounds, warmUps = 2 }: { readonly rounds: number; readonly warmUps?: number },
  ...runs: readonly ((round: number) => number | Promise<number>)[]
): Promise<readonly (readonly number[])[]> {
  const samples: number[][] = runs.map(() => []);
  for (let round = 0; round < rounds + warmUps; round++) {
    for (const [at, run] of runs.entries()) {
      const took = await run(round);
      if (round >= warmUps) samples[at]?.push(took);
    }
  }
  return samples;
}

/** How long it takes, in milliseconds. */
export function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
