import type { Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type Money, toMoney, ZERO } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import type { Refund as GivenBack, ProviderErrorKind, RefundRefusal } from '#core/provider';
import { assertNever } from '#core/result';

export type RefundId = string & { readonly __refundId: never };

/** What happened to one refund of one payment, in the past tense. */
export type RefundFact = { readonly at: Instant } & (
  | { readonly kind: 'refund-requested'; readonly terms: RefundTerms }
  | { readonly kind: 'refund-not-sent'; readonly reason: ProviderErrorKind }
  | { readonly kind: 'refund-unanswered'; readonly reason: ProviderErrorKind | 'crash' }
  | { readonly kind: 'refund-retried' }
  | {
      readonly kind: 'refund-refused';
      readonly reason: RefundRefusal;
      readonly code: string | null;
      readonly message: string;
    }
  /** Refused after an answer was lost, looked for since then, and not listed: the first one did not go either. */
  | { readonly kind: 'refund-absent' }
  /** The provider has it; what became of it its status says, and may say anew. */
  | { readonly kind: 'refund-seen'; readonly refund: GivenBack }
  /** What never left the PC, or could not be found after its key was spent, is let go by a person. */
  | { readonly kind: 'refund-dropped'; readonly by: string | null; readonly reason: string }
);
export type RefundFactKind = RefundFact['kind'];

export type RefundTerms = {
  readonly refundId: RefundId;
  readonly reference: Reference;
  readonly saleId: SaleId;
  readonly paymentId: string;
  readonly amount: Money;
  /** The whole payment: then the provider is asked without an amount, which every country takes. */
  readonly isAll: boolean;
  /** Under which the provider gives this back once, however often it is asked. */
  readonly key: string;
  /** Null where nobody has a name yet. */
  readonly by: string | null;
  readonly reason: string;
};

/**
 * What is true of it now.
 *
 *   requested ─► done | in-process ─► done | rejected
 *       │  ▲
 *       │  └─ not-sent ─► dropped
 *       ├─► refused
 *       └─► unknown ─► any of these but not-sent: what may have gone once may have gone, whatever befell later asks
 */
export type RefundState =
  | 'requested'
  | 'not-sent'
  | 'unknown'
  | 'refused'
  | 'in-process'
  | 'done'
  | 'rejected'
  | 'dropped';

export type RefundRecord = RefundTerms & {
  readonly requestedAt: Instant;
  /** When it was last asked for. */
  readonly askedAt: Instant;
  /** An ask of it was left without a plain answer: the money may be gone. */
  readonly mayHaveGone: boolean;
  /** The last answer was a plain no. */
  readonly isRefused: boolean;
  readonly state: RefundState;
  readonly trouble: {
    readonly kind: ProviderErrorKind | RefundRefusal | 'crash';
    readonly code: string | null;
    readonly message: string;
  } | null;
  /** The provider's own id of it, once it has it. */
  readonly providerRefundId: string | null;
  /** What the provider says it is of; less than `amount` where all was asked for and some had gone before. */
  readonly given: Money | null;
  readonly settledAt: Instant | null;
};

export const requestedRefund = ({
  at,
  terms,
}: Extract<RefundFact, { kind: 'refund-requested' }>): RefundRecord => ({
  ...terms,
  requestedAt: at,
  askedAt: at,
  mayHaveGone: false,
  isRefused: false,
  state: 'requested',
  trouble: null,
  providerRefundId: null,
  given: null,
  settledAt: null,
});

/** Pure and total, as a charge's `next`: the same object back means that nothing changed. */
export function nextRefund(refund: RefundRecord, fact: RefundFact): RefundRecord {
  switch (fact.kind) {
    case 'refund-requested':
      return refund;
    case 'refund-not-sent':
      return refund.state === 'requested' ? unsent(refund, fact.reason) : refund;
    case 'refund-unanswered':
      return refund.state === 'requested'
        ? { ...refund, state: 'unknown', mayHaveGone: true, trouble: troubleOf(fact.reason) }
        : refund;
    case 'refund-retried':
      return refund.state === 'not-sent' || refund.state === 'unknown'
        ? { ...refund, state: 'requested', askedAt: fact.at, isRefused: false }
        : refund;
    case 'refund-refused':
      return refuse(refund, fact);
    case 'refund-absent':
      return refund.state === 'unknown' && refund.isRefused
        ? { ...refund, state: 'refused', settledAt: fact.at }
        : refund;
    case 'refund-seen':
      return see(refund, fact);
    case 'refund-dropped':
      return refund.state === 'not-sent' || refund.state === 'unknown'
        ? { ...refund, state: 'dropped', settledAt: fact.at }
        : refund;
    default:
      return assertNever(fact, 'refund fact');
  }
}

type Trouble = NonNullable<RefundRecord['trouble']>;
const troubleOf = (kind: Trouble['kind']): Trouble => ({ kind, code: null, message: '' });

/** That this ask never left says nothing of an earlier one. */
function unsent(refund: RefundRecord, reason: ProviderErrorKind): RefundRecord {
  const state = refund.mayHaveGone ? 'unknown' : 'not-sent';
  return { ...refund, state, trouble: troubleOf(reason) };
}

/** A no to a request that was repeated after a lost answer says nothing of the first one: it stays unknown. */
function refuse(refund: RefundRecord, fact: Extract<RefundFact, { kind: 'refund-refused' }>): RefundRecord {
  if (refund.state !== 'requested') return refund;
  const trouble = { kind: fact.reason, code: fact.code, message: fact.message };
  // The key stands for one at work right now, which may well be this.
  if (fact.reason === 'key-used') return { ...refund, state: 'unknown', mayHaveGone: true, trouble };
  return refund.mayHaveGone
    ? { ...refund, state: 'unknown', isRefused: true, trouble }
    : { ...refund, state: 'refused', isRefused: true, trouble, settledAt: fact.at };
}

/** The provider has it, whatever was thought before. What went back does not come again. */
function see(
  refund: RefundRecord,
  { at, refund: seen }: Extract<RefundFact, { kind: 'refund-seen' }>,
): RefundRecord {
  if (refund.state === 'done') return refund;
  const state = SEEN[seen.status];
  if (state === refund.state && refund.providerRefundId === seen.id) return refund;
  const isOver = state !== 'in-process';
  const told = { trouble: null, providerRefundId: seen.id, given: atMost(seen.amount, refund.amount) };
  return { ...refund, ...told, state, settledAt: isOver ? at : null };
}

const atMost = (amount: Money, limit: Money): Money => toMoney(Math.min(amount, limit));

const SEEN: Readonly<Record<GivenBack['status'], RefundState>> = {
  approved: 'done',
  'in-process': 'in-process',
  rejected: 'rejected',
};

/** What of its payment it takes up: all but a refund that surely came to nothing. */
export function heldBy({ state, amount, given }: Pick<RefundRecord, 'state' | 'amount' | 'given'>): Money {
  if (state === 'refused' || state === 'rejected' || state === 'dropped') return ZERO;
  return given ?? amount;
}

/** Still something to find out or to send. */
export const isUnfinished = ({ state }: Pick<RefundRecord, 'state'>): boolean =>
  isUnplaced({ state }) || state === 'in-process';

/** Nobody can tell yet which of the provider's refunds it is, if any. */
export const isUnplaced = ({ state }: Pick<RefundRecord, 'state'>): boolean =>
  state === 'requested' || state === 'not-sent' || state === 'unknown';
