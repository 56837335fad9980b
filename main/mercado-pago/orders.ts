import { randomUUID } from 'node:crypto';
import type { Instant } from '#core/domain/instant';
import { err } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import { createInstore, type Instore, type InstoreDeps } from '#main/mercado-pago/instore';
import { withdrawOrder } from '#main/mercado-pago/orders-back';
import type { OrdersBodyOptions } from '#main/mercado-pago/orders-body';
import { findInOrders } from '#main/mercado-pago/orders-find';
import { issueOrder } from '#main/mercado-pago/orders-issue';
import { giveBackByOrder } from '#main/mercado-pago/orders-refund';

export type OrdersDeps = Omit<InstoreDeps, 'order'> & {
  /** By the provider's clock: an order is told how long it lives, not until when. */
  readonly now: () => Instant;
  readonly order?: OrdersBodyOptions;
  /** For what may be asked any number of times. */
  readonly newKey?: () => string;
};

/** How far back payments are searched, in the provider's relative form. */
const SEARCH_FROM = 'NOW-1YEAR';

/**
 * The Orders API behind the port (contract §8): `POST /v1/orders`, type `qr`.
 *
 * Payments, the sweep, the account and its registers are the same for both APIs, and so are the calls. What a register
 * holds nobody can ask here: an order stands by itself, and `slot` and `clearSlot` refuse.
 */
export function createOrders(deps: OrdersDeps): Instore {
  const { http, now, search, records, onLeftOut, newKey = randomUUID } = deps;
  const shared = createInstore({
    http,
    ...(search === undefined ? {} : { search }),
    ...(records === undefined ? {} : { records }),
    ...(onLeftOut === undefined ? {} : { onLeftOut }),
  });
  return {
    ...shared,
    hasSlot: false,
    issue: (request) => issueOrder(http, request, now(), deps.order ?? {}),
    find: (reference, { thorough, currency, providerOrderId = null }) =>
      findInOrders(http, {
        reference,
        thorough,
        currency,
        providerOrderId,
        now: now(),
        searchFrom: search?.from ?? SEARCH_FROM,
      }),
    refund: (request) => giveBackByOrder(http, request, shared.refund),
    withdraw: (orderId) => withdrawOrder(http, orderId, newKey()),
    slot: () => Promise.resolve(err(NO_SLOT)),
    clearSlot: () => Promise.resolve(err(NO_SLOT)),
  };
}

const NO_SLOT = failure('invalid', 'the Orders API has no slot to read: an order is withdrawn by its id');
