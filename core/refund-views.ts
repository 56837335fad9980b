import type { Reference } from '#core/domain/charge';
import type { ExcessRefund } from '#core/domain/excess';
import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { RefundFactKind, RefundId, RefundRecord, RefundState } from '#core/domain/refund';
import type { RefundAge } from '#core/domain/refund-rules';
import type { SaleId } from '#core/domain/sale';
import type { PaymentStatus } from '#core/provider';

/** What came in for a sale and what went back, payment by payment; nothing of who paid. */
export type SaleMoneyView = {
  readonly saleId: SaleId;
  readonly saleNumber: number;
  /** Too much, and not yet on its way back. */
  readonly excess: Money;
  /** How that could go back in one step; null where there is none. */
  readonly excessRefund: ExcessRefund | null;
  /** The latest first. */
  readonly payments: readonly PaymentView[];
};

export type PaymentView = {
  readonly id: string;
  readonly reference: Reference;
  readonly amount: Money;
  /** As the provider last said it: ours, and what was given back elsewhere. */
  readonly returned: Money;
  readonly left: Money;
  readonly status: PaymentStatus;
  readonly approvedAt: Instant | null;
  readonly takesParts: boolean;
  readonly age: RefundAge;
  /** The first first. */
  readonly refunds: readonly RefundView[];
};

export type RefundView = {
  readonly id: RefundId;
  readonly amount: Money;
  /** What really went back or is on its way, once the provider has said. */
  readonly given: Money | null;
  readonly state: RefundState;
  readonly trouble: RefundRecord['trouble'];
  readonly by: string | null;
  readonly reason: string;
  readonly requestedAt: Instant;
  readonly mayDrop: boolean;
  readonly steps: readonly RefundStep[];
};

export type RefundStep = {
  readonly at: Instant;
  readonly kind: RefundFactKind;
  /** What the provider said, where it said something. */
  readonly status: 'approved' | 'in-process' | 'rejected' | null;
  readonly why: NonNullable<RefundRecord['trouble']>['kind'] | null;
};
