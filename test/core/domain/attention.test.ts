import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChargeMatter, casesOf, type SaleMatter } from '#core/domain/attention';
import { CHARGE_STATES, ODDNESS, type Reference } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';

const charge = (more: Partial<Record<keyof ChargeMatter, unknown>> = {}): ChargeMatter =>
  ({
    reference: 'A' as Reference,
    state: 'paid',
    oddness: [],
    total: toMoney(1000),
    received: toMoney(1000),
    returned: toMoney(0),
    asked: toMoney(0),
    learntAt: 10,
    backAt: null,
    ...more,
  }) as ChargeMatter;

const sale = (...charges: readonly ChargeMatter[]): SaleMatter => ({
  total: toMoney(1000),
  tendered: toMoney(0),
  charges,
  papers: [],
});

const told = (matter: SaleMatter) =>
  casesOf(matter).map(({ kind, amount, solved }) => [kind, amount, solved]);

describe('what needs a person', () => {
  it('is nothing about a sale that was simply paid', () => {
    expect(told(sale(charge()))).toEqual([]);
  });

  it('is late money, until it went back', () => {
    expect(told(sale(charge({ state: 'paid-late' })))).toEqual([['late', 1000, null]]);
    expect(told(sale(charge({ state: 'paid-late', returned: 1000 })))).toEqual([['late', 1000, 'returned']]);
  });

  it('is what is too much over all the codes of a sale, on the one that brought it', () => {
    const [first, second] = [charge(), charge({ reference: 'B', learntAt: 20, state: 'paid-late' })];
    expect(casesOf(sale(first, second))).toMatchObject([{ kind: 'double', reference: 'B', amount: 1000 }]);
    const cash = { ...sale(charge()), tendered: toMoney(400) };
    expect(told(cash)).toEqual([['double', 400, null]]);
  });

  it('is done once what was too much went back', () => {
    const back = charge({ reference: 'B', learntAt: 20, received: 1000, returned: 1000, backAt: 30 });
    expect(told(sale(charge(), back))).toEqual([['double', 1000, 'returned']]);
  });

  it('is no double where the first payment had gone back before the second came', () => {
    const first = charge({ returned: 1000, asked: 1000, oddness: ['reverted'], backAt: 15 });
    expect(told(sale(first, charge({ reference: 'B', learntAt: 20 })))).toEqual([]);
  });

  it('is money that went back elsewhere, not what we gave back ourselves', () => {
    const back = { returned: 300, oddness: ['reverted'], backAt: 15 };
    expect(told(sale(charge({ ...back, asked: 300 })))).toEqual([]);
    expect(told(sale(charge({ ...back, asked: 100 })))).toEqual([['reverted', 200, null]]);
  });

  it('is a part, until the rest is paid; not while the counter waits for it', () => {
    const part = charge({ state: 'expired', received: 400, oddness: ['partial'] });
    expect(told(sale(part))).toEqual([['partial', 400, null]]);
    expect(told({ ...sale(part), tendered: toMoney(600) })).toEqual([['partial', 400, 'paid']]);
    expect(told(sale({ ...part, state: 'awaiting-payment' }))).toEqual([]);
  });

  it('is paper that did not come out, until somebody lets it go', () => {
    const paper = { jobId: 'job' as PrintJobId, state: 'failed', at: 5 } as const;
    expect(told({ ...sale(charge()), papers: [paper] })).toEqual([['print-failed', 1000, null]]);
    expect(told({ ...sale(charge()), papers: [{ ...paper, state: 'given-up' }] })).toEqual([
      ['print-failed', 1000, 'let-go'],
    ]);
  });

  it.each([
    ['mismatch', { state: 'expired', oddness: ['mismatch'], received: 0 }, 1000, null],
    ['mismatch', { state: 'paid', oddness: ['mismatch'] }, 1000, 'accepted'],
    ['disputed', { oddness: ['disputed'] }, 1000, null],
    ['charged-back', { oddness: ['charged-back', 'reverted'], returned: 1000 }, 1000, null],
    ['over', { oddness: ['over'], received: 1300 }, 300, null],
    ['unknown', { state: 'unknown', received: 0 }, 1000, null],
  ] as const)('is %s', (kind, more, amount, solved) => {
    expect(told(sale(charge(more)))).toEqual([[kind, amount, solved]]);
  });

  it('never says the same case twice, and of another sum is another case', () => {
    const amount = fc.constantFrom(0, 400, 1000, 2000);
    const any = fc.record({
      reference: fc.constantFrom('A', 'B', 'C'),
      state: fc.constantFrom(...CHARGE_STATES),
      oddness: fc.subarray([...ODDNESS]),
      received: amount,
      learntAt: fc.integer({ min: 0, max: 9 }),
    });
    const charges = fc.uniqueArray(any, { selector: ({ reference }) => reference, maxLength: 3 });
    fc.assert(
      fc.property(charges, (given) => {
        const ids = casesOf(sale(...given.map(charge))).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
    const [small, large] = [300, 600].map((received) =>
      casesOf(sale(charge({ oddness: ['over'], received: 1000 + received }))).map(({ id }) => id),
    );
    expect(small).not.toEqual(large);
  });
});
