import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge, ChargeFact, Terms } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { fold, next } from '#core/domain/lifecycle';
import { add, type Money, toMoney, ZERO } from '#core/domain/money';
import {
  codesToTakeOff,
  collected,
  nextSale,
  openedSale,
  type SaleFact,
  type SaleRecord,
  standingOf,
  type TenderId,
} from '#core/domain/sale-record';
import {
  aBirth,
  anOrder,
  aPayment,
  at,
  cartOf,
  deadline,
  issued,
  NOON,
  orderSeen,
  paymentSeen,
  readSince,
  reference,
  resumed,
  saleId,
  stopped,
  TOTAL,
} from '#test/support/builders';
import { anyFact } from '#test/support/chance';

const HALF = toMoney(TOTAL / 2);
const REST = toMoney(TOTAL - HALF);

const opening = (total: Money = TOTAL): SaleFact & { readonly kind: 'sale-opened' } => ({
  kind: 'sale-opened',
  at: NOON,
  saleId: saleId('sale-1'),
  number: 7,
  cart: cartOf(total),
  cashier: 'Ana',
});
const tendered = (amount: Money, given: Money = amount): SaleFact & { readonly kind: 'tender-recorded' } => ({
  kind: 'tender-recorded',
  tenderId: null,
  at: NOON + MINUTE,
  tender: 'cash',
  amount,
  given,
});
const tenderId = (id: string): TenderId => id as TenderId;
const voidOf = (id: string): SaleFact => ({
  kind: 'tender-voided',
  at: NOON + 2 * MINUTE,
  tenderId: tenderId(id),
  reason: 'slip',
  by: null,
});
const numbered: SaleFact = { kind: 'receipt-numbered', at: NOON + MINUTE, receiptNumber: 'C1-A-000007' };
const changedTo = (total: Money): SaleFact => ({
  kind: 'sale-changed',
  at: NOON + MINUTE,
  cart: cartOf(total),
});
const onSight: SaleFact = { kind: 'sale-accepted-on-sight', at: NOON, approver: 'Marta', reason: 'saw it' };
const aSale = (...facts: readonly SaleFact[]): SaleRecord => facts.reduce(nextSale, openedSale(opening()));

type Story = { readonly terms?: Partial<Terms>; readonly from?: number };
const aCharge = ({ terms = {}, from = NOON }: Story, ...facts: readonly ChargeFact[]): Charge =>
  fold([aBirth(terms, from), ...facts]);

const closed = orderSeen(anOrder());
const paid = aCharge({}, issued(), closed, paymentSeen(aPayment()));
const partly = aCharge({}, issued(), paymentSeen(aPayment({ amount: HALF })), deadline(), readSince());
const waiting = aCharge({ terms: { reference: reference('second'), attempt: 2 } }, issued());

describe('a sale', () => {
  it('is opened with what was rung up', () => {
    expect(aSale()).toMatchObject({
      number: 7,
      total: TOTAL,
      cashier: 'Ana',
      tenders: [],
      receiptNumber: null,
    });
  });

  it('keeps its first receipt number, its first approver and the moment it was first given up', () => {
    const again: readonly SaleFact[] = [
      { ...numbered, receiptNumber: 'other' },
      { ...onSight, approver: 'other' },
      { kind: 'sale-abandoned', at: NOON + 9 * MINUTE, by: null },
    ];
    const sale = aSale(numbered, onSight, { kind: 'sale-abandoned', at: NOON, by: 'Ana' });
    for (const fact of [opening(), ...again]) expect(nextSale(sale, fact)).toBe(sale);
  });

  it('takes a new total when it is charged again with another cart, and is taken up again', () => {
    const sale = aSale({ kind: 'sale-abandoned', at: NOON, by: null }, changedTo(HALF));
    expect([sale.total, sale.abandonedAt]).toEqual([HALF, null]);
  });

  it('holds every part that was paid outside the provider, with what was given for it', () => {
    const sale = aSale(tendered(HALF, TOTAL), tendered(REST));
    expect(sale.tenders.map(({ amount, given }) => [amount, given])).toEqual([
      [HALF, TOTAL],
      [REST, REST],
    ]);
  });

  it('holds the same part once, however often it is told, also after it was voided', () => {
    const part = { ...tendered(HALF), tenderId: tenderId('t1') };
    const once = aSale(part);
    expect(nextSale(once, part)).toBe(once);
    const voided = nextSale(once, voidOf('t1'));
    expect(nextSale(voided, part)).toBe(voided);
    expect(nextSale(voided, voidOf('t1'))).toBe(voided);
    expect(nextSale(once, voidOf('other'))).toBe(once);
  });

  it('that was closed by a part recorded by mistake is open again, and its receipt is void', () => {
    const sale = aSale({ ...tendered(TOTAL), tenderId: tenderId('t1') }, numbered, voidOf('t1'));
    expect(sale).toMatchObject({ tenders: [], receiptNumber: null, voidReceipts: ['C1-A-000007'] });
    expect(sale.voided).toMatchObject([{ amount: TOTAL, reason: 'slip' }]);
    expect(standingOf(sale, [])).toMatchObject({ tendered: 0, due: TOTAL, isPaid: false });
    expect(nextSale(sale, { ...numbered, receiptNumber: 'C1-A-000008' }).receiptNumber).toBe('C1-A-000008');
  });
});

describe('how a sale stands', () => {
  const standing = (sale: SaleRecord, ...charges: readonly Charge[]) => standingOf(sale, charges);

  it('before anything: all of it is due', () => {
    expect(standing(aSale())).toEqual({
      collected: 0,
      tendered: 0,
      onSight: 0,
      due: TOTAL,
      excess: 0,
      isPaid: false,
    });
    expect(standing(aSale(), waiting)).toMatchObject({ due: TOTAL, isPaid: false });
  });

  it('is paid by a charge that is paid', () => {
    expect(standing(aSale(), paid)).toEqual({
      collected: TOTAL,
      tendered: 0,
      onSight: 0,
      due: 0,
      excess: 0,
      isPaid: true,
    });
  });

  it('is not paid by money whose order has not closed yet, though nothing is due any more', () => {
    const open = aCharge({}, issued(), paymentSeen(aPayment()));
    expect(standing(aSale(), open)).toMatchObject({ collected: TOTAL, due: 0, isPaid: false });
  });

  it('is paid by late money too', () => {
    const late = aCharge({}, issued(), stopped(NOON + SECOND), closed, paymentSeen(aPayment()));
    expect(late.state).toBe('paid-late');
    expect(standing(aSale(), late)).toMatchObject({ due: 0, isPaid: true });
  });

  it('is paid by cash alone, or by cash for the rest', () => {
    expect(standing(aSale(tendered(TOTAL)))).toMatchObject({ tendered: TOTAL, due: 0, isPaid: true });
    expect(standing(aSale(), partly)).toMatchObject({ collected: HALF, due: REST, isPaid: false });
    expect(standing(aSale(tendered(REST)), partly)).toMatchObject({ due: 0, excess: 0, isPaid: true });
  });

  it('is paid by a second code for the rest', () => {
    const rest = aCharge(
      { terms: { reference: reference('rest'), total: REST } },
      issued(),
      orderSeen(anOrder({ total: REST })),
      paymentSeen(aPayment({ amount: REST })),
    );
    expect(rest.state).toBe('paid');
    expect(standing(aSale(), partly, rest)).toMatchObject({
      collected: TOTAL,
      due: 0,
      excess: 0,
      isPaid: true,
    });
  });

  it('is not paid by cash for the rest when the first part had already been given back', () => {
    const back = next(
      partly,
      paymentSeen(aPayment({ amount: HALF, status: 'refunded', changedAt: NOON + MINUTE })),
    );
    expect(standing(aSale(tendered(REST)), back)).toMatchObject({ collected: 0, due: HALF, isPaid: false });
  });

  it('is still paid when the money goes back after the receipt was made out', () => {
    const back = paymentSeen(aPayment({ amount: HALF, status: 'refunded', changedAt: NOON + MINUTE }));
    const sale = aSale(tendered(REST), numbered);
    expect(standing(sale, next(partly, back))).toMatchObject({ collected: 0, due: HALF, isPaid: true });
    const refunded = next(paid, paymentSeen(aPayment({ status: 'refunded', changedAt: NOON + MINUTE })));
    expect(standing(aSale(), refunded)).toMatchObject({ collected: 0, isPaid: true });
  });

  it('has too much when two charges were paid, whichever references they bear', () => {
    const other = aCharge(
      { terms: { reference: reference('second') } },
      issued(),
      orderSeen(anOrder({ id: '2' })),
      paymentSeen(aPayment({ id: '2' })),
    );
    expect(standing(aSale(), paid, other)).toMatchObject({
      collected: 2 * TOTAL,
      excess: TOTAL,
      due: 0,
      isPaid: true,
    });
  });

  it('has too much when cash was taken before the wallet’s money was learnt', () => {
    expect(standing(aSale(tendered(TOTAL)), paid)).toMatchObject({ excess: TOTAL, isPaid: true });
  });

  it('has nothing too much once the second was given back', () => {
    const other = aCharge(
      { terms: { reference: reference('second') } },
      paymentSeen(aPayment({ id: '2', status: 'refunded' })),
    );
    expect(standing(aSale(), paid, other)).toMatchObject({ collected: TOTAL, excess: 0, due: 0 });
  });

  describe('when its total changed', () => {
    it('to more: what came in leaves the difference due', () => {
      const more = toMoney(TOTAL + 100);
      expect(standing(aSale(changedTo(more)), paid)).toMatchObject({ due: 100, isPaid: false });
      expect(standing(aSale(changedTo(more), tendered(toMoney(100))), paid)).toMatchObject({
        due: 0,
        isPaid: true,
      });
    });

    it('to less: what an earlier code brought is too much', () => {
      expect(standing(aSale(changedTo(HALF)), paid)).toMatchObject({ excess: REST, due: 0, isPaid: true });
    });
  });

  describe('when the money is not quite ours', () => {
    const strange = aCharge({}, issued(), closed, paymentSeen(aPayment({ sellerId: '666' })));
    const look = at(NOON + MINUTE, { kind: 'mismatch-accepted', by: 'Marta', reason: 'checked' });

    it('does not count as paid, with a coin of cash beside it or without', () => {
      expect(standing(aSale(), strange).isPaid).toBe(false);
      expect(standing(aSale(tendered(toMoney(1))), strange).isPaid).toBe(false);
    });

    it('counts once a person took it', () => {
      expect(standing(aSale(), next(strange, look)).isPaid).toBe(true);
    });

    it('counts as the part it is once a person took it, and cash pays the rest', () => {
      const half = aCharge({}, issued(), paymentSeen(aPayment({ amount: HALF, sellerId: '666' })));
      expect(standing(aSale(tendered(REST)), half).isPaid).toBe(false);
      expect(standing(aSale(tendered(REST)), next(half, look)).isPaid).toBe(true);
    });
  });

  it('is paid when a person accepted it on sight: nothing is due, and what was not seen is counted apart', () => {
    const taken = { collected: 0, onSight: TOTAL, due: 0, excess: 0, isPaid: true };
    expect(standing(aSale(onSight), waiting)).toMatchObject(taken);
    expect(standing(aSale(onSight, tendered(HALF)), waiting)).toMatchObject({ onSight: REST, due: 0 });
  });

  it('taken on sight and paid after all is simply paid, and stays so when the money goes back', () => {
    expect(standing(aSale(onSight), paid)).toMatchObject({ collected: TOTAL, onSight: 0, due: 0, excess: 0 });
    const refunded = next(paid, paymentSeen(aPayment({ status: 'refunded', changedAt: NOON + MINUTE })));
    expect(standing(aSale(onSight), refunded)).toMatchObject({ collected: 0, onSight: 0, isPaid: true });
  });

  it('is what came in less what went back, over all its charges', () => {
    const back = next(paid, paymentSeen(aPayment({ refunded: toMoney(100), changedAt: NOON + MINUTE })));
    expect(collected([back, partly])).toBe(TOTAL - 100 + HALF);
  });

  it('owes or has too much, never both, and always by the difference', () => {
    const stories = fc.array(fc.array(anyFact, { maxLength: 12 }), { maxLength: 4 });
    const cash = fc.constantFrom(0, 1, HALF, TOTAL).map(toMoney);
    fc.assert(
      fc.property(stories, cash, (told, amount) => {
        const charges = told.map((facts) => fold([aBirth(), ...facts]));
        const { due, excess, collected: fromCharges } = standingOf(aSale(tendered(amount)), charges);
        expect(Math.min(due, excess)).toBe(0);
        expect(add(fromCharges, amount) + due - excess).toBe(TOTAL);
      }),
      { numRuns: 500 },
    );
  });

  it('is never paid with less than its total, unless a person said so', () => {
    const stories = fc.array(fc.array(anyFact, { maxLength: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(stories, (told) => {
        const charges = told.map((facts) => fold([aBirth(), ...facts]));
        const received = charges.reduce((all, charge) => all + charge.received, 0);
        if (standingOf(aSale(), charges).isPaid) expect(received).toBeGreaterThanOrEqual(TOTAL);
      }),
      { numRuns: 500 },
    );
  });
});

const toTakeOff = (charges: readonly Charge[], tendered: Money = ZERO): readonly Charge[] =>
  codesToTakeOff(charges, { total: TOTAL, tendered });

describe('when money came on one charge of a sale', () => {
  it('every other code that is up comes off, and its own stays', () => {
    const halfPaid = aCharge({}, issued(), paymentSeen(aPayment({ amount: HALF })));
    expect(toTakeOff([halfPaid, waiting])).toEqual([waiting]);
    expect(toTakeOff([waiting, paid])).toEqual([waiting]);
  });

  it('a parked one comes off too', () => {
    const parked = next(waiting, at(NOON + MINUTE, { kind: 'charge-parked' }));
    expect(toTakeOff([paid, parked])).toEqual([parked]);
  });

  it('one that is still being asked for never gets there', () => {
    const asking = aCharge({ terms: { reference: reference('third') } });
    expect(toTakeOff([paid, asking])).toEqual([asking]);
    const off = next(asking, at(NOON + MINUTE, { kind: 'asking-stopped', why: 'paid-elsewhere' }));
    expect(next(off, issued(NOON + MINUTE + SECOND)).state).toBe('checking');
  });

  it('money that went back again, or of another currency, was money too', () => {
    const gone = aCharge({}, issued(), paymentSeen(aPayment({ status: 'charged-back' })));
    const dollars = aCharge({}, issued(), paymentSeen(aPayment({ currency: 'USD' })));
    expect(toTakeOff([gone, waiting])).toEqual([waiting]);
    expect(toTakeOff([dollars, waiting])).toEqual([waiting]);
  });

  it('a code that was asked for afterwards, for the rest, stays up', () => {
    const rest = aCharge(
      { terms: { reference: reference('rest'), total: REST }, from: NOON + 6 * MINUTE },
      issued(),
    );
    expect(toTakeOff([partly, rest])).toEqual([]);
  });

  it('an old code that was put back up comes off', () => {
    const again = [stopped(), resumed(NOON + 2 * MINUTE)].reduce(next, waiting);
    const since = aCharge({}, issued(), paymentSeen(aPayment({ amount: HALF }), NOON + 90 * SECOND));
    expect(toTakeOff([since, again])).toEqual([again]);
  });

  it('nothing comes off that is paid, stopped or over', () => {
    const other = aCharge({}, issued(), closed, paymentSeen(aPayment({ id: '2' })));
    expect(toTakeOff([paid, other, partly, next(waiting, stopped())])).toEqual([]);
  });

  it('a declined or working payment takes nothing off', () => {
    const declined = aCharge({}, issued(), paymentSeen(aPayment({ status: 'rejected' })));
    const working = aCharge({}, issued(), paymentSeen(aPayment({ status: 'in-process' })));
    expect(toTakeOff([declined, working, waiting])).toEqual([]);
  });
});

describe('when a part of a sale was paid in cash or otherwise', () => {
  it('a code for all of it comes off, and one for the rest stays up', () => {
    const rest = aCharge({ terms: { reference: reference('rest'), total: REST } }, issued());
    expect(toTakeOff([waiting], HALF)).toEqual([waiting]);
    expect(toTakeOff([waiting, rest], HALF)).toEqual([waiting]);
    expect(toTakeOff([rest], toMoney(HALF + 1))).toEqual([rest]);
    expect(toTakeOff([partly, paid], TOTAL)).toEqual([]);
  });
});
