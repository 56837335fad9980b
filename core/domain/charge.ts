import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import type { SiteId } from '#core/domain/site';
import type { ProviderErrorKind, SeenOrder, SeenPayment } from '#core/provider';

/** `mst-` + install id (6) + `-` + ULID: unique for ever, and what the provider calls external_reference. */
export type Reference = string & { readonly __reference: never };

export type Mode = 'dynamic' | 'hybrid' | 'attended';
export type Api = 'instore' | 'orders';

/** What is settled when a charge is written down, before anything is sent. */
export type Terms = {
  readonly reference: Reference;
  readonly saleId: SaleId;
  /** 1 for the sale's first code. */
  readonly attempt: number;
  readonly siteId: SiteId;
  readonly api: Api;
  readonly mode: Mode;
  readonly total: Money;
  readonly sellerId: string;
  readonly externalPosId: string;
  /** Provider time. The code leaves the screen `LEAVES_EARLY_MS` before it. */
  readonly expiresAt: Instant;
};

export type StopReason =
  | 'cashier'
  | 'paid-elsewhere'
  | 'new-code'
  | 'sale-changed'
  | 'displaced'
  /** The customer pays in cash or otherwise after all. */
  | 'tendered'
  /** A person took the customer's own screen for it. */
  | 'on-sight';

/** What happened, in the past tense. The log stores these, never the state. */
export type ChargeFact = { readonly at: Instant } & (
  | { readonly kind: 'charge-requested'; readonly terms: Terms }
  /** A payment bearing our prefix and no charge of ours: found by the sweep, after a restore say. */
  | { readonly kind: 'charge-adopted'; readonly terms: Terms }
  | { readonly kind: 'request-not-sent'; readonly reason: ProviderErrorKind }
  | { readonly kind: 'request-retried'; readonly expiresAt: Instant }
  /** Orders: about to be asked again, the same to the byte. Where the first never arrived, this one makes the order. */
  | { readonly kind: 'request-repeated' }
  | { readonly kind: 'request-unanswered'; readonly reason: ProviderErrorKind | 'crash' }
  | {
      readonly kind: 'request-refused';
      readonly reason: ProviderErrorKind;
      readonly code: string | null;
      readonly message: string;
    }
  | {
      readonly kind: 'code-issued';
      readonly qrData: string;
      readonly providerOrderId: string | null;
      readonly providerMs: number;
    }
  | { readonly kind: 'attempt-superseded'; readonly by: Reference }
  | { readonly kind: 'charge-parked' }
  | { readonly kind: 'charge-recalled' }
  | { readonly kind: 'asking-stopped'; readonly why: StopReason }
  /** The same sale is charged again while its code still holds: the SAME code goes back on the screen. */
  | { readonly kind: 'asking-resumed' }
  | { readonly kind: 'deadline-passed' }
  /** A complete, successful read that began at `startedAt`. Counts only when that is after the deadline. */
  | { readonly kind: 'read-after-deadline'; readonly startedAt: Instant }
  | { readonly kind: 'order-seen'; readonly order: SeenOrder }
  | { readonly kind: 'payment-seen'; readonly payment: SeenPayment }
  /** Hybrid and attended: ours is off the register's slot, so nobody can begin to pay it any more. */
  | { readonly kind: 'order-withdrawn' }
  /** A person has looked at a seller, currency or total that is not ours, and takes the money as this charge's. */
  | { readonly kind: 'mismatch-accepted'; readonly by: string | null; readonly reason: string }
);
export type ChargeFactKind = ChargeFact['kind'];

/** How far our side of the asking has come. Money does not move this: see `ChargeState`. */
export type Asking =
  | { readonly kind: 'requested' }
  | { readonly kind: 'not-sent'; readonly reason: ProviderErrorKind }
  | { readonly kind: 'unknown'; readonly reason: ProviderErrorKind | 'crash' }
  | { readonly kind: 'superseded'; readonly by: Reference }
  | {
      readonly kind: 'refused';
      readonly reason: ProviderErrorKind;
      readonly code: string | null;
      readonly message: string;
    }
  | { readonly kind: 'open' }
  /** `isAnswerLost`: cancelled with no code, and the request timed out; what answers it now comes too late. */
  | { readonly kind: 'checking'; readonly ending: Ending; readonly isAnswerLost?: true }
  | { readonly kind: 'ended'; readonly ending: Ending };
export type Ending = 'expired' | 'cancelled';

/**
 * What is true of the charge now.
 *
 *   requested ─► awaiting-payment ─► checking ─► expired | cancelled
 *       │  ▲             │
 *       │  └─ not-sent   └─► in-process ─► (rejected: back to where it was)
 *       ├─► refused
 *       └─► unknown ─► superseded
 *
 * Money, whenever it comes, in whichever of these: paid, or paid-late when approved after we had stopped.
 */
export type ChargeState =
  | 'requested'
  | 'not-sent'
  | 'unknown'
  | 'superseded'
  | 'refused'
  | 'awaiting-payment'
  | 'in-process'
  | 'checking'
  | 'paid'
  | 'expired'
  | 'cancelled'
  | 'paid-late';

export const CHARGE_STATES = [
  'requested',
  'not-sent',
  'unknown',
  'superseded',
  'refused',
  'awaiting-payment',
  'in-process',
  'checking',
  'paid',
  'expired',
  'cancelled',
  'paid-late',
] as const satisfies readonly ChargeState[];

export type Oddness = 'mismatch' | 'double' | 'charged-back' | 'disputed' | 'reverted' | 'partial' | 'over';

/** Worst first: a summary prints the first that holds. */
export const ODDNESS = [
  'mismatch',
  'double',
  'charged-back',
  'disputed',
  'reverted',
  'partial',
  'over',
] as const satisfies readonly Oddness[];

export type Code = {
  readonly qrData: string;
  readonly providerOrderId: string | null;
  readonly issuedAt: Instant;
  readonly providerMs: number;
};

/** `learntAt` is when the log first knew of the money (or of the payment, while it is none). */
export type HeldPayment = SeenPayment & { readonly learntAt: Instant };

export type Charge = Terms & {
  readonly requestedAt: Instant;
  /** When the provider was asked under these terms: later than `requestedAt` where the first try never left the PC. */
  readonly askedAt: Instant;
  /** When the same request was last sent again; null where it never was. */
  readonly repeatedAt: Instant | null;
  readonly asking: Asking;
  readonly code: Code | null;
  readonly parked: boolean;
  /** When we stopped asking: the deadline, the cancel, the supersede. Null while we ask. */
  readonly stoppedAt: Instant | null;
  readonly stopReason: StopReason | null;
  readonly withdrawnAt: Instant | null;
  readonly mismatchAccepted: boolean;
  readonly orders: readonly SeenOrder[];
  readonly payments: readonly HeldPayment[];
  /** Once it is set it stays. Paid never goes back; late may turn out to be in time, when an older approval is learnt. */
  readonly outcome: {
    readonly kind: 'paid' | 'paid-late';
    readonly approvedAt: Instant;
    readonly learntAt: Instant;
  } | null;
  readonly state: ChargeState;
  readonly oddness: readonly Oddness[];
  /** Of this charge: Σ of what came in, and of it what went back. Never `total_paid_amount`. */
  readonly received: Money;
  readonly returned: Money;
};

/** How the provider knows the order, once it has said so: what Orders takes back, and is read by. */
export const orderIdOf = ({ api, code, orders }: Pick<Charge, 'api' | 'code' | 'orders'>): string | null =>
  api === 'orders' ? (code?.providerOrderId ?? orders.at(-1)?.id ?? null) : null;

/** The code is off the screen this long before the provider's expiry: a payment begun then still has time. */
export const LEAVES_EARLY_MS = 10_000;

export const screenDeadline = (charge: Pick<Charge, 'expiresAt'>): Instant =>
  charge.expiresAt - LEAVES_EARLY_MS;

export const worstOddness = (charge: Pick<Charge, 'oddness'>): Oddness | 'none' =>
  charge.oddness[0] ?? 'none';

/** Whether a wallet that has this charge's code could still begin to pay it. */
export function isPayable(charge: Charge, now: Instant): boolean {
  const mayExist =
    charge.code !== null ||
    charge.asking.kind === 'unknown' ||
    charge.asking.kind === 'superseded' ||
    charge.asking.kind === 'requested' ||
    (charge.asking.kind === 'checking' && charge.code === null);
  return mayExist && charge.withdrawnAt === null && charge.outcome === null && now < livesUntil(charge);
}

/**
 * Until when the provider may have the order open. Orders (the API) is told how long one lives, not until when: it lives as
 * long from when it is made, which is before its answer comes. Asked again, it may be made only then. And a PC that fell
 * asleep between writing down and sending makes it when it wakes.
 */
export function livesUntil({ api, askedAt, repeatedAt, code, expiresAt }: Charge): Instant {
  if (api !== 'orders') return expiresAt;
  const madeBy = Math.max(askedAt, repeatedAt ?? askedAt, code?.issuedAt ?? askedAt);
  return madeBy + (expiresAt - askedAt);
}

/**
 * From when on nobody can begin to pay: the order's expiry, or when it was taken back. Orders (the API) takes it from every
 * phone; the register's slot only lets go of it, and whoever has scanned it has it still.
 */
export function closedSince(charge: Charge): Instant {
  const { withdrawnAt, orders, api } = charge;
  const isOnAPhone = orders.length > 0 && api === 'instore';
  const until = livesUntil(charge);
  return withdrawnAt === null || isOnAPhone ? until : Math.min(withdrawnAt, until);
}

/** Still has something to find out on the watch schedule; after this only the sweep looks. */
export function isOpen(charge: Charge): boolean {
  switch (charge.state) {
    case 'requested':
    case 'unknown':
    case 'awaiting-payment':
    case 'in-process':
    case 'checking':
      return true;
    case 'not-sent':
    case 'superseded':
    case 'refused':
    case 'paid':
    case 'expired':
    case 'cancelled':
    case 'paid-late':
      return false;
    default: {
      const never: never = charge.state;
      throw new Error(`Unhandled state: ${String(never)}`);
    }
  }
}
