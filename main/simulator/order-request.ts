import type { Mode } from '#core/domain/charge';
import { type Instant, MINUTE } from '#core/domain/instant';
import { type Money, scale, ZERO } from '#core/domain/money';
import type { Site } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import {
  BAD_BODY,
  BAD_EXPIRY,
  type Complaint,
  complain,
  complainOfAmount,
  MISMATCH,
  NO_ITEMS,
} from '#main/simulator/complaints';
import { type Fields, fieldsOf, readAmount, readFields, textIn } from '#main/simulator/json';
import { readItems } from '#main/simulator/order-items';
import type { CodeItem, Iva, World } from '#main/simulator/world';

export type OrderRequest = {
  readonly mode: Mode;
  readonly reference: string;
  readonly total: Money;
  readonly items: readonly CodeItem[];
  readonly title: string;
  readonly description: string;
  readonly expiresAt: Instant;
  readonly iva: Iva | null;
  readonly notificationUrl: string | null;
  readonly sponsorId: number | null;
};

/** Nobody documents how long a code without an expiry lives; an attended order lives this long. */
export const DEFAULT_LIFE_MS = 10 * MINUTE;

/** The whole body, the same for all modes, or the first complaint about it. */
export function readOrderRequest(text: string, world: World, mode: Mode): Result<OrderRequest, Complaint> {
  const body = readFields(text);
  if (body === null) return err(BAD_BODY);
  const complaint = textComplaint(body, world) ?? addressComplaint(body, mode) ?? sponsorComplaint(body);
  if (complaint !== null) return err(complaint);
  const total = readAmount(body.get('total_amount'), world.site.decimals);
  if (total === null || total <= 0) return err(totalComplaint(body, world));
  const items = readItems(body, world);
  if (!items.ok) return items;
  const cashOut = readCashOut(body, world);
  if (!cashOut.ok) return cashOut;
  if (items.value.length === 0 && cashOut.value === 0) return err(NO_ITEMS);
  // In plain numbers: what is too large to be money cannot be equal either, and must not throw.
  const added = items.value.reduce((whole, item) => whole + item.total, Number(cashOut.value));
  if (added !== total) return err(MISMATCH);
  const iva = readIva(body, world, total);
  if (!iva.ok) return iva;
  const expiresAt = readExpiry(body, world);
  if (expiresAt === null) return err(BAD_EXPIRY);
  return ok({
    mode,
    reference: textIn(body, 'external_reference'),
    total,
    items: items.value,
    title: textIn(body, 'title'),
    description: textIn(body, 'description'),
    expiresAt,
    iva: iva.value,
    notificationUrl: textIn(body, 'notification_url') || null,
    sponsorId: Number(fieldsOf(body.get('sponsor'))?.get('id') ?? 0) || null,
  });
}

function textComplaint(body: Fields, { quirks }: World): Complaint | null {
  const reference = body.get('external_reference');
  if (typeof reference !== 'string' || reference === '')
    return complain('external_reference', 'must be present');
  const isTaken =
    quirks.referenceLimit === 64 ? /^[A-Za-z0-9_-]{1,64}$/.test(reference) : reference.length <= 256;
  if (!isTaken) return complain('external_reference', 'must be valid');
  for (const name of ['title', 'description']) {
    const text = textIn(body, name);
    if (text === '' && (name === 'title' || quirks.needsDescription))
      return complain(name, 'must be present');
    if (text.length > 256) return complain(name, 'must have at most 256 characters');
  }
  return null;
}

/** The lists of errors of what is put on the register do not have this one. */
function addressComplaint(body: Fields, mode: Mode): Complaint | null {
  const address = body.get('notification_url');
  if (address === undefined || mode !== 'dynamic') return null;
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

function totalComplaint(body: Fields, { site }: World): Complaint {
  const total = body.get('total_amount');
  const problem = typeof total === 'number' ? 'must be a valid amount' : 'must be present';
  return complainOfAmount('total_amount', total, site, problem);
}

function readCashOut(body: Fields, { site }: World): Result<Money, Complaint> {
  const cashOut = body.get('cash_out');
  if (cashOut === undefined || cashOut === null) return ok(ZERO);
  const amount = fieldsOf(cashOut)?.get('amount');
  if (amount === undefined) return err(complain('amount', 'must be present'));
  const read = readAmount(amount, site.decimals);
  return read === null ? err(complainOfAmount('cash_out.amount', amount, site, 'must be number')) : ok(read);
}

/**
 * Pesos inside the total, not a rate (contract §9.2). Only Colombia looks at it. What is said about a bad one is our
 * guess: no source lists it.
 */
function readIva(body: Fields, { site }: World, total: Money): Result<Iva | null, Complaint> {
  const taxes = body.get('taxes') ?? [];
  const assumed = assumedIva(site, total);
  if (assumed === null) return ok(null);
  if (!Array.isArray(taxes)) return err(complain('taxes', 'must be array'));
  if (taxes.length === 0) return ok(assumed);
  const tax = fieldsOf(taxes[0]);
  if (taxes.length > 1 || tax?.get('type') !== 'IVA') return err(complain('taxes.type', 'must be IVA'));
  const given = tax.get('value');
  const value = readAmount(given, site.decimals);
  if (value === null) return err(complainOfAmount('taxes.value', given, site, 'must be number'));
  return value >= 0 && value < total
    ? ok({ value, isAssumed: false })
    : err(complain('taxes.value', 'must be less than total_amount'));
}

/** 19 % of what is left without it: of 1190, 190. */
export const assumedIva = ({ id }: Site, total: Money): Iva | null =>
  id === 'MCO' ? { value: scale(total, 19, 119), isAssumed: true } : null;

function readExpiry(body: Fields, world: World): Instant | null {
  const text = body.get('expiration_date');
  if (text === undefined) return world.now() + DEFAULT_LIFE_MS;
  if (typeof text !== 'string') return null;
  const offset = world.quirks.takesUtcZ ? '(?:[+-]\\d\\d:\\d\\d|Z)' : '[+-]\\d\\d:\\d\\d';
  if (!new RegExp(`^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}${offset}$`).test(text)) return null;
  const at = Date.parse(text);
  return at > world.now() ? at : null;
}
