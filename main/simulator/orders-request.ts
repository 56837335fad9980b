import type { Mode } from '#core/domain/charge';
import { HOUR, MINUTE, SECOND } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import { type RegisterRecord, registerCalled } from '#main/simulator/estate';
import { type Fields, fieldsOf, readFields, textIn } from '#main/simulator/json';
import type { OrderRequest } from '#main/simulator/order-request';
import {
  BAD_REQUEST,
  badType,
  badValue,
  NO_POS,
  NO_SITE,
  type OrdersComplaint,
  unknownProperty,
} from '#main/simulator/orders-envelopes';
import { readOrderItems, readText } from '#main/simulator/orders-items';
import type { World } from '#main/simulator/world';

/** A create request (contract §8.1), or the first complaint about it. */
export type OrdersRequest = {
  readonly order: OrderRequest;
  readonly register: RegisterRecord;
  readonly lifeText: string;
};

const KNOWN = new Set([
  'type',
  'external_reference',
  'total_amount',
  'description',
  'expiration_time',
  'config',
  'transactions',
  'items',
  'discounts',
  'integration_data',
  'marketplace_fee',
]);

const MODES = new Map<string, Mode>([
  ['static', 'attended'],
  ['dynamic', 'dynamic'],
  ['hybrid', 'hybrid'],
]);

export function readOrdersRequest(text: string, world: World): Result<OrdersRequest, OrdersComplaint> {
  const body = readFields(text);
  if (body === null) return err(BAD_REQUEST);
  const strange = [...body.keys()].find((name) => !KNOWN.has(name));
  if (strange !== undefined) return err(unknownProperty(strange));
  if (!isSoldIn(world)) return err(NO_SITE);
  const wrong = textComplaint(body);
  if (wrong !== null) return err(wrong);
  const total = readTotal(body, world);
  if (!total.ok) return total;
  const items = readOrderItems(body, world.site.decimals, total.value);
  if (!items.ok) return items;
  const place = readPlace(body, world);
  if (!place.ok) return place;
  const { mode, register } = place.value;
  const lifeText = textIn(body, 'expiration_time') || `PT${world.quirks.v1OrdersLifeMin}M`;
  const lifeMs = readDuration(lifeText);
  if (lifeMs === null) return err(badValue('expiration_time'));
  const description = textIn(body, 'description');
  const order: OrderRequest = {
    mode,
    reference: textIn(body, 'external_reference'),
    total: total.value,
    items: items.value,
    title: items.value[0]?.title ?? description,
    description,
    expiresAt: world.now() + lifeMs,
    iva: null,
    notificationUrl: null,
    sponsorId: readSponsor(body),
  };
  return ok({ lifeText, order, register });
}

type OrderPlace = { readonly mode: Mode; readonly register: RegisterRecord };

function readPlace(body: Fields, world: World): Result<OrderPlace, OrdersComplaint> {
  const qr = fieldsOf(fieldsOf(body.get('config'))?.get('qr'));
  const pos = qr === null ? '' : textIn(qr, 'external_pos_id');
  if (qr === null || pos === '') return err(badValue('config.qr.external_pos_id'));
  const mode = MODES.get(qr.has('mode') ? textIn(qr, 'mode') : 'static');
  if (mode === undefined) return err(badValue('config.qr.mode'));
  const register = registerCalled(world, pos);
  return register === undefined ? err(NO_POS) : ok({ mode, register });
}

const readSponsor = (body: Fields): number | null =>
  Number(fieldsOf(fieldsOf(body.get('integration_data'))?.get('sponsor'))?.get('id') ?? 0) || null;

const SOLD_IN = new Set(['MLA', 'MLB', 'MLC', 'MLU']);
const isSoldIn = ({ site, quirks }: World): boolean => quirks.v1OrdersSites === 'all' || SOLD_IN.has(site.id);

const MAX_DESCRIPTION = 150;

function textComplaint(body: Fields): OrdersComplaint | null {
  for (const name of ['type', 'external_reference', 'description', 'expiration_time', 'total_amount'])
    if (body.has(name) && typeof body.get(name) !== 'string') return badType(name);
  if (textIn(body, 'type') !== 'qr') return badValue('type');
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(textIn(body, 'external_reference')))
    return badValue('external_reference');
  return textIn(body, 'description').length > MAX_DESCRIPTION ? badValue('description') : null;
}

/** The one payment's amount; the order's total may be left out, and is the same where it is not. */
function readTotal(body: Fields, { site }: World): Result<Money, OrdersComplaint> {
  const payments = fieldsOf(body.get('transactions'))?.get('payments');
  if (!Array.isArray(payments) || payments.length !== 1) return err(badValue('transactions.payments'));
  const given = fieldsOf(payments[0])?.get('amount');
  if (typeof given !== 'string') return err(badType('transactions.payments[0].amount'));
  const amount = readText(given, site.decimals);
  if (amount === null) return err(badValue('transactions.payments[0].amount'));
  if (!body.has('total_amount')) return ok(amount);
  return readText(textIn(body, 'total_amount'), site.decimals) === amount
    ? ok(amount)
    : err(badValue('total_amount'));
}

const SHORTEST = 30 * SECOND;
const LONGEST = 3600 * HOUR;

/** An ISO 8601 duration without years and months, which are not as long as each other. */
function readDuration(text: string): number | null {
  const match = /^P(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
    String(text),
  );
  if (match === null) return null;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match.map((part) => Number(part ?? 0));
  const ms = (days * 24 + hours) * HOUR + minutes * MINUTE + seconds * SECOND;
  return ms >= SHORTEST && ms <= LONGEST ? ms : null;
}
