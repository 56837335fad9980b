import type { Mode } from '#core/domain/charge';
import { HOUR, type Instant, MINUTE, SECOND } from '#core/domain/instant';
import { type Decimals, toDecimal } from '#core/domain/money';
import type { ItemToCharge } from '#core/domain/sale';
import type { IssueRequest } from '#core/provider';
import { clip, itemsOf } from '#main/mercado-pago/order-body';
import { decimalsOf } from '#main/mercado-pago/readings';

export type OrdersBodyOptions = {
  /** The integrator's user id, for those who have one. */
  readonly sponsorId?: string;
};

const MODE: Record<Mode, string> = { dynamic: 'dynamic', hybrid: 'hybrid', attended: 'static' };

/** Documented for the order's description; nothing is for an item's title, which so keeps inside it too. */
const MAX_TEXT = 150;
const MAX_CODE = 30;

/**
 * The body of one order (contract §8.1): amounts are text, and it carries no title, no address to notify and no taxes,
 * for what the provider does not know it refuses. `now` is the provider's.
 */
export function ordersBody(request: IssueRequest, now: Instant, options: OrdersBodyOptions): unknown {
  const decimals = decimalsOf(request.currency);
  const amount = toDecimal(request.total, decimals);
  const description = clip(request.description, MAX_TEXT);
  return {
    type: 'qr',
    external_reference: request.reference,
    total_amount: amount,
    ...(description === '' ? {} : { description }),
    expiration_time: durationOf(request.expiresAt - (request.firstAskedAt ?? now)),
    config: { qr: { external_pos_id: request.externalPosId, mode: MODE[request.mode] } },
    transactions: { payments: [{ amount }] },
    items: itemsOf(request).map((item) => itemBody(item, decimals)),
    ...(options.sponsorId === undefined ? {} : { integration_data: { sponsor: { id: options.sponsorId } } }),
  };
}

const itemBody = ({ title, unitPrice, quantity, sku }: ItemToCharge, decimals: Decimals): unknown => ({
  title: clip(title, MAX_TEXT),
  unit_price: toDecimal(unitPrice, decimals),
  quantity,
  unit_measure: 'unit',
  ...(sku === null ? {} : { external_code: clip(sku, MAX_CODE) }),
});

const SHORTEST = 30 * SECOND;
const LONGEST = 3600 * HOUR;

/** `PT4M57S`: rounded down, so that the order never outlives what we wait for, and within what the provider takes. */
export function durationOf(ms: number): string {
  const seconds = Math.floor(Math.min(Math.max(ms, SHORTEST), LONGEST) / SECOND);
  const [hours, minutes, rest] = [
    Math.floor(seconds / (HOUR / SECOND)),
    Math.floor((seconds / (MINUTE / SECOND)) % 60),
    seconds % 60,
  ];
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
}
