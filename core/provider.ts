import type { Mode } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { ItemToCharge } from '#core/domain/sale';
import type { Currency, SiteId } from '#core/domain/site';
import type { Result } from '#core/result';

/**
 * The door behind which the provider lives: what checkout asks and what it is told, with nothing of HTTP in it.
 *
 * Amounts are ours already (whole minor units of the charge's currency), ids are strings, instants are the provider's.
 */
export type Provider = {
  /** Makes the order. Never repeated by the adapter: only checkout knows whether repeating is safe. */
  issue(request: IssueRequest): Promise<IssueOutcome>;
  /** Everything that bears exactly this reference. `thorough` asks payments too, for merchant-order search can lag. */
  find(reference: string, options: FindOptions): Promise<Result<Findings, ProviderError>>;
  /**
   * True where hybrid and attended orders lie on the register's one slot, which says what became of a lost answer.
   *
   * False where an order stands by itself (Orders): the slot's calls then refuse, a lost answer is settled by issuing
   * the same request again (one key, one order), and an order is taken back with `withdraw`.
   */
  readonly hasSlot: boolean;
  /** Takes one order back, so that nobody can begin to pay it. Money may have been quicker: read after it. */
  withdraw(providerOrderId: string): Promise<Withdrawal>;
  /**
   * Hybrid and attended: what the register's one slot holds now; null for nothing.
   *
   * Every write to the slot goes through checkout's one queue; the adapter neither repeats nor remembers.
   */
  slot(register: RegisterPath): Promise<Result<SlotOrder | null, ProviderError>>;
  /** Takes whatever the slot holds off it. Whether an error left it there only `slot` can tell. */
  clearSlot(register: RegisterPath): Promise<Result<null, ProviderError>>;
  /** The register's own fixed code: EMVCo text, the same for every order. */
  fixedCode(register: RegisterPath): Promise<Result<string, ProviderError>>;
  /**
   * Gives money back. Never repeated by the adapter: with the same key asking again is safe, and gives back once.
   *
   * Whatever else an answer says, money went back only where it says so for this payment and this amount; anything
   * less clear is `unanswered`, to be settled by `refundsOf`.
   */
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /** All that was ever asked back of a payment, outside this program too; one that cannot be read is an error. */
  refundsOf(paymentId: string, currency: Currency): Promise<Result<readonly Refund[], ProviderError>>;
  /** One page of the payments last changed in the window, oldest first; `next` is null after the last page. */
  sweep(page: SweepPage): Promise<Result<Swept, ProviderError>>;
  /** One page of the payments approved in the window, its last instant included, the account's other business too. */
  recordsOf(page: RecordsPage): Promise<Result<Records, ProviderError>>;
  /** One payment by its id, for what a search may leave out; null where the provider knows no such payment. */
  recordOf(paymentId: string): Promise<Result<ProviderRecord | null, ProviderError>>;
  /** Whose reference a payment or a merchant order bears, for who was told nothing but its id. */
  bearing(what: 'payment' | 'merchant-order', id: string): Promise<Result<Bearing, ProviderError>>;
  /** Who the token belongs to. Also how the clock offset is measured before the first charge. */
  whoAmI(): Promise<Result<Seller, ProviderError>>;
  registers(): Promise<Result<readonly Register[], ProviderError>>;
};

export type FindOptions = {
  readonly thorough: boolean;
  readonly currency: Currency;
  /** What `issue` told; whoever has it spares a search that may lag or not be there. */
  readonly providerOrderId?: string | null;
};

export type Withdrawal =
  /** Nobody can begin to pay it now: taken back, or no longer open for another reason, which may be money. */
  | { readonly kind: 'withdrawn' }
  /** Somebody is paying it this moment. */
  | { readonly kind: 'locked'; readonly error: ProviderError }
  | { readonly kind: 'not-sent'; readonly error: ProviderError }
  /** It may or may not be taken back. */
  | { readonly kind: 'unanswered'; readonly error: ProviderError }
  /** The provider will not: unknown to it, not this seller's, or a kind of order that cannot be taken back. */
  | { readonly kind: 'refused'; readonly error: ProviderError };

/** Which register, as the provider's paths name it. */
export type RegisterPath = {
  readonly sellerId: string;
  readonly externalPosId: string;
  /** No answer about a register says what it sells in: left out, a slot's total cannot be read. */
  readonly currency?: Currency;
};

/** The order that a scan of the register's fixed code pays now. */
export type SlotOrder = {
  readonly reference: string;
  /** Null where the provider does not say it in a way we can read, or the currency was not told. */
  readonly total: Money | null;
  readonly expiresAt: Instant | null;
};

export type IssueRequest = {
  readonly reference: string;
  /** Dynamic: a code of its own. Hybrid: that, and the register's fixed code. Attended: the fixed code alone. */
  readonly mode: Mode;
  readonly total: Money;
  readonly currency: Currency;
  /** Null: one summary item for the whole total, called `title`. */
  readonly items: readonly ItemToCharge[] | null;
  readonly title: string;
  readonly description: string;
  readonly expiresAt: Instant;
  /**
   * When it was first asked for, by the provider's time: issued again for a lost answer it must be the same to the byte
   * (Orders). Left out: now.
   */
  readonly firstAskedAt?: Instant;
  readonly sellerId: string;
  readonly externalPosId: string;
  /** The attended path names the store too; null where it is not known. */
  readonly externalStoreId: string | null;
  /** Colombia: the IVA inside `total`, in its currency. Null elsewhere. */
  readonly iva: Money | null;
};

export type IssueOutcome =
  | {
      readonly kind: 'issued';
      /** Null where the answer brings none: the register's fixed code is the one to scan. */
      readonly qrData: string | null;
      readonly providerOrderId: string | null;
      readonly providerMs: number;
    }
  /** No connection was made (name not found, refused, TLS): nothing can exist there. */
  | { readonly kind: 'not-sent'; readonly error: ProviderError }
  /** The answer was lost or unreadable: nobody can say whether the order exists. */
  | { readonly kind: 'unanswered'; readonly error: ProviderError }
  | { readonly kind: 'refused'; readonly error: ProviderError };

/** `null` elements mean none yet, and arrive here as empty lists. */
export type Findings = { readonly orders: readonly SeenOrder[]; readonly payments: readonly SeenPayment[] };

export type OrderStatus = 'opened' | 'closed' | 'expired' | 'unknown';

/** A merchant order as the provider last told it. */
export type SeenOrder = {
  readonly id: string;
  readonly status: OrderStatus;
  readonly total: Money;
  readonly sellerId: string;
  /** The provider's own time of the last change; 0 where it did not say. */
  readonly changedAt: Instant;
};

export type PaymentStatus =
  | 'pending'
  | 'authorized'
  | 'in-process'
  | 'rejected'
  | 'cancelled'
  | 'approved'
  | 'in-mediation'
  | 'refunded'
  | 'charged-back'
  /** A word we do not know: keep waiting. */
  | 'unknown';

export type SeenPayment = {
  readonly id: string;
  readonly status: PaymentStatus;
  /** The provider's reason in its own words, `cc_rejected_insufficient_amount` say; for details, never for people. */
  readonly detail: string | null;
  /** What the shop gets: `transaction_amount`, never what the buyer pays with instalment interest. */
  readonly amount: Money;
  readonly refunded: Money;
  readonly currency: string;
  /** Null where the source (a merchant order) does not say whose payment it is. */
  readonly sellerId: string | null;
  readonly approvedAt: Instant | null;
  readonly changedAt: Instant;
};

export type RefundRequest = {
  readonly paymentId: string;
  /** The order that it paid, where one is known: Orders give back by it. */
  readonly providerOrderId?: string | null;
  /** Null: all that is left of it. */
  readonly amount: Money | null;
  readonly currency: Currency;
  /** One per refund, minted and written down before the first try: visible ASCII, at most 128 characters. */
  readonly key: string;
};

export type Refund = {
  readonly id: string;
  /** Only `approved` is money that went back. `in-process` may become either; a word we do not know is that too. */
  readonly status: 'approved' | 'in-process' | 'rejected';
  readonly amount: Money;
  /** Null where the provider does not say. */
  readonly madeAt: Instant | null;
};

export type RefundOutcome =
  /** The provider has it: whether it went back, is on its way or came to nothing, its status says. */
  | { readonly kind: 'refunded'; readonly refund: Refund }
  | { readonly kind: 'refused'; readonly reason: RefundRefusal; readonly error: ProviderError }
  /** It may have gone back: `refundsOf` says, or the same request with the same key. */
  | { readonly kind: 'unanswered'; readonly error: ProviderError }
  | { readonly kind: 'not-sent'; readonly error: ProviderError };

/** The reason is the provider's code put in a word; `error` keeps the code itself. */
export type RefundRefusal =
  /** Nothing is left to give back, or not as much, or the payment is in a state that allows none. */
  | 'not-refundable'
  /** Not positive, or not a number in its currency. */
  | 'amount'
  | 'payment-not-found'
  | 'too-old'
  /** All or nothing: the country, or how it was paid, allows no part of it. */
  | 'partial-unsupported'
  /** The seller's account does not hold as much. */
  | 'balance'
  /** The account or the program may not; asking again does not help. */
  | 'not-allowed'
  /** The key stands for another refund, or for one at work right now: what went back only `refundsOf` says. */
  | 'key-used'
  | 'other';

export type SweepPage = { readonly since: Instant; readonly until: Instant; readonly offset: number };

export type SweptPayment = {
  readonly reference: string;
  readonly siteId: SiteId | null;
  readonly payment: SeenPayment;
  /** The order that it names, by whichever API; null where it names none. */
  readonly orderId: string | null;
};

export type Swept = {
  readonly payments: readonly SweptPayment[];
  readonly next: number | null;
  /** When the page's last payment changed, be it ours or not; null where that is not told, or the page is not in order. */
  readonly through: Instant | null;
};

export type RecordsPage = { readonly since: Instant; readonly until: Instant; readonly offset: number };

/** A payment as the provider's books have it, to be held against ours. Nothing in it says who paid. */
export type ProviderRecord = {
  /** Null where it bears none: a link, a transfer, money taken in the provider's app. */
  readonly reference: string | null;
  readonly siteId: SiteId | null;
  readonly payment: SeenPayment;
  /** As in `SweptPayment`. */
  readonly orderId: string | null;
  /** The provider's own number of the register, which is not its name for orders; null where it does not tell. */
  readonly posId: string | null;
  /** `regular_payment`, `pos_payment`, `money_transfer`… in the provider's word. */
  readonly operation: string | null;
  /** What the seller pays the provider for it, and what is left of it before refunds; null where it is not told. */
  readonly fee: Money | null;
  readonly net: Money | null;
};

export type Records =
  | {
      readonly kind: 'page';
      readonly records: readonly ProviderRecord[];
      /** Of payments that are there and cannot be read: their ids, or their places. */
      readonly unreadable: readonly string[];
      /** Of all pages; null where it is not told. */
      readonly total: number | null;
      readonly next: number | null;
    }
  /** More than the search can page through: to be asked again in narrower windows. */
  | { readonly kind: 'too-many' };

/** Null where it bears none. */
export type Bearing = { readonly reference: string | null };

export type Seller = {
  readonly id: string;
  readonly name: string;
  readonly siteId: SiteId;
  readonly isTest: boolean;
};

export type Register = {
  readonly id: string;
  readonly name: string;
  readonly externalPosId: string | null;
  readonly storeId: string | null;
  readonly externalStoreId: string | null;
  readonly storeName: string | null;
  /** Where false the buyer could type an amount of their own. */
  readonly fixedAmount: boolean;
};

export type ProviderErrorKind =
  | 'offline'
  | 'timeout'
  /** The connection was cut, or the answer was not what the contract says. */
  | 'unreadable'
  | 'clock-wrong'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'server';

/** The code of an error that is not the provider's: it has asked for a pause before, and nothing was sent. */
export const READING_PAUSED = 'reading_paused';

/** One shape for every documented error body: four JSON kinds, HTML and empty ones. Never holds the token. */
/** Begins the code of an account that sells where we do not; its country follows, as two letters if it says so. */
export const UNSUPPORTED_SITE = 'unsupported_site:';

export type ProviderError = {
  readonly kind: ProviderErrorKind;
  /** 0 when no answer came. */
  readonly status: number;
  /** The provider's own code (`invalid_expiration_date`), to read to its support; null when it gave none. */
  readonly code: string | null;
  /** At most 300 characters of the provider's own words. */
  readonly message: string;
  readonly retryAfterMs: number | null;
};
