import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARGE_STATES, type Charge, type ChargeFact, ODDNESS } from '#core/domain/charge';
import { type Birth, born, fold, next } from '#core/domain/lifecycle';
import { isMoney } from '#core/domain/payments';
import { collected } from '#core/domain/sale-record';
import type { SeenPayment } from '#core/provider';
import { chargeAfter, issued, TOTAL } from '#test/support/builders';
import { anyBirth, anyFact, anySight, ourSight, reordered } from '#test/support/chance';

const RUNS = { numRuns: 1000 };
const story = fc.tuple(anyBirth, fc.array(anyFact, { maxLength: 25 }));

/** Every charge a story goes through, with the fact that made it. */
function steps([birth, facts]: readonly [Birth, readonly ChargeFact[]]): readonly {
  readonly before: Charge;
  readonly fact: ChargeFact;
  readonly after: Charge;
}[] {
  let charge = born(birth);
  return facts.map((fact) => {
    const before = charge;
    charge = next(charge, fact);
    return { before, fact, after: charge };
  });
}

const held = ({ payments }: Charge): ReadonlyMap<string, SeenPayment> =>
  new Map(payments.map((payment) => [payment.id, payment]));

const paymentsSeenIn = (facts: readonly ChargeFact[]): readonly SeenPayment[] =>
  facts.flatMap((fact) => (fact.kind === 'payment-seen' ? [fact.payment] : []));

/** What came in and went back, added up from the sights alone: no state, no order, no time. */
function reckoned(facts: readonly ChargeFact[]): { readonly received: number; readonly returned: number } {
  const money = paymentsSeenIn(facts).filter(({ status, currency }) => isMoney(status) && currency === 'ARS');
  let received = 0;
  let returned = 0;
  for (const id of new Set(money.map((payment) => payment.id))) {
    const sights = money.filter((payment) => payment.id === id);
    const amount = Math.max(...sights.map((payment) => payment.amount));
    const allBack = sights.some(({ status }) => status === 'charged-back' || status === 'refunded');
    received += amount;
    returned += allBack ? amount : Math.max(...sights.map(({ refunded }) => refunded));
  }
  return { received, returned };
}

describe('whatever happens to a charge, in whatever order', () => {
  it('every state answers every fact', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { after } of steps(told)) expect(CHARGE_STATES).toContain(after.state);
      }),
      RUNS,
    );
  });

  it('the same fact twice is the same fact once', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { fact, after } of steps(told)) expect(next(after, fact)).toBe(after);
      }),
      RUNS,
    );
  });

  it('money is never forgotten: every payment that came in stays, with at least its amount', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, after } of steps(told)) {
          for (const known of before.payments) {
            const still = held(after).get(known.id);
            expect(still).toBeDefined();
            if (still === undefined || !isMoney(known.status)) continue;
            expect(isMoney(still.status)).toBe(true);
            expect(still.amount).toBeGreaterThanOrEqual(known.amount);
            expect(still.refunded).toBeGreaterThanOrEqual(known.refunded);
          }
          expect(after.received).toBeGreaterThanOrEqual(before.received);
          expect(after.returned).toBeGreaterThanOrEqual(before.returned);
        }
      }),
      RUNS,
    );
  });

  it('every payment that was seen as money is held as money', () => {
    fc.assert(
      fc.property(story, ([birth, facts]) => {
        const payments = held(fold([birth, ...facts]));
        for (const { id, status } of paymentsSeenIn(facts))
          if (isMoney(status)) expect(isMoney(payments.get(id)?.status ?? 'unknown')).toBe(true);
      }),
      RUNS,
    );
  });

  it('received, returned and collected are what anyone would add up from the sights', () => {
    fc.assert(
      fc.property(story, ([birth, facts]) => {
        const charge = fold([birth, ...facts]);
        const { received, returned } = reckoned(facts);
        expect([charge.received, charge.returned]).toEqual([received, returned]);
        expect(collected([charge])).toBe(received - returned);
        expect(charge.returned).toBeLessThanOrEqual(charge.received);
      }),
      RUNS,
    );
  });

  it('paid never goes back, and late becomes nothing but paid', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, after } of steps(told)) {
          if (before.state === 'paid') expect(after.outcome).toEqual(before.outcome);
          if (before.state === 'paid-late') expect(['paid-late', 'paid']).toContain(after.state);
        }
      }),
      RUNS,
    );
  });

  it('nothing is told as paid without all its money and, unless a person took it, a closed order of ours', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, fact, after } of steps(told)) {
          if (after.outcome === null || before.outcome !== null) continue;
          expect(after.received).toBeGreaterThanOrEqual(TOTAL);
          const looked = fact.kind === 'mismatch-accepted' || before.mismatchAccepted;
          const agreed = after.orders.some(({ status }) => status === 'closed');
          expect(looked || (agreed && !after.oddness.includes('mismatch'))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('nothing is told as over while somebody is paying or all the money waits for its order', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { after } of steps(told)) {
          if (after.state !== 'expired' && after.state !== 'cancelled') continue;
          const deciding = after.payments.map(({ status }) => status);
          expect(deciding).not.toContain('in-process');
          expect(after.received < TOTAL || after.oddness.includes('mismatch')).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('a code is asked for on the screen only where there is one, and it never changes', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, after } of steps(told)) {
          if (after.state === 'awaiting-payment') expect(after.code).not.toBeNull();
          if (before.code !== null) expect(after.code).toBe(before.code);
        }
      }),
      RUNS,
    );
  });

  it('no code comes back on a screen once all the money is there', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, after } of steps(told)) {
          const cameBack = before.asking.kind === 'checking' && after.asking.kind === 'open';
          if (cameBack) expect(before.received).toBeLessThan(TOTAL);
        }
      }),
      RUNS,
    );
  });

  it('only a charge that is being asked for is parked', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { after } of steps(told))
          if (after.parked)
            expect([after.asking.kind, after.outcome, after.mode]).toEqual(['open', null, 'dynamic']);
      }),
      RUNS,
    );
  });

  it('oddness is told once each, worst first', () => {
    fc.assert(
      fc.property(story, ([birth, facts]) => {
        const { oddness } = fold([birth, ...facts]);
        expect(oddness).toEqual(ODDNESS.filter((kind) => oddness.includes(kind)));
      }),
      RUNS,
    );
  });
});

describe('the order in which a read finds things', () => {
  const withShuffle = (sight: fc.Arbitrary<ChargeFact>) =>
    fc.array(sight, { maxLength: 12 }).chain((sights) => fc.tuple(fc.constant(sights), reordered(sights)));

  it('makes no difference to the outcome, the oddness and every payment, where all of it is ours', () => {
    fc.assert(
      fc.property(withShuffle(ourSight), ([one, other]) => {
        const [a, b] = [chargeAfter(issued(), ...one), chargeAfter(issued(), ...other)];
        expect([b.state, b.outcome?.kind, b.oddness]).toEqual([a.state, a.outcome?.kind, a.oddness]);
        for (const [id, { status, amount, refunded }] of held(a)) {
          // Two sights of one stamp that differ in what was only tried: neither is news.
          const same = isMoney(status) ? { status, amount, refunded } : { status };
          expect(held(b).get(id)).toMatchObject(same);
        }
      }),
      RUNS,
    );
  });

  // A strange sight before the money asks for a person, after it the charge is paid already: there, order matters.
  it('makes no difference to what came in and went back, whoever it is of', () => {
    fc.assert(
      fc.property(withShuffle(anySight), ([one, other]) => {
        const [a, b] = [chargeAfter(issued(), ...one), chargeAfter(issued(), ...other)];
        expect([b.received, b.returned]).toEqual([a.received, a.returned]);
      }),
      RUNS,
    );
  });

  it('makes no difference to a charge that had already ended', () => {
    fc.assert(
      fc.property(
        anyBirth,
        fc.array(anyFact, { maxLength: 10 }),
        withShuffle(ourSight),
        (birth, before, [one, other]) => {
          const unpaid = fold([birth, ...before]);
          fc.pre(unpaid.outcome === null && !unpaid.oddness.includes('mismatch'));
          const [a, b] = [one.reduce(next, unpaid), other.reduce(next, unpaid)];
          expect([b.state, b.received, b.oddness]).toEqual([a.state, a.received, a.oddness]);
        },
      ),
      RUNS,
    );
  });
});
