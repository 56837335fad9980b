import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '#core/domain/barcode';
import { isLayout, readScaleCode, type ScaleLayout, usualLayouts } from '#core/domain/scale-code';
import { SITE_IDS, siteOf } from '#core/domain/site';

const coded = (twelve: string): string => `${twelve}${checkDigit(twelve)}`;
const read = (code: string, layouts: readonly ScaleLayout[] = usualLayouts('MLA'), decimals: 0 | 2 = 2) =>
  readScaleCode(code, layouts, decimals);

describe('a label of the shop’s scale', () => {
  it('carries a weight in Argentina, in grams, under 20', () => {
    expect(read(coded('200012300845'))).toEqual({
      ok: true,
      value: { items: ['00123', '123', '0123', '2000123'], kind: 'weight', weight: 845 },
    });
  });

  it('carries whole pesos in Argentina under 21, and centavos in Brazil under any 2', () => {
    expect(read(coded('210004203450'))).toMatchObject({ ok: true, value: { kind: 'price', price: 345_000 } });
    expect(read(coded('200012301599'), usualLayouts('MLB'))).toMatchObject({
      ok: true,
      value: { items: ['000123', '123', '0123', '00123', '2000123'], kind: 'price', price: 1599 },
    });
  });

  it('is rounded to what the country can pay where the label is finer', () => {
    const fine: ScaleLayout = { prefix: '22', itemFigures: 4, value: 'price', decimals: 2 };
    expect(read(coded('220007123450'), [fine], 0)).toMatchObject({ ok: true, value: { price: 1235 } });
  });

  it.each([
    ['2000123008456', 'bad-check-digit'],
    [coded('200012300000'), 'empty-label'],
  ])('that cannot be right is refused: %s is %s', (code, error) => {
    expect(read(code)).toEqual({ ok: false, error });
  });

  it.each(['7790895000997', coded('290012300845'), '20001230084', 'PAN'])(
    'is not what stands on %s',
    (code) => {
      expect(read(code)).toBeNull();
    },
  );

  it('with one figure wrong is refused, whichever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (item, grams, at, by) => {
          const code = coded(`20${String(item).padStart(5, '0')}${String(grams).padStart(5, '0')}`);
          expect(read(code)).toMatchObject({ ok: true, value: { weight: grams } });
          const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`;
          expect(read(wrong)).toEqual({ ok: false, error: 'bad-check-digit' });
        },
      ),
    );
  });

  it.each(SITE_IDS)('has a usual form in %s that adds up to thirteen figures', (site) => {
    const layouts = usualLayouts(site);
    expect(layouts.length).toBeGreaterThan(0);
    for (const layout of layouts) {
      expect(isLayout(layout)).toBe(true);
      if (layout.value === 'price') expect(layout.decimals).toBeLessThanOrEqual(siteOf(site).decimals);
    }
    expect(isLayout({ prefix: '30', itemFigures: 5, value: 'weight' })).toBe(false);
    expect(isLayout({ prefix: '20', itemFigures: 8, value: 'weight' })).toBe(false);
  });
});
