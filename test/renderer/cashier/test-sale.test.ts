import { describe, expect, it } from 'vitest';
import type { CashierView } from '#core/views';
import { isOver, linesOf, type TestLines } from '#renderer/cashier/first-run/test-sale';
import { cashierView, chargeViews } from '#test/support/cashier-views';

const seen = (name: string): CashierView => {
  const view = chargeViews[name];
  if (view === undefined) throw new Error(`no view ${name}`);
  return view;
};
const said = ({ code, paid, receipt }: TestLines): string => [code, paid, receipt].join(' ');

describe('The test sale', () => {
  it('shows nothing done before it begins', () => {
    expect(said(linesOf(cashierView(), true))).toBe('idle idle idle');
  });

  it.each([
    ['requested', 'wait idle idle'],
    ['awaiting', 'good wait idle'],
    ['in-process', 'good wait idle'],
    ['expired', 'good bad idle'],
    ['not-sent', 'bad idle idle'],
    ['unknown', 'bad idle idle'],
    ['refused', 'bad idle idle'],
    ['mismatch', 'good bad idle'],
    ['paid', 'good good good'],
  ])('says of a charge that is %s what was seen of it: %s', (name, expected) => {
    expect(said(linesOf(seen(name), true))).toBe(expected);
  });

  it('takes no receipt for printed that was not', () => {
    const paid = seen('paid');
    const print = (state: 'queued' | 'sending' | 'failed' | 'given-up' | 'sent'): CashierView => ({
      ...paid,
      sale: { ...paid.sale, print: paid.sale.print === null ? null : { ...paid.sale.print, state } },
    });
    const unreachable = {
      ...paid.lights,
      printer: { state: 'trouble', reason: 'unreachable', waiting: 1 },
    } as const;
    expect(linesOf(print('queued'), true).receipt).toBe('wait');
    expect(linesOf({ ...print('queued'), lights: unreachable }, true).receipt).toBe('bad');
    expect(linesOf(print('failed'), true).receipt).toBe('bad');
    expect(linesOf(print('given-up'), true).receipt).toBe('bad');
    expect(linesOf(print('sent'), true).receipt).toBe('good');
    expect(linesOf({ ...paid, sale: { ...paid.sale, print: null } }, false).receipt).toBe('none');
  });

  it('is over once the money was seen and the paper has its fate', () => {
    expect(isOver(linesOf(seen('paid'), true))).toBe(true);
    expect(isOver(linesOf(seen('awaiting'), true))).toBe(false);
  });
});
