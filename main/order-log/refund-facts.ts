import { z } from 'zod';
import type { RefundFact, RefundTerms } from '#core/domain/refund';
import type { Refund, RefundRefusal } from '#core/provider';
import { errorKind, errorKindOrCrash } from '#main/order-log/charge-facts';
import {
  type FactSchemas,
  factSchema as fact,
  instant,
  money,
  oneOf,
  reference,
  refundId,
  saleId,
  text,
  textOrNull,
} from '#main/order-log/schemas';

const terms: z.ZodType<RefundTerms> = z.object({
  refundId,
  reference,
  saleId,
  paymentId: text,
  amount: money,
  isAll: z.boolean(),
  key: text,
  by: textOrNull,
  reason: text,
});

const givenBack: z.ZodType<Refund> = z.object({
  id: text,
  status: oneOf<Refund['status']>({ approved: true, 'in-process': true, rejected: true }),
  amount: money,
  madeAt: instant.nullable(),
});

const refusal = oneOf<RefundRefusal>({
  'not-refundable': true,
  amount: true,
  'payment-not-found': true,
  'too-old': true,
  'partial-unsupported': true,
  balance: true,
  'not-allowed': true,
  'key-used': true,
  other: true,
});

export const refundFacts: FactSchemas<RefundFact> = {
  'refund-requested': fact('refund-requested', { terms }),
  'refund-not-sent': fact('refund-not-sent', { reason: errorKind }),
  'refund-unanswered': fact('refund-unanswered', { reason: errorKindOrCrash }),
  'refund-retried': fact('refund-retried', {}),
  'refund-refused': fact('refund-refused', { reason: refusal, code: textOrNull, message: text }),
  'refund-absent': fact('refund-absent', {}),
  'refund-seen': fact('refund-seen', { refund: givenBack }),
  'refund-dropped': fact('refund-dropped', { by: textOrNull, reason: text }),
};
