import type { Instant } from '#core/domain/instant';
import type { Money, Quantity } from '#core/domain/money';
import type { NoRefund } from '#core/domain/refund-rules';
import type { CartError, Unit } from '#core/domain/sale';
import type { TenderId, TenderKind } from '#core/domain/sale-record';
import type { TenderFault, VoidFault } from '#core/domain/tender';
import type { LogError } from '#core/order-log';
import type { Result } from '#core/result';

/* What the counter answers to who sells at it: done, or why not. */

export type ScanError =
  | 'unknown-code'
  /** Its last figure is not the one that belongs there: it was misread or mistyped. */
  | 'bad-check-digit'
  /** The scale printed a weight or price of nothing. */
  | 'empty-label'
  /** The label carries a weight, and its product is sold by the piece. */
  | 'not-by-weight';

/** `tendered`: a part of it is paid, and must be voided before anything of the sale changes. */
export type CartChange = Result<null, CartError | 'frozen' | 'tendered' | LogError>;

export type UndoAnswer = Result<
  null,
  'nothing-to-undo' | 'nothing-to-redo' | 'frozen' | 'tendered' | LogError
>;

/** A sale with money in it, or with a charge in front, is not set aside: that one is parked, or goes on. */
export type HoldAnswer = Result<null, 'empty-sale' | 'too-many-held' | 'frozen' | 'tendered' | LogError>;

export type RecallAnswer = Result<null, 'no-such-held' | 'frozen' | 'tendered' | LogError>;

export type ChargeError =
  | 'empty-sale'
  /** The shop wants a shift open before anything is charged. */
  | 'no-shift'
  | 'no-token'
  | 'token-unreadable'
  | 'no-register'
  | 'another-seller'
  | 'clock-unknown'
  | 'busy'
  | 'money-came'
  | 'same-code-holds'
  /** A second code waits for a whole read of the first, and the provider does not answer. */
  | 'first-not-read'
  | 'already-closed'
  | 'not-in-this-mode'
  | 'no-such-charge'
  | LogError;

export type ChargeAnswer = Result<null, ChargeError>;

export type PrintAnswer = Result<
  null,
  'no-such-sale' | 'not-paid' | 'no-such-job' | 'no-slip' | 'no-other-printer' | LogError
>;

/** Why nothing was asked back; nothing has left the PC then. */
export type RefundError =
  | 'no-such-payment'
  | NoRefund
  | 'no-token'
  | 'token-unreadable'
  | 'no-register'
  /** The money is in an account that is not the one of now. */
  | 'another-seller'
  /** The provider does not know the payment, under this account at least. */
  | 'not-there'
  /** What was given back so far could not be read, and without that nothing more is. */
  | 'first-not-read'
  | 'busy'
  | LogError;

export type RefundDropError =
  /** It may still be sent, or still be found out. */
  'not-now' | 'first-not-read' | LogError;

/** What is left to pay in cash or otherwise, once the sale's codes are off the screen. */
export type TenderOffer = {
  readonly due: Money;
  /** A code of this sale can still be paid until then, by whoever scanned it: what comes would be a double. */
  readonly openUntil: Instant | null;
  /** False where the provider did not answer: nobody knows whether it was paid already. */
  readonly isRead: boolean;
};

export type TenderRequest = {
  /** Minted once for each time that it is asked: the same id twice is one tender. */
  readonly tenderId: TenderId;
  readonly kind: TenderKind;
  readonly amount: Money;
  readonly given: Money;
  /** Until when the cashier was told that a code can still be paid. */
  readonly knowsOpenUntil: Instant | null;
};

export type TenderAnswer = Result<null, ChargeError | TenderFault | 'code-still-open'>;

export type VoidAnswer = Result<null, VoidFault | 'busy' | LogError>;

export type ScanTrial = Result<
  { readonly name: string; readonly quantity: Quantity; readonly unitPrice: Money; readonly unit: Unit },
  ScanError
>;

export type ScanRequest = {
  readonly code: string;
  readonly quantity: Quantity;
  /** What it may say under another keyboard's layout: the first that is known is taken. */
  readonly alsoReadAs?: readonly string[] | undefined;
  /** The same id twice is one scan: a page that died before the answer asks again. */
  readonly scanId?: string | undefined;
};
