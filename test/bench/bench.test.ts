import { describe, expect, it } from 'vitest';
import { isMet, quantile, ratioOf, rounded, summaryOf } from '#test/bench/arithmetic';
import { inTurns, type Measurement, rowOf } from '#test/bench/figure';
import { figures } from '#test/bench/figures/all';
import { loadedBy } from '#test/bench/figures/size';
import { product } from '#test/bench/made-up-catalogue';
import { wordsOf } from '#test/bench/report';

const oneTo = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1);

describe('the bench’s own arithmetic', () => {
  it('takes the middle one, and the one that 19 in 20 do not exceed', () => {
    expect(summaryOf(oneTo(100).toReversed())).toEqual({ n: 100, p50: 50, p95: 95 });
    expect(summaryOf([7])).toEqual({ n: 1, p50: 7, p95: 7 });
    expect(quantile([3, 1, 2], 1)).toBe(3);
    expect(() => quantile([], 0.5)).toThrow('nothing was measured');
  });

  it('keeps three figures of what is small, and whole ones of what is large', () => {
    expect([0.012345, 12.345, 1234.56].map(rounded)).toEqual([0.0123, 12.3, 1235]);
  });

  it('holds middles against middles: one slow round decides nothing', () => {
    expect(ratioOf([10, 10, 900], [5, 5, 5])).toBe(2);
  });

  it.each([
    [{ ratio: 2, most: 10 }, 2, 99, true],
    [{ ratio: 2, most: 10 }, 2.01, 1, false],
    [{ most: 10 }, null, 10, true],
    [{ most: 10 }, null, 11, false],
    [{ ratio: 2, most: 10 }, null, 11, false],
    [{}, null, 1, true],
  ])('a target of %j with %s × and a p95 of %s: %s', (target, ratio, p95, met) => {
    expect(isMet(target, ratio, { n: 1, p50: 1, p95 })).toBe(met);
  });

  it('does each in its turn, and leaves out what warmed up', async () => {
    const done: string[] = [];
    const run = (name: string) => (round: number) => {
      done.push(`${name}${round}`);
      return round;
    };
    expect(await inTurns({ rounds: 2, warmUps: 1 }, run('a'), run('b'))).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(done).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
  });
});

describe('what the bench gives out', () => {
  const measured: Measurement = {
    name: 'search',
    what: 'one search',
    unit: 'ms',
    samples: [4, 2, 6],
    twin: { what: 'the bare query', samples: [2, 2, 3] },
    target: { ratio: 1.5, most: 10 },
    notes: { products: 10 },
  };

  it('has each figure beside its twin, with what was to be reached', () => {
    const row = rowOf(measured);
    expect(row).toEqual({
      name: 'search',
      what: 'one search',
      unit: 'ms',
      n: 3,
      p50: 4,
      p95: 6,
      twin: { what: 'the bare query', n: 3, p50: 2, p95: 3 },
      ratio: 2,
      target: { ratio: 1.5, most: 10 },
      met: false,
      notes: { products: 10 },
    });
    expect(wordsOf(row)).toBe(
      'NOT MET search: 4 ms, 95 % within 6, 2 × of 2 (the bare query); to reach: 1.5 ×, 10 ms',
    );
    expect(rowOf({ ...measured, twin: null })).toMatchObject({ twin: null, ratio: null, met: true });
    expect(wordsOf(rowOf({ ...measured, target: {} }))).toBe(
      'search: 4 ms, 95 % within 6, 2 × of 2 (the bare query)',
    );
    expect(wordsOf({ name: 'start', error: 'no display' })).toBe('start: not measured: no display');
  });

  it('has every name once', () => {
    const names = figures.flatMap((figure) => figure.names);
    expect(new Set(names).size).toBe(names.length);
  });

  it('counts what a page loads at once, whoever asks for it, and not what it asks for later', () => {
    const files: Readonly<Record<string, string>> = {
      'page.html': '<script type="module" src="./assets/a.js"></script><link href="./assets/a.css">',
      'assets/a.js': 'import{x as y}from"./b.js";import"./c.js";const d=()=>import("./later.js");export{y}',
      'assets/b.js': 'export*from"./c.js"',
      'assets/c.js': 'console.log("./no.js")',
    };
    expect(loadedBy('page.html', (file) => files[file] ?? '')).toEqual([
      'assets/a.js',
      'assets/b.js',
      'assets/c.js',
      'assets/a.css',
    ]);
  });

  it('is of products that differ in every code', () => {
    const made = oneTo(3000).map(product);
    for (const key of ['id', 'name', 'sku'] as const)
      expect(new Set(made.map((each) => each[key])).size).toBe(made.length);
  });
});
