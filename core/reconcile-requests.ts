import type { BusinessDay } from '#core/domain/business-day';
import type { Instant } from '#core/domain/instant';
import type { PrintTrouble } from '#core/domain/print-job';
import type { Difference, DifferenceKind, Reconciliation } from '#core/domain/reconciliation';
import type { LogError } from '#core/order-log';
import type { ProviderErrorKind } from '#core/provider';
import type { Result } from '#core/result';

export type ReconcileTrouble =
  | ProviderErrorKind
  | LogError
  | 'no-token'
  | 'token-unreadable'
  | 'no-register'
  | 'another-seller'
  | 'stopped'
  /** Another day is being fetched. */
  | 'busy'
  | 'not-begun'
  /** The provider searches a year back: an empty list would say that all was missing. */
  | 'too-old';

export type DifferenceView = Difference & {
  readonly saleNumber: number | null;
  /** Said of it as large as it is now. */
  readonly explained: { readonly reason: string; readonly by: string | null; readonly at: Instant } | null;
  /** It can get a sale and a charge of its own here. */
  readonly canAdopt: boolean;
};

export type ReconcileView = {
  readonly day: BusinessDay;
  readonly today: BusinessDay;
  readonly from: Instant;
  /** Which day is being fetched now, and how many records have come. */
  readonly fetching: { readonly day: BusinessDay; readonly records: number } | null;
  /** Why the last fetch of this day came to nothing; what was stored before it stays. */
  readonly failed: ReconcileTrouble | null;
  /** Null while that day was never fetched. */
  readonly found:
    | (Omit<Reconciliation, 'differences'> & { readonly differences: readonly DifferenceView[] })
    | null;
};

/** What the page that holds our payments against the provider's may ask. */
export type ReconcileRequests = {
  /** Null is today. */
  'reconcile/view': (input: { day: BusinessDay | null }) => ReconcileView;
  /** Asks the provider now; `settled` differences were taken up by the log meanwhile. */
  'reconcile/fetch': (input: { day: BusinessDay }) => Result<{ settled: number }, ReconcileTrouble>;
  'reconcile/explain': (input: {
    day: BusinessDay;
    kind: DifferenceKind;
    paymentId: string;
    reason: string;
  }) => Result<null, 'no-such-difference' | LogError>;
  'reconcile/adopt': (input: {
    day: BusinessDay;
    paymentId: string;
  }) => Result<null, 'no-such-difference' | 'not-adopted'>;
  'reconcile/export': (input: {
    day: BusinessDay;
  }) => Result<{ path: string }, 'cancelled' | 'disk' | 'not-fetched'>;
  'reconcile/print': (input: { day: BusinessDay }) => Result<null, PrintTrouble | 'not-fetched'>;
};

export const reconcileRequests = {
  'reconcile/view': true,
  'reconcile/fetch': true,
  'reconcile/explain': true,
  'reconcile/adopt': true,
  'reconcile/export': true,
  'reconcile/print': true,
} satisfies Record<keyof ReconcileRequests, true>;
