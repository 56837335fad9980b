import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#core/domain/instant';
import { subtract, toMoney, ZERO } from '#core/domain/money';
import { explainedBy, reconcile } from '#core/domain/reconcile';
import type { Reconciliation } from '#core/domain/reconciliation';
import { foldRest, isInScope, type OurPayment, type RecordDay } from '#core/domain/record-day';
import type { SaleId } from '#core/domain/sale';
import type { ProviderRecord, SeenPayment } from '#core/provider';
import {
  AS_OF,
  DAY,
  dayOf,
  FROM,
  NO_REST,
  ourPayment,
  POS,
  recordOf,
  SELLER,
  TO,
} from '#test/support/reconciling';

const kindsOf = ({ differences }: Reconciliation): readonly string[] => differences.map(({ kind }) => kind);

function expectToAddUp({ ours, theirs, differences }: Reconciliation): void {
  expect(explainedBy(differences)).toEqual({
    received: subtract(theirs.received, ours.received),
    returned: subtract(theirs.returned, ours.returned),
  });
}

function compare(
  ours: readonly OurPayment[],
  records: readonly ProviderRecord[],
  more: Partial<RecordDay> = {},
) {
  const found = reconcile(ours, dayOf(records, more));
  expectToAddUp(found);
  return found;
}

const UNTOUCHED = {
  status: 'approved' as const,
  refunded: ZERO,
  refundsDone: ZERO,
  refundsHeld: ZERO,
};

/** What became of one payment, by our own hand or the bank's, which both sides know. */
const aPaid = fc.record({
  amount: fc.integer({ min: 1, max: 5_000_000 }),
  share: fc.integer({ min: 0, max: 100 }),
  fate: fc.constantFrom('approved', 'refunded', 'charged-back', 'in-mediation'),
  minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
});

const daysOf = (minLength: number) =>
  fc.array(aPaid, { minLength, maxLength: 12 }).map((paid) =>
    paid.map(({ amount, share, fate, minute }, at): OurPayment => {
      const back =
        fate === 'refunded' ? amount : fate === 'approved' ? Math.floor((amount * share) / 100) : 0;
      const refunded = toMoney(back);
      return ourPayment(String(at), {
        amount: toMoney(amount),
        status: fate,
        refunded,
        refundsDone: refunded,
        refundsHeld: refunded,
        approvedAt: FROM + minute * MINUTE,
      });
    }),
  );
const aDay = daysOf(0);
const aNonEmptyDay = daysOf(1);

const aSight: fc.Arbitrary<Partial<SeenPayment>> = fc.record(
  {
    status: fc.constantFrom('approved', 'refunded', 'charged-back', 'in-mediation', 'cancelled', 'rejected'),
    amount: fc.integer({ min: 1, max: 5_000_000 }).map(toMoney),
    currency: fc.constantFrom('ARS', 'USD'),
    approvedAt: fc.integer({ min: FROM - HOUR, max: TO + HOUR }),
  },
  { requiredKeys: [] },
);

const agreed = (ours: readonly OurPayment[]): readonly ProviderRecord[] => ours.map((each) => recordOf(each));

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, place) => place !== at);

const changed = (
  ours: readonly OurPayment[],
  at: number,
  change: (payment: OurPayment) => Partial<SeenPayment>,
): readonly ProviderRecord[] =>
  ours.map((each, place) => recordOf(each, place === at % ours.length ? change(each) : {}));

describe('a day that both sides know the same', () => {
  it('agrees, whatever was sold, given back and charged back', () => {
    fc.assert(
      fc.property(aDay, (ours) => {
        const found = compare(ours, agreed(ours));
        expect(found.differences).toEqual([]);
        expect(found.theirs).toMatchObject(found.ours);
      }),
    );
  });

  it('tells the fees and what is left only of the payments that the provider tells them of', () => {
    const [a, b] = [ourPayment('A'), ourPayment('B')];
    const told = { ...recordOf(a), fee: toMoney(8), net: toMoney(992) };
    expect(compare([a, b], [told, recordOf(b)]).theirs).toEqual({
      count: 2,
      received: 2000,
      returned: 0,
      fee: 8,
      net: 992,
      feeTold: 1,
      netTold: 1,
    });
  });
});

describe('one thing that differs is named, and nothing else', () => {
  const mutated = fc.tuple(aNonEmptyDay, fc.nat(), fc.integer({ min: 1, max: 99_999 }));

  it('a payment that the provider does not have', () => {
    fc.assert(
      fc.property(mutated, ([ours, at]) => {
        const found = compare(ours, without(agreed(ours), at % ours.length));
        expect(kindsOf(found)).toEqual(['missing-there']);
        expect(found.differences[0]).toMatchObject({ paymentId: ours[at % ours.length]?.id, theirs: null });
      }),
    );
  });

  it('a payment that our log does not have', () => {
    fc.assert(
      fc.property(mutated, ([ours, , amount]) => {
        const lost = recordOf(ourPayment('lost', { amount: toMoney(amount) }));
        const found = compare(ours, [...agreed(ours), lost]);
        expect(kindsOf(found)).toEqual(['missing-here']);
        expect(found.differences[0]).toMatchObject({
          paymentId: 'pay-lost',
          reference: lost.reference,
          ours: null,
          theirs: { amount },
          received: amount,
        });
      }),
    );
  });

  it('another amount', () => {
    fc.assert(
      fc.property(mutated, ([ours, at, more]) => {
        const found = compare(
          ours,
          changed(ours, at, ({ amount }) => ({ amount: toMoney(amount + more) })),
        );
        expect(kindsOf(found)).toEqual(['amount']);
        expect(found.differences[0]).toMatchObject({ received: more });
      }),
    );
  });

  it('another currency, which is no part of our sums', () => {
    fc.assert(
      fc.property(mutated, ([ours, at]) => {
        expect(
          kindsOf(
            compare(
              ours,
              changed(ours, at, () => ({ currency: 'USD' })),
            ),
          ),
        ).toEqual(['amount']);
      }),
    );
  });

  it('money given back outside', () => {
    fc.assert(
      fc.property(mutated, ([ours, at, part]) => {
        const left = ours.map((each) => ({
          ...each,
          status: 'approved' as const,
          amount: toMoney(each.amount + part),
        }));
        const paid = left.map((each) => ({ ...each, due: each.amount }));
        const found = compare(
          paid,
          changed(paid, at, ({ refunded }) => ({ refunded: toMoney(refunded + part) })),
        );
        expect(kindsOf(found)).toEqual(['refunded-outside']);
        expect(found.differences[0]).toMatchObject({ outside: part, returned: part, received: 0 });
      }),
    );
  });

  it('money that we think went back', () => {
    fc.assert(
      fc.property(mutated, ([ours, at, part]) => {
        const back = ours.map((each) => ({
          ...each,
          status: 'approved' as const,
          due: toMoney(each.amount + part),
          amount: toMoney(each.amount + part),
          refunded: toMoney(each.refunded + part),
          refundsDone: toMoney(each.refunded + part),
          refundsHeld: toMoney(each.refunded + part),
        }));
        const found = compare(
          back,
          changed(back, at, ({ refunded }) => ({ refunded: toMoney(refunded - part) })),
        );
        expect(kindsOf(found)).toEqual(['refund-missing-there']);
        expect(found.differences[0]).toMatchObject({ returned: -part });
      }),
    );
  });

  it('a second payment of the same sale', () => {
    fc.assert(
      fc.property(mutated, ([ours, at]) => {
        const paid = ours.map((each) => ({ ...each, ...UNTOUCHED }));
        const twice = paid[at % paid.length] ?? ourPayment('A');
        const second = recordOf(twice, { id: 'pay-second', approvedAt: TO - SECOND });
        expect(kindsOf(compare(paid, [...agreed(paid), second]))).toEqual(['double']);
        const known = { ...twice, id: 'pay-second', approvedAt: TO - SECOND };
        const found = compare([...paid, known], [...agreed(paid), second]);
        expect(kindsOf(found)).toEqual(['double']);
        expect(found.differences[0]).toMatchObject({ paymentId: 'pay-second', received: 0 });
      }),
    );
  });

  it('a payment charged back, disputed or undone there', () => {
    fc.assert(
      fc.property(
        mutated,
        fc.constantFrom('charged-back' as const, 'in-mediation' as const, 'cancelled' as const),
        ([ours, at], status) => {
          const paid = ours.map((each) => ({ ...each, ...UNTOUCHED }));
          expect(
            kindsOf(
              compare(
                paid,
                changed(paid, at, () => ({ status })),
              ),
            ),
          ).toEqual(['state']);
        },
      ),
    );
  });

  it('a charge-back that only we know', () => {
    const ours = ourPayment('A', { status: 'charged-back' });
    const found = compare([ours], [recordOf(ours, { status: 'approved' })]);
    expect(kindsOf(found)).toEqual(['state']);
    expect(found.differences[0]).toMatchObject({ returned: -1000 });
  });
});

it('adds up to the cent, however much differs at once', () => {
  fc.assert(
    fc.property(aDay, aDay, fc.array(aSight), (ours, others, sights) => {
      const theirs = [...ours, ...others].map((each, at) =>
        recordOf(each, sights[at % (sights.length || 1)] ?? {}),
      );
      const known = others.filter((_, at) => at % 2 === 0);
      const found = compare(
        [...ours, ...known],
        [...new Map(theirs.map((each) => [each.payment.id, each])).values()],
      );
      expect(found.theirs.received - found.ours.received).toBe(explainedBy(found.differences).received);
    }),
    { numRuns: 500 },
  );
});

describe('what is under way or known already', () => {
  it('is no refund of others while ours may have done it', () => {
    const ours = ourPayment('A', { refundsHeld: toMoney(300), refundsChangedAt: AS_OF - HOUR });
    const found = compare([ours], [recordOf(ours, { refunded: toMoney(300) })]);
    expect(kindsOf(found)).toEqual(['state']);
    expect(found.differences[0]).toMatchObject({ returned: 300, outside: 0 });
  });

  it('is still named when a sweep has learnt of a refund made outside', () => {
    const ours = ourPayment('A', { refunded: toMoney(300) });
    const found = compare([ours], [recordOf(ours)]);
    expect(found.differences).toMatchObject([{ kind: 'refunded-outside', outside: 300, returned: 0 }]);
  });

  it('counts a refund of ours that is done before its payment was read again', () => {
    const ours = ourPayment('A', { refundsDone: toMoney(300), refundsHeld: toMoney(300) });
    const found = compare([ours], [recordOf(ours, { refunded: toMoney(300) })]);
    expect(found).toMatchObject({ differences: [], ours: { returned: 300 } });
  });

  it('is no double once one of the two has gone back', () => {
    const first = ourPayment('A');
    const second = { ...first, id: 'pay-second', refunded: toMoney(1000), status: 'refunded' as const };
    const done = { ...second, refundsDone: toMoney(1000), refundsHeld: toMoney(1000) };
    expect(compare([first, done], agreed([first, done])).differences).toEqual([]);
  });

  it('names the second of three when the third has gone back', () => {
    const first = ourPayment('A');
    const second = { ...first, id: 'pay-second', approvedAt: FROM + 13 * HOUR };
    const back = toMoney(1000);
    const gone = { status: 'refunded' as const, refunded: back, refundsDone: back, refundsHeld: back };
    const third = { ...first, ...gone, id: 'pay-third', approvedAt: FROM + 14 * HOUR };
    const all = [first, second, third];
    expect(compare(all, agreed(all)).differences).toMatchObject([
      { kind: 'double', paymentId: 'pay-second' },
    ]);
  });

  it('is a double by whichever reference of the sale the second came', () => {
    const first = ourPayment('A');
    const second = ourPayment('B', { saleId: first.saleId, approvedAt: FROM + 13 * HOUR });
    expect(compare([first, second], agreed([first, second])).differences).toMatchObject([
      { kind: 'double', paymentId: 'pay-B', saleId: 'sale-A' },
    ]);
  });

  it('is no double when two parts make one sale', () => {
    const parts = [600, 400].map((amount, at) =>
      ourPayment(`A${at}`, { saleId: 'sale-A' as SaleId, amount: toMoney(amount), due: toMoney(1000) }),
    );
    expect(compare(parts, agreed(parts)).differences).toEqual([]);
  });

  it('is told apart where the same payment stands under another reference', () => {
    const ours = ourPayment('A');
    const found = compare([ours], [{ ...recordOf(ours), reference: 'mst-AB12CD-Z' }]);
    expect(kindsOf(found)).toEqual(['missing-there', 'missing-here']);
  });
});

describe('at the edges of the day', () => {
  it.each([
    ['last moment', TO - 1, 1],
    ['next day’s first', TO, 0],
    ['first moment', FROM, 1],
    ['day before’s last', FROM - 1, 0],
  ])('a payment of the %s', (_, approvedAt, count) => {
    const ours = ourPayment('A', { approvedAt });
    expect(compare([ours], [recordOf(ours)])).toMatchObject({
      differences: [],
      ours: { count },
      theirs: { count },
    });
  });

  it('is of the day that the provider says, where the instants differ by a little', () => {
    const ours = ourPayment('A', { approvedAt: TO - SECOND });
    const next = recordOf(ours, { approvedAt: TO + MINUTE });
    expect(compare([ours], [next])).toMatchObject({
      differences: [],
      ours: { count: 0 },
      theirs: { count: 0 },
    });
    const late = ourPayment('B', { approvedAt: TO + MINUTE });
    expect(compare([late], [recordOf(late, { approvedAt: TO - SECOND })])).toMatchObject({
      differences: [],
      ours: { count: 1 },
    });
  });

  it('a sale paid again after midnight is a double of the later day only', () => {
    const first = ourPayment('A', { approvedAt: FROM - HOUR });
    const second = { ...first, id: 'pay-second', approvedAt: FROM + HOUR };
    expect(kindsOf(compare([first, second], agreed([second])))).toEqual(['double']);
    const dayBefore = { window: { from: FROM - 24 * HOUR, to: FROM } };
    expect(kindsOf(compare([first, second], agreed([first]), dayBefore))).toEqual([]);
  });

  it('a payment whose approval nobody dates is of the day on which we learnt of it', () => {
    const ours = ourPayment('A', { approvedAt: null, learntAt: FROM + HOUR });
    expect(compare([ours], [])).toMatchObject({ ours: { count: 1 } });
  });
});

describe('what changed after the records were asked for', () => {
  const asOf = FROM + 14 * HOUR;

  it('is named, and said to be too young to be believed', () => {
    const fresh = ourPayment('A', { approvedAt: asOf - MINUTE });
    const old = ourPayment('B', { approvedAt: asOf - HOUR });
    const back = ourPayment('C', {
      refunded: toMoney(1000),
      status: 'refunded',
      refundsDone: toMoney(1000),
      refundsHeld: toMoney(1000),
      refundsChangedAt: asOf + HOUR,
      changedAt: asOf + HOUR,
    });
    const there = recordOf(back, { refunded: ZERO, status: 'approved', changedAt: FROM });
    const found = compare([fresh, old, back], [there], { asOf });
    expect(found.isWholeDay).toBe(false);
    expect(found.differences.map(({ kind, isYoung }) => [kind, isYoung])).toEqual([
      ['missing-there', true],
      ['missing-there', false],
      ['refund-missing-there', true],
    ]);
  });
});

describe('whose a record is', () => {
  const scope = { isOurs: (ref: string) => ref.startsWith('mst-AB12CD-'), sellerId: SELLER, posId: POS };
  const ours = recordOf(ourPayment('A'));
  const at = (
    posId: string | null,
    reference: string | null,
    sellerId: string | null = SELLER,
  ): ProviderRecord => ({
    ...ours,
    posId,
    reference,
    payment: { ...ours.payment, sellerId },
  });

  it.each([
    ['our reference at our register', ours, true],
    ['our reference where no register is told', at(null, ours.reference), true],
    ['our reference at another register', at('1', ours.reference), true],
    ['our reference in another seller’s books', at(null, ours.reference, '1'), true],
    ['another program’s sale at our register', at(POS, 'T-1'), true],
    ['money without reference at our register', at(POS, null), true],
    ['another program’s sale elsewhere', at('1', 'T-1'), false],
    ['another shop’s Mostrador', at('1', 'mst-ZZ99ZZ-A'), false],
    ['a link', at(null, null), false],
    ['what the owner bought with the same account', at(null, 'T-1', '1'), false],
    ['another seller at a register of the same number', at(POS, 'T-1', '1'), false],
  ])('%s', (_, record, isOurs) => {
    expect(isInScope(record, scope)).toBe(isOurs);
  });

  it('takes no register for ours while its number is not known', () => {
    expect(isInScope(at(null, null), { ...scope, posId: null })).toBe(false);
    expect(isInScope(at(POS, null), { ...scope, posId: null })).toBe(false);
  });

  it('folds the rest of the day into one line, without other currencies and other sellers', () => {
    const other = (payment: Partial<SeenPayment>): ProviderRecord => ({
      ...ours,
      fee: toMoney(5),
      net: toMoney(95),
      payment: { ...ours.payment, amount: toMoney(100), ...payment },
    });
    const rest = foldRest(
      [
        other({}),
        other({ status: 'refunded' }),
        other({ refunded: toMoney(40) }),
        other({ currency: 'USD' }),
        other({ sellerId: '1' }),
        other({ status: 'rejected' }),
        other({ approvedAt: TO }),
        other({ approvedAt: FROM - 1 }),
        other({ approvedAt: null }),
      ],
      { from: FROM, to: TO },
      scope,
      'ARS',
    );
    expect(rest).toEqual({
      count: 3,
      received: 300,
      returned: 140,
      fee: 15,
      net: 285,
      otherCurrency: 1,
      otherSeller: 1,
    });
    const stored = dayOf([], { rest });
    expect(reconcile([], stored)).toMatchObject({ day: DAY, rest, theirs: { count: 0, received: 0 } });
    expect(NO_REST.count).toBe(0);
  });
});
