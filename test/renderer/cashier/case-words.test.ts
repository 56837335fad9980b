import { expect, it } from 'vitest';
import enCharge from '#renderer/i18n/en/cashier.json' with { type: 'json' };
import en from '#renderer/i18n/en/day.json' with { type: 'json' };
import esCharge from '#renderer/i18n/es/cashier.json' with { type: 'json' };
import es from '#renderer/i18n/es/day.json' with { type: 'json' };
import arCharge from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import ar from '#renderer/i18n/es-AR/day.json' with { type: 'json' };
import ptCharge from '#renderer/i18n/pt-BR/cashier.json' with { type: 'json' };
import pt from '#renderer/i18n/pt-BR/day.json' with { type: 'json' };

const SAME = ['mismatch', 'double', 'charged-back', 'disputed', 'partial', 'over', 'unknown'] as const;

it.each([
  ['es-AR', ar, arCharge.badge],
  ['es', es, esCharge.badge],
  ['pt-BR', pt, ptCharge.badge],
  ['en', en, enCharge.badge],
] as const)(
  'in %s the list of sales and what needs attention call one thing by one name',
  (_, day, charge) => {
    for (const kind of SAME) expect(day.case[kind]).toBe(charge[kind]);
    expect(day.case.late).toBe(charge['paid-late']);
    expect(day.badge.paid).toBe(charge.paid);
  },
);
