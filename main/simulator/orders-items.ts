import { type Decimals, type Money, parseDecimal, toMoney } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import { type Fields, fieldsOf, textIn } from '#main/simulator/json';
import {
  badType,
  badValue,
  MISMATCH,
  type OrdersComplaint,
  unknownProperty,
} from '#main/simulator/orders-envelopes';
import type { CodeItem } from '#main/simulator/world';

const KNOWN = new Set([
  'title',
  'unit_price',
  'quantity',
  'unit_measure',
  'description',
  'external_code',
  'external_categories',
]);
const TEXTS = ['title', 'unit_price', 'unit_measure', 'description', 'external_code'];
const LONGEST = { description: 256, external_code: 30 } as const;

/** What is bought: none, or items that add up to the total. */
export function readOrderItems(
  body: Fields,
  decimals: Decimals,
  total: Money,
): Result<readonly CodeItem[], OrdersComplaint> {
  const given = body.get('items') ?? [];
  if (!Array.isArray(given)) return err(badType('items'));
  const items: CodeItem[] = [];
  for (const [at, each] of given.entries()) {
    const read = readItem(fieldsOf(each), `items[${at}]`, decimals);
    if (!read.ok) return read;
    items.push(read.value);
  }
  const added = items.reduce((whole, item) => whole + item.total, 0);
  return items.length === 0 || added === total ? ok(items) : err(MISMATCH);
}

function readItem(item: Fields | null, path: string, decimals: Decimals): Result<CodeItem, OrdersComplaint> {
  if (item === null) return err(badType(path));
  const strange = [...item.keys()].find((name) => !KNOWN.has(name));
  if (strange !== undefined) return err(unknownProperty(`${path}.${strange}`));
  const mistyped = TEXTS.find((name) => item.has(name) && typeof item.get(name) !== 'string');
  if (mistyped !== undefined) return err(badType(`${path}.${mistyped}`));
  const tooLong = Object.entries(LONGEST).find(([name, most]) => textIn(item, name).length > most);
  if (tooLong !== undefined) return err(badValue(`${path}.${tooLong[0]}`));
  const quantity = item.get('quantity');
  if (typeof quantity !== 'number') return err(badType(`${path}.quantity`));
  if (!Number.isInteger(quantity) || quantity < 1) return err(badValue(`${path}.quantity`));
  if (textIn(item, 'title') === '') return err(badValue(`${path}.title`));
  const unitPrice = readText(textIn(item, 'unit_price'), decimals);
  const total = (unitPrice ?? 0) * quantity;
  if (unitPrice === null || !Number.isSafeInteger(total)) return err(badValue(`${path}.unit_price`));
  return ok(itemOf(item, { unitPrice, quantity, total: toMoney(total) }));
}

function itemOf(item: Fields, figures: Pick<CodeItem, 'quantity' | 'unitPrice' | 'total'>): CodeItem {
  const [first] = [item.get('external_categories')].flat();
  const category = fieldsOf(first);
  return {
    sku: textIn(item, 'external_code'),
    category: category === null ? '' : textIn(category, 'id'),
    title: textIn(item, 'title'),
    description: textIn(item, 'description'),
    measure: textIn(item, 'unit_measure'),
    ...figures,
  };
}

/** With two decimals or none; where the country has no cents, with none. Null also for nothing. */
export function readText(text: string, decimals: Decimals): Money | null {
  const isWritten = decimals === 0 ? /^\d+$/.test(text) : /^\d+(\.\d\d)?$/.test(text);
  const read = isWritten ? parseDecimal(text, decimals) : null;
  return read?.ok === true && read.value > 0 ? read.value : null;
}
