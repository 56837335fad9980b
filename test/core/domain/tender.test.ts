import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyGiven, mostChange, NOTES } from '#core/domain/cash';
import { type Money, toMoney } from '#core/domain/money';
import { changeOf, type TenderId } from '#core/domain/sale-record';
import { formatMoney, SITE_IDS, siteOf } from '#core/domain/site';
import { TENDER_KINDS, type TenderAsked, tenderFault, voidFault } from '#core/domain/tender';

const AR = siteOf('MLA');
const money = (amount: number): Money => toMoney(amount);
const cash = (amount: number, given = amount): TenderAsked => ({
  kind: 'cash',
  amount: money(amount),
  given: money(given),
});
const card = (amount: number, given = amount): TenderAsked => ({
  ...cash(amount, given),
  kind: 'card-terminal',
});
const DUE = money(508_590);

describe('what may be recorded against a sale', () => {
  it.each<[string, TenderAsked, string | null]>([
    ['the exact money', cash(508_590), null],
    ['a note above it, with change', cash(508_590, 1_000_000), null],
    ['a part of it', cash(200_000), null],
    ['the card for all of it', card(508_590), null],
    ['the card for a part', card(1), null],
    ['nothing at all', cash(0), 'no-amount'],
    ['more than is due', cash(508_591), 'above-due'],
    ['less money than it is said to pay', cash(508_590, 508_589), 'given-too-little'],
    ['change while a part is still due', cash(200_000, 300_000), 'given-too-much'],
    ['change of a card', card(508_590, 600_000), 'given-too-much'],
    ['change just under the largest note', cash(508_590, 508_590 + 1_999_999), null],
    [
      'change of the largest note: a slip of the fingers',
      cash(508_590, 508_590 + 2_000_000),
      'given-too-much',
    ],
    ['a barcode scanned into the field', cash(508_590, 779_123_456_789), 'given-too-much'],
  ])('%s', (_what, asked, fault) => {
    expect(tenderFault(asked, DUE, AR)).toBe(fault);
  });

  it('is nothing once nothing is due', () => {
    expect(tenderFault(cash(1), money(0), AR)).toBe('nothing-due');
  });

  it('never leaves less than nothing due, and gives change of cash alone, less than the largest note', () => {
    const asked = fc.record({
      kind: fc.constantFrom(...TENDER_KINDS),
      amount: fc.integer({ min: 0, max: 3_000_000 }).map(toMoney),
      given: fc.integer({ min: 0, max: 6_000_000 }).map(toMoney),
    });
    const due = fc.integer({ min: 0, max: 3_000_000 }).map(toMoney);
    fc.assert(
      fc.property(asked, due, fc.constantFrom(...SITE_IDS), (tender, left, id) => {
        if (tenderFault(tender, left, siteOf(id)) !== null) return;
        expect(tender.amount).toBeLessThanOrEqual(left);
        expect(tender.given - tender.amount).toBe(changeOf(tender));
        expect(changeOf(tender)).toBeLessThanOrEqual(tender.kind === 'cash' ? mostChange(siteOf(id)) : 0);
        if (changeOf(tender) > 0) expect(tender.amount).toBe(left);
      }),
    );
  });
});

describe('a part recorded by mistake', () => {
  const id = 'tender-1' as TenderId;
  const tenders = [{ id, kind: 'cash' as const, amount: DUE, given: DUE, at: 0 }];
  const onSight = { approver: 'Ana', reason: 'r', at: 0 };

  it('is voided while its sale is the last one', () => {
    expect(voidFault({ number: 7, tenders, acceptedOnSight: null }, id, 7)).toBeNull();
    expect(voidFault({ number: 7, tenders, acceptedOnSight: null }, id, 8)).toBe('not-the-last-sale');
  });

  it('is not voided twice, nor in a sale that was taken on sight for the rest', () => {
    expect(voidFault({ number: 7, tenders: [], acceptedOnSight: null }, id, 7)).toBe('no-such-tender');
    expect(voidFault({ number: 7, tenders, acceptedOnSight: onSight }, id, 7)).toBe('taken-on-sight');
  });
});

describe('what people hand over', () => {
  const words = (id: (typeof SITE_IDS)[number], due: number): readonly string[] =>
    likelyGiven(money(due), siteOf(id)).map((given) =>
      formatMoney(given, siteOf(id)).replace(/\u00a0/g, ' '),
    );

  it('is the next round sums that the notes of the country make', () => {
    expect(words('MLA', 508_590)).toEqual(['$ 5.500,00', '$ 6.000,00', '$ 10.000,00', '$ 20.000,00']);
    expect(words('MLM', 8750)).toEqual(['$100.00', '$200.00', '$500.00', '$1,000.00']);
    expect(words('MLC', 12_340)).toEqual(['$13.000', '$14.000', '$15.000', '$20.000']);
    expect(words('MLB', 1990)).toEqual(['R$ 20,00', 'R$ 50,00', 'R$ 100,00', 'R$ 200,00']);
  });

  it('is never the exact money, which is offered anyway, and nothing where nothing is due', () => {
    expect(words('MLA', 1_000_000)).toEqual(['$ 20.000,00']);
    expect(words('MLA', 0)).toEqual([]);
  });

  it('is up to four sums above what is due, the least first, each of which can be recorded', () => {
    const due = fc.integer({ min: 1, max: 100_000_000 }).map(toMoney);
    fc.assert(
      fc.property(due, fc.constantFrom(...SITE_IDS), (left, id) => {
        const site = siteOf(id);
        const sums = likelyGiven(left, site);
        expect(sums.length).toBeLessThanOrEqual(4);
        expect([...new Set(sums)].sort((a, b) => a - b)).toEqual(sums);
        for (const given of sums)
          expect(tenderFault({ kind: 'cash', amount: left, given }, left, site)).toBeNull();
      }),
    );
  });

  it('is made of notes in every country, the largest first', () => {
    for (const notes of Object.values(NOTES)) {
      expect(notes.length).toBeGreaterThan(3);
      expect([...notes].sort((a, b) => b - a)).toEqual(notes);
    }
  });
});
