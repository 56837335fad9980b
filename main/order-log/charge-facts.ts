import { z } from 'zod';
import type { Api, ChargeFact, Mode, StopReason, Terms } from '#core/domain/charge';
import type { SiteId } from '#core/domain/site';
import type { OrderStatus, PaymentStatus, ProviderErrorKind, SeenOrder } from '#core/provider';
import {
  duration,
  type FactSchemas,
  factSchema as fact,
  instant,
  money,
  oneOf,
  reference,
  saleId,
  text,
  textOrNull,
} from '#main/order-log/schemas';

const siteId = oneOf<SiteId>({
  MLA: true,
  MLB: true,
  MLC: true,
  MCO: true,
  MLM: true,
  MPE: true,
  MLU: true,
});

const errorKinds: Readonly<Record<ProviderErrorKind, true>> = {
  offline: true,
  timeout: true,
  unreadable: true,
  'clock-wrong': true,
  unauthorized: true,
  forbidden: true,
  'not-found': true,
  conflict: true,
  invalid: true,
  'rate-limited': true,
  server: true,
};
export const errorKind = oneOf<ProviderErrorKind>(errorKinds);
export const errorKindOrCrash = oneOf<ProviderErrorKind | 'crash'>({ ...errorKinds, crash: true });

const terms: z.ZodType<Terms> = z.object({
  reference,
  saleId,
  attempt: z.number().int(),
  siteId,
  api: oneOf<Api>({ instore: true, orders: true }),
  mode: oneOf<Mode>({ dynamic: true, hybrid: true, attended: true }),
  total: money,
  sellerId: text,
  externalPosId: text,
  expiresAt: instant,
});

const seenOrder: z.ZodType<SeenOrder> = z.object({
  id: text,
  status: oneOf<OrderStatus>({ opened: true, closed: true, expired: true, unknown: true }),
  total: money,
  sellerId: text,
  changedAt: instant,
});

const paymentStatus = oneOf<PaymentStatus>({
  pending: true,
  authorized: true,
  'in-process': true,
  rejected: true,
  cancelled: true,
  approved: true,
  'in-mediation': true,
  refunded: true,
  'charged-back': true,
  unknown: true,
});

export const seenPayment = z.object({
  id: text,
  status: paymentStatus,
  detail: textOrNull,
  amount: money,
  refunded: money,
  currency: text,
  sellerId: textOrNull,
  approvedAt: instant.nullable(),
  changedAt: instant,
});

const why = oneOf<StopReason>({
  cashier: true,
  'paid-elsewhere': true,
  'new-code': true,
  'sale-changed': true,
  displaced: true,
  tendered: true,
  'on-sight': true,
});

export const chargeFacts: FactSchemas<ChargeFact> = {
  'charge-requested': fact('charge-requested', { terms }),
  'charge-adopted': fact('charge-adopted', { terms }),
  'request-not-sent': fact('request-not-sent', { reason: errorKind }),
  'request-retried': fact('request-retried', { expiresAt: instant }),
  'request-repeated': fact('request-repeated', {}),
  'request-unanswered': fact('request-unanswered', { reason: errorKindOrCrash }),
  'request-refused': fact('request-refused', { reason: errorKind, code: textOrNull, message: text }),
  'code-issued': fact('code-issued', { qrData: text, providerOrderId: textOrNull, providerMs: duration }),
  'attempt-superseded': fact('attempt-superseded', { by: reference }),
  'charge-parked': fact('charge-parked', {}),
  'charge-recalled': fact('charge-recalled', {}),
  'asking-stopped': fact('asking-stopped', { why }),
  'asking-resumed': fact('asking-resumed', {}),
  'deadline-passed': fact('deadline-passed', {}),
  'read-after-deadline': fact('read-after-deadline', { startedAt: instant }),
  'order-seen': fact('order-seen', { order: seenOrder }),
  'payment-seen': fact('payment-seen', { payment: seenPayment }),
  'order-withdrawn': fact('order-withdrawn', {}),
  'mismatch-accepted': fact('mismatch-accepted', { by: textOrNull, reason: text }),
};
