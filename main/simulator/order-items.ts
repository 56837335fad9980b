import { type Decimals, type Money, parseDecimal, scale, toMoney } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import { BAD_BODY, type Complaint, complain, complainOfAmount, MISMATCH } from '#main/simulator/complaints';
import { type Fields, fieldsOf, readAmount, textIn } from '#main/simulator/json';
import type { CodeItem, World } from '#main/simulator/world';

/** What is bought, item by item (contract §1.2), or the first complaint about it. */
export function readItems(
  body: Fields,
  world: Pick<World, 'site' | 'quirks'>,
): Result<readonly CodeItem[], Complaint> {
  const items = body.get('items') ?? [];
  if (!Array.isArray(items)) return err(BAD_BODY);
  const read: CodeItem[] = [];
  for (const each of items) {
    const item = readItem(fieldsOf(each), world);
    if (!item.ok) return item;
    read.push(item.value);
  }
  return ok(read);
}

const TYPES = [
  ['sku_number', 'string'],
  ['category', 'string'],
  ['title', 'string'],
  ['description', 'string'],
  ['unit_measure', 'string'],
  ['quantity', 'number'],
  ['currency_id', 'string'],
  ['unit_price', 'number'],
] as const;
const REQUIRED = ['title', 'unit_measure', 'quantity', 'unit_price'] as const;

function readItem(
  item: Fields | null,
  { site, quirks }: Pick<World, 'site' | 'quirks'>,
): Result<CodeItem, Complaint> {
  if (item === null) return err(BAD_BODY);
  const mistyped = TYPES.find(([name, type]) => item.has(name) && typeof item.get(name) !== type);
  if (mistyped !== undefined) return err(complain(`items.${mistyped[0]}`, `must be ${mistyped[1]}`));
  const missing = REQUIRED.find((name) => !item.has(name) || item.get(name) === '');
  if (missing !== undefined) return err(complain(missing, 'must be present'));
  const price = item.get('unit_price');
  const unitPrice = readAmount(price, site.decimals);
  if (unitPrice === null)
    return err(complainOfAmount('items.unit_price', price, site, 'must be a valid amount'));
  const total = readTotal(item.get('total_amount'), site.decimals, quirks.takesTextTotals);
  if (total === null)
    return err(complainOfAmount('items.total_amount', item.get('total_amount'), site, 'must be number'));
  const quantity = Number(item.get('quantity'));
  if (quirks.wholeQuantities && !Number.isInteger(quantity))
    return err(complain('items.quantity', 'must be integer'));
  if (timesQuantity(unitPrice, quantity) !== total) return err(MISMATCH);
  return ok(itemOf(item, { quantity, unitPrice, total }));
}

function readTotal(value: unknown, decimals: Decimals, takesText: boolean): Money | null {
  if (!takesText || typeof value !== 'string') return readAmount(value, decimals);
  const read = parseDecimal(value, decimals);
  return read.ok ? read.value : null;
}

/** Weighed goods come with up to three decimals; anything finer cannot match a total. */
function timesQuantity(unitPrice: Money, quantity: number): Money {
  const thousandths = Math.round(quantity * 1000);
  const isMoney = Number.isSafeInteger(thousandths) && Number.isSafeInteger(Math.round(unitPrice * quantity));
  if (!isMoney || thousandths <= 0) return toMoney(-1);
  return scale(unitPrice, thousandths, 1000);
}

const itemOf = (item: Fields, figures: Pick<CodeItem, 'quantity' | 'unitPrice' | 'total'>): CodeItem => ({
  sku: textIn(item, 'sku_number'),
  category: textIn(item, 'category'),
  title: textIn(item, 'title'),
  description: textIn(item, 'description'),
  measure: textIn(item, 'unit_measure'),
  ...figures,
});
