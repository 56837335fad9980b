import { describe, expect, it } from 'vitest';
import { ok } from '#core/result';
import type { CustomerScreen } from '#core/views';
import type { Display } from '#main/electron';
import { createScreens } from '#main/screens';
import { createSettings } from '#main/settings/settings';

const IDLE: CustomerScreen = { kind: 'idle' };

/** Only what is looked at. */
function panel(id: number, scaleFactor = 1): Display {
  const bounds = { x: 0, y: 0, width: 1920 / scaleFactor, height: 1080 / scaleFactor };
  const known: Partial<Display> = { id, label: `Panel ${id}`, bounds, scaleFactor, internal: false };
  return known as Display;
}

function setUp(first: Display | null) {
  let display = first;
  let isCharging = false;
  const kept = new Map<string, unknown>();
  const settings = createSettings(
    {
      setting: (key, schema, fallback) => (kept.has(key) ? schema.parse(kept.get(key)) : fallback),
      saveSetting: (key, value) => {
        kept.set(key, value);
        return ok(null);
      },
    },
    { systemLanguage: 'es-AR', receiptFolder: '/tmp' },
  );
  const screens = createScreens({
    settings,
    windows: () => ({ customerDisplay: () => display, displaysInOrder: () => [] }),
    identify: () => undefined,
    isCharging: () => isCharging,
    onChange: () => undefined,
  });
  return {
    ...screens,
    settings,
    plug: (next: Display | null) => {
      display = next;
    },
    charge: () => {
      isCharging = true;
    },
  };
}

describe('trying the customer’s display', () => {
  it('shows the pattern while nobody is to be told anything, and never over what there is to pay', () => {
    const shop = setUp(panel(1));
    const trial = { kind: 'pattern' } as const;
    expect(shop.handlers['screens/try']({ trial })).toEqual({ ok: true, value: null });
    expect(shop.forCustomer(IDLE).trial).toEqual(trial);
    for (const kind of ['building', 'preparing', 'checking', 'in-process'] as const)
      expect(shop.forCustomer({ kind, total: 100 } as CustomerScreen).trial).toBeNull();
    shop.handlers['screens/try']({ trial: null });
    expect(shop.forCustomer(IDLE).trial).toBeNull();
  });

  it('is refused in words during a charge, and where there is no display', () => {
    const trial = { kind: 'pattern' } as const;
    expect(setUp(null).handlers['screens/try']({ trial })).toEqual({ ok: false, error: 'no-display' });
    const busy = setUp(panel(1));
    busy.charge();
    expect(busy.handlers['screens/try']({ trial })).toEqual({ ok: false, error: 'charging' });
  });
});

describe('a display measured with a bank card', () => {
  it('knows how wide five centimetres are, and eight where the counter is deep', () => {
    const shop = setUp(panel(1));
    expect(shop.forCustomer(IDLE).leastCodeDots).toBeNull();
    shop.handlers['screens/measure']({ cardDots: 428 });
    expect(shop.forCustomer(IDLE).leastCodeDots).toBe(250);
    shop.settings.save('leastCodeMm', 80);
    expect(shop.forCustomer(IDLE).leastCodeDots).toBe(400);
  });

  it('is as large at another scale, is measured anew, and lends its measure to no other', () => {
    const shop = setUp(panel(1));
    shop.handlers['screens/measure']({ cardDots: 428 });
    shop.plug(panel(1, 2));
    expect(shop.forCustomer(IDLE).leastCodeDots).toBe(125);
    shop.handlers['screens/measure']({ cardDots: 428 });
    expect(shop.forCustomer(IDLE).leastCodeDots).toBe(250);
    expect(shop.settings.read('rulers')).toHaveLength(1);
    shop.plug(panel(2));
    expect(shop.forSettings().customerDisplay?.dotsPerMm).toBeNull();
  });
});
