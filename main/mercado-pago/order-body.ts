import { type Decimals, type Money, sum } from '#core/domain/money';
import type { ItemToCharge } from '#core/domain/sale';
import type { IssueRequest } from '#core/provider';
import { toProviderTime } from '#main/mercado-pago/instants';
import { amountInJson } from '#main/mercado-pago/json';
import { decimalsOf } from '#main/mercado-pago/readings';

export type OrderBodyOptions = {
  /** Free text, by request for it may go by country; `marketplace` when left out. The provider's examples say that or FOOD. */
  readonly itemCategory?: (request: IssueRequest) => string;
  /** The integrator's user id, for those who have one. */
  readonly sponsorId?: string;
  /** Where the shop is reached from outside; null where nowhere. Read at each order. */
  readonly notificationUrl?: () => string | null;
};

const MAX_TEXT = 256;

/** The one body of all three ways to make an order (contract §1.2). */
export function orderBody(request: IssueRequest, options: OrderBodyOptions): unknown {
  const decimals = decimalsOf(request.currency);
  const address = options.notificationUrl?.() ?? null;
  const category = options.itemCategory?.(request) ?? 'marketplace';
  return {
    external_reference: request.reference,
    title: clip(request.title),
    description: clip(request.description),
    expiration_date: toProviderTime(request.expiresAt),
    total_amount: amountInJson(request.total, decimals),
    items: itemsOf(request).map((item) => itemBody(item, decimals, category)),
    ...(request.iva === null ? {} : { taxes: [{ type: 'IVA', value: amountInJson(request.iva, decimals) }] }),
    ...(options.sponsorId === undefined ? {} : { sponsor: { id: Number(options.sponsorId) } }),
    ...(address === null ? {} : { notification_url: inOneFlavour(address) }),
  };
}

/**
 * Without it both flavours may arrive (contract §6.1). Of the older QR no secret validates either, and an IPN tells of
 * each change of the merchant order, which is what is read. Whoever says it in the address has what it says.
 */
function inOneFlavour(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('source_news')) url.searchParams.set('source_news', 'ipn');
  return url.href;
}

/** Items that do not add up to the total would be refused, and a sale is not stopped for that. */
export function itemsOf(request: IssueRequest): readonly ItemToCharge[] {
  const { items, total } = request;
  return items !== null && items.length > 0 && addsUp(items, total) ? items : [summaryOf(request)];
}

const addsUp = (items: readonly ItemToCharge[], total: Money): boolean =>
  sum(items.map((item) => item.total)) === total &&
  items.every((item) => item.unitPrice * item.quantity === item.total);

const summaryOf = ({ title, total }: IssueRequest): ItemToCharge => ({
  sku: null,
  title,
  unitPrice: total,
  quantity: 1,
  total,
});

const itemBody = (item: ItemToCharge, decimals: Decimals, category: string): unknown => ({
  ...(item.sku === null ? {} : { sku_number: item.sku }),
  category,
  title: clip(item.title),
  unit_price: amountInJson(item.unitPrice, decimals),
  quantity: item.quantity,
  unit_measure: 'unit',
  total_amount: amountInJson(item.total, decimals),
});

/** Half a character left at the end would not survive the journey as UTF-8. */
export const clip = (text: string, length = MAX_TEXT): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
