import type { ScanError } from '#core/counter-answers';
import { readGtin } from '#core/domain/barcode';
import { type Decimals, type Money, ONE, type Quantity, toQuantity } from '#core/domain/money';
import type { Unit } from '#core/domain/sale';
import { readScaleCode, type ScaleLabel, type ScaleLayout, usualLayouts } from '#core/domain/scale-code';
import { type SiteId, siteOf } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { ProductView } from '#core/views';
import type { Settings } from '#main/settings/settings';

export type Scale = { readonly layouts: readonly ScaleLayout[]; readonly decimals: Decimals };

export const scaleOf = ({ settings }: { readonly settings: Settings }, siteId: SiteId): Scale => ({
  layouts: settings.read('scaleLayouts') ?? usualLayouts(siteId),
  decimals: siteOf(siteId).decimals,
});

type Deps = { readonly byCode: (code: string) => ProductView | null; readonly scale: Scale };

/** What a line of it says, which a label may say otherwise than the catalogue. */
export type ScannedProduct = {
  readonly product: ProductView;
  readonly quantity: Quantity;
  readonly unitPrice: Money;
  readonly unit: Unit;
};

/**
 * What was scanned. The catalogue's own codes go first: a shop may have printed some in the scale's range.
 *
 * A label with a weight is that much of its product. One with a price is one piece at that price: it is what the
 * customer read on the packet, and a weight worked out from it would be one that nobody weighed and could come to
 * another total by a cent. `quantity` says how many such packets.
 */
export function scannedProduct(
  code: string,
  quantity: Quantity,
  { byCode, scale }: Deps,
): Result<ScannedProduct, ScanError> {
  const known = byCode(code);
  if (known !== null) return ok({ product: known, quantity, unitPrice: known.price, unit: known.unit });
  const label = readScaleCode(code.trim(), scale.layouts, scale.decimals);
  if (label === null)
    return err(readGtin(code.trim()) === 'bad-check-digit' ? 'bad-check-digit' : 'unknown-code');
  return label.ok ? fromLabel(label.value, quantity, byCode) : label;
}

/** The first reading that says something; where none does, what is the matter with the likeliest. */
export function firstKnown(
  readings: readonly string[],
  quantity: Quantity,
  deps: Deps,
): Result<ScannedProduct, ScanError> {
  const scans = readings.map((code) => scannedProduct(code, quantity, deps));
  return scans.find(({ ok: isKnown }) => isKnown) ?? scans[0] ?? err('unknown-code');
}

const MOST_REMEMBERED = 200;

/** What was asked under an id before is answered as it was then, and not done again. */
export function onceEach<Answer>(): (id: string | undefined, act: () => Answer) => Answer {
  const answers = new Map<string, Answer>();
  return (id, act) => {
    const known = id === undefined ? undefined : answers.get(id);
    if (known !== undefined) return known;
    const answer = act();
    if (id !== undefined) answers.set(id, answer);
    const [oldest] = answers.keys();
    if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

function fromLabel(
  label: ScaleLabel,
  quantity: Quantity,
  byCode: Deps['byCode'],
): Result<ScannedProduct, ScanError> {
  const product = label.items.map(byCode).find((found) => found !== null);
  if (product === undefined) return err('unknown-code');
  if (label.kind === 'price') return ok({ product, quantity, unitPrice: label.price, unit: 'unit' });
  if (product.unit !== 'kg') return err('not-by-weight');
  const weight = toQuantity(Math.round((label.weight * quantity) / ONE));
  return ok({ product, quantity: weight, unitPrice: product.price, unit: 'kg' });
}
