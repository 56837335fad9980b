import { describe, expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { screenNow } from '#renderer/customer/screen-now';
import { figuresOf } from '#renderer/ui/amount.tsx';
import { countdownOf } from '#renderer/ui/use-countdown';
import { hourText } from '#renderer/ui/when';
import { AFTERNOON, almacen, customerScreens, payOf } from '#test/support/customer-views';

const TIMED = new Set(['pay', 'paid', 'thanks']);

describe('The customer’s screen, should no newer picture come', () => {
  it('takes its code off at the last second, and says that it is being checked', () => {
    const shown = screenNow(payOf(), true);
    expect(shown.kind).toBe('checking');
    expect(JSON.stringify(shown)).not.toContain('qrData');
  });

  it('does not leave one customer’s outcome for the next', () => {
    const { paid = payOf(), thanks = payOf() } = customerScreens;
    for (const screen of [paid, thanks]) expect(screenNow(screen, true)).toEqual({ kind: 'idle' });
  });

  it.each(Object.entries(customerScreens).filter(([, { kind }]) => !TIMED.has(kind)))(
    'leaves %s as it is: it has no time of its own',
    (_, screen) => {
      expect(screenNow(screen, true)).toBe(screen);
    },
  );

  it.each(Object.entries(customerScreens))('carries a code only when it can be paid: %s', (_, screen) => {
    expect('qrData' in screen).toBe(screen.kind === 'pay');
  });
});

describe('The countdown', () => {
  it.each([
    [272_000, '4:32'],
    [60_000, '1:00'],
    [59_001, '1:00'],
    [500, '0:01'],
    [0, '0:00'],
    [-40, '0:00'],
  ])('with %i ms left says %s', (leftMs, text) => {
    expect(countdownOf(leftMs, 300_000).text).toBe(text);
  });

  it('is over at nothing and not a moment before', () => {
    expect(countdownOf(1, 300_000).isOver).toBe(false);
    expect(countdownOf(0, 300_000).isOver).toBe(true);
  });
});

describe('What the sign writes', () => {
  it('is the hour of the shop, whatever the computer’s', () => {
    expect(hourText(AFTERNOON, almacen)).toBe('14:32');
    expect(hourText(AFTERNOON, { siteId: 'MLM', timeZone: 'America/Mexico_City' })).toBe('11:32');
  });

  it('is figures the country’s way, a discount with its minus', () => {
    expect(figuresOf(toMoney(-56_510), 'MLA')).toBe('−565,10');
    expect(figuresOf(toMoney(1190), 'MLC')).toBe('1.190');
    expect(figuresOf(toMoney(123_456), 'MLM')).toBe('1,234.56');
  });
});
