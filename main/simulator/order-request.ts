import { type Instant, MINUTE } from '#core/domain/instant';
import { type Money, scale, toMoney, ZERO } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import { type Fields, fieldsOf, readAmount, readFields } from '#main/simulator/json';
import type { CodeItem, World } from '#main/simulator/world';

export type OrderRequest = {
  readonly reference: string;
  readonly total: Money;
  readonly items: readonly CodeItem[];
  readonly title: string;
  readonly expiresAt: Instant;
  readonly notificationUrl: string | null;
  readonly sponsorId: number | null;
};

/** The provider's code and text for what is wrong (contract §1.4). */
export type Complaint = { readonly code: string; readonly message: string };

/** Nobody documents how long a code without an expiry lives; an attended order lives this long. */
const DEFAULT_LIFE_MS = 10 * MINUTE;

/** The whole body, or the first complaint about it. */
export function readOrderRequest(text: string, world: World): Result<OrderRequest, Complaint> {
  const body = readFields(text);
  if (body === null) return err(BAD_BODY);
  const complaint = textComplaint(body) ?? addressComplaint(body) ?? sponsorComplaint(body);
  if (complaint !== null) return err(complaint);
  const total = readAmount(body.get('total_amount'), world.site.decimals);
  if (total === null || total <= 0) return err(totalComplaint(body));
  const items = readItems(body, world);
  if (!items.ok) return items;
  const cashOut = readCashOut(body, world);
  if (cashOut === null) return err(complain('cash_out.amount', 'must be number'));
  if (items.value.length === 0 && cashOut === 0) return err(NO_ITEMS);
  // In plain numbers: what is too large to be money cannot be equal either, and must not throw.
  const added = items.value.reduce((whole, item) => whole + item.total, Number(cashOut));
  if (added !== total) return err(MISMATCH);
  const expiresAt = readExpiry(body, world);
  if (expiresAt === null) return err(BAD_EXPIRY);
  return ok({
    reference: textIn(body, 'external_reference'),
    total,
    items: items.value.map(({ item }) => item),
    title: textIn(body, 'title'),
    expiresAt,
    notificationUrl: textIn(body, 'notification_url') || null,
    sponsorId: Number(fieldsOf(body.get('sponsor'))?.get('id') ?? 0) || null,
  });
}

const BAD_BODY: Complaint = { code: 'invalid_preference_body', message: 'Invalid preference_body' };
const NO_ITEMS: Complaint = {
  code: 'error_creating_seller_qr_order',
  message: 'The cash out is required when order has no items.',
};
const MISMATCH: Complaint = {
  code: 'invalid_total_amount',
  message: 'Items total amount does not match order total amount.',
};
const BAD_EXPIRY: Complaint = {
  code: 'invalid_expiration_date',
  message: 'Expiration date must be a valid and future date.',
};

const complain = (field: string, problem: string): Complaint => ({
  code: `invalid_${field}`,
  message: `${field} ${problem}.`,
});

function textIn(body: Fields, name: string): string {
  const value = body.get(name);
  return typeof value === 'string' ? value : '';
}

function textComplaint(body: Fields): Complaint | null {
  const reference = body.get('external_reference');
  if (typeof reference !== 'string' || reference === '')
    return complain('external_reference', 'must be present');
  // The newer pages' stricter rule (contract §1.2): what passes here passes under the older one too.
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(reference)) return complain('external_reference', 'must be valid');
  for (const name of ['title', 'description']) {
    const text = textIn(body, name);
    if (text === '') return complain(name, 'must be present');
    if (text.length > 256) return complain(name, 'must have at most 256 characters');
  }
  return null;
}

function addressComplaint(body: Fields): Complaint | null {
  const address = body.get('notification_url');
  if (address === undefined) return null;
  const isAddress =
    typeof address === 'string' && address.length <= 500 && /^https?:\/\/[^\s/]+/.test(address);
  return isAddress ? null : complain('notification_url', 'must be url');
}

function sponsorComplaint(body: Fields): Complaint | null {
  const sponsor = body.get('sponsor');
  if (sponsor === undefined || sponsor === null) return null;
  const id = fieldsOf(sponsor)?.get('id');
  if (id === undefined) return complain('id', 'must be present');
  return typeof id === 'number' ? null : complain('sponsor.id', 'must be number');
}

function totalComplaint(body: Fields): Complaint {
  return complain(
    'total_amount',
    typeof body.get('total_amount') === 'number' ? 'must be a valid amount' : 'must be present',
  );
}

/** Null when it is there and no amount. */
function readCashOut(body: Fields, world: World): Money | null {
  const cashOut = body.get('cash_out');
  if (cashOut === undefined || cashOut === null) return ZERO;
  return readAmount(fieldsOf(cashOut)?.get('amount'), world.site.decimals);
}

function readExpiry(body: Fields, world: World): Instant | null {
  const text = body.get('expiration_date');
  if (text === undefined) return world.now() + DEFAULT_LIFE_MS;
  if (typeof text !== 'string') return null;
  const offset = world.quirks.takesUtcZ ? '(?:[+-]\\d\\d:\\d\\d|Z)' : '[+-]\\d\\d:\\d\\d';
  if (!new RegExp(`^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}${offset}$`).test(text)) return null;
  const at = Date.parse(text);
  return at > world.now() ? at : null;
}

type PricedItem = { readonly item: CodeItem; readonly total: Money };

function readItems(body: Fields, world: World): Result<readonly PricedItem[], Complaint> {
  const items = body.get('items') ?? [];
  if (!Array.isArray(items)) return err(BAD_BODY);
  const read: PricedItem[] = [];
  for (const each of items) {
    const item = readItem(fieldsOf(each), world);
    if (!item.ok) return item;
    read.push(item.value);
  }
  return ok(read);
}

const ITEM_TYPES = [
  ['sku_number', 'string'],
  ['category', 'string'],
  ['title', 'string'],
  ['description', 'string'],
  ['unit_measure', 'string'],
  ['quantity', 'number'],
  ['currency_id', 'string'],
  ['unit_price', 'number'],
  ['total_amount', 'number'],
] as const;
const ITEM_REQUIRED = ['title', 'unit_measure', 'quantity', 'unit_price'] as const;

function readItem(item: Fields | null, { site }: World): Result<PricedItem, Complaint> {
  if (item === null) return err(BAD_BODY);
  const mistyped = ITEM_TYPES.find(([name, type]) => item.has(name) && typeof item.get(name) !== type);
  if (mistyped !== undefined) return err(complain(`items.${mistyped[0]}`, `must be ${mistyped[1]}`));
  const missing = ITEM_REQUIRED.find((name) => !item.has(name) || item.get(name) === '');
  if (missing !== undefined) return err(complain(missing, 'must be present'));
  const unitPrice = readAmount(item.get('unit_price'), site.decimals);
  if (unitPrice === null) return err(complain('items.unit_price', 'must be a valid amount'));
  const total = readAmount(item.get('total_amount'), site.decimals);
  if (total === null) return err(complain('items.total_amount', 'must be number'));
  const quantity = Number(item.get('quantity'));
  if (timesQuantity(unitPrice, quantity) !== total) return err(MISMATCH);
  return ok({ item: codeItem(item, quantity, unitPrice), total });
}

/** Weighed goods come with up to three decimals; anything finer cannot match a total. */
function timesQuantity(unitPrice: Money, quantity: number): Money {
  const thousandths = Math.round(quantity * 1000);
  const isMoney = Number.isSafeInteger(thousandths) && Number.isSafeInteger(Math.round(unitPrice * quantity));
  if (!isMoney || thousandths <= 0) return toMoney(-1);
  return scale(unitPrice, thousandths, 1000);
}

const codeItem = (item: Fields, quantity: number, unitPrice: Money): CodeItem => ({
  sku: textIn(item, 'sku_number'),
  category: textIn(item, 'category'),
  title: textIn(item, 'title'),
  description: textIn(item, 'description'),
  quantity,
  unitPrice,
});
