import { describe, expect, it } from 'vitest';
import { checkDigit } from '#core/domain/barcode';
import { ONE, toMoney, toQuantity } from '#core/domain/money';
import { addLine, emptyCart, type Line, type LineId, totalsOf } from '#core/domain/sale';
import { usualLayouts } from '#core/domain/scale-code';
import type { ProductView } from '#core/views';
import { firstKnown, onceEach, type ScannedProduct, scannedProduct } from '#main/scanned-product';

const coded = (twelve: string): string => `${twelve}${checkDigit(twelve)}`;
const product = (name: string, more: Partial<ProductView>): ProductView => ({
  id: name,
  name,
  sku: null,
  price: toMoney(1_234_567),
  unit: 'unit',
  taxRate: null,
  category: null,
  ...more,
});
const cheese = product('Queso cremoso', { sku: '123', unit: 'kg' });
const pie = product('Tarta', { sku: '0042' });
const own = product('Propio', { sku: coded('200012300845') });
const shelf = (products: readonly ProductView[]) => (code: string) =>
  products.find(({ sku }) => sku === code.trim()) ?? null;

const scan = (code: string, quantity = ONE, products: readonly ProductView[] = [cheese, pie]) =>
  scannedProduct(code, quantity, {
    byCode: shelf(products),
    scale: { layouts: usualLayouts('MLA'), decimals: 2 },
  });

function cost(scanned: ReturnType<typeof scan>): number {
  if (!scanned.ok) throw new Error(scanned.error);
  const added = addLine(emptyCart, lineFor(scanned.value));
  if (!added.ok) throw new Error(added.error);
  return totalsOf(added.value).total;
}

const lineFor = ({
  product: { id, name, sku, taxRate },
  quantity,
  unitPrice,
  unit,
}: ScannedProduct): Line => ({
  id: 'line' as LineId,
  productId: id,
  sku,
  name,
  unitPrice,
  quantity,
  unit,
  taxRate,
  discount: null,
  note: null,
});

describe('what is scanned', () => {
  it('is the product’s own weight, priced by the kilo, when the label carries a weight', () => {
    const scanned = scan(coded('200012300845'));
    expect(scanned).toMatchObject({
      ok: true,
      value: { product: { name: 'Queso cremoso' }, quantity: 845, unit: 'kg', unitPrice: 1_234_567 },
    });
    expect(cost(scanned)).toBe(1_043_209);
  });

  it('costs to the cent what the label says when the label carries a price, whatever the kilo costs', () => {
    for (const price of [1, 3450, 99_999]) {
      const scanned = scan(coded(`2100123${String(price).padStart(5, '0')}`));
      expect(cost(scanned)).toBe(price * 100);
    }
  });

  it('counts packets: three of the same label are three times its weight or price', () => {
    expect(scan(coded('200012300845'), toQuantity(3000))).toMatchObject({ value: { quantity: 2535 } });
    expect(cost(scan(coded('210004200700'), toQuantity(3000)))).toBe(210_000);
  });

  it('is the catalogue’s own code before it is a label', () => {
    const code = coded('200012300845');
    expect(scan(code, ONE, [own, cheese])).toMatchObject({ value: { product: { name: 'Propio' } } });
  });

  it.each([
    [coded('200004200845'), 'not-by-weight'],
    [coded('209999900845'), 'unknown-code'],
    ['4006381333932', 'bad-check-digit'],
    ['4006381333931', 'unknown-code'],
    [coded('200012300000'), 'empty-label'],
    ['SIN-CODIGO', 'unknown-code'],
  ])('is told apart when it cannot be added: %s is %s', (code, error) => {
    expect(scan(code)).toEqual({ ok: false, error });
  });
});

describe('a scan that may be read in more than one way', () => {
  const deps = {
    byCode: shelf([cheese, pie]),
    scale: { layouts: usualLayouts('MLA'), decimals: 2 },
  } as const;

  it('is the first that the catalogue knows', () => {
    expect(firstKnown(['A-1', '0042', '123'], ONE, deps)).toMatchObject({
      ok: true,
      value: { product: pie },
    });
  });
  it('is unknown by its likeliest reading', () => {
    expect(firstKnown(['7790150002415', 'A-1'], ONE, deps)).toEqual({ ok: false, error: 'bad-check-digit' });
    expect(firstKnown([], ONE, deps)).toEqual({ ok: false, error: 'unknown-code' });
  });
});

describe('a scan that a page asks for again after it died', () => {
  it('is done once, and two without an id are two', () => {
    const once = onceEach<number>();
    let done = 0;
    const act = (): number => (done += 1);
    expect([
      once('a', act),
      once('a', act),
      once('b', act),
      once(undefined, act),
      once(undefined, act),
    ]).toEqual([1, 1, 2, 3, 4]);
  });
  it('is remembered among the latest two hundred', () => {
    const once = onceEach<number>();
    for (let at = 0; at < 201; at += 1) once(String(at), () => at);
    expect([once('200', () => -1), once('0', () => -1)]).toEqual([200, -1]);
  });
});
