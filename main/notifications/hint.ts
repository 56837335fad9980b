import type { Instant } from '#core/domain/instant';

/** What a notification is about, whichever of the provider's words it came under. */
export type Topic = 'order' | 'payment' | 'merchant-order' | 'unknown';

export type Verdict =
  /** Its signature is the secret's. */
  | 'signed'
  /** It came without one. */
  | 'unsigned'
  /** It has one that is not the secret's, or is too old. */
  | 'forged'
  /** It has one that nobody can check: no secret is set, or it is of a kind that the secret does not validate. */
  | 'unsignable';

/** That something may have changed. Never what: a hint only ever leads to a read. */
export type Hint = {
  readonly topic: Topic;
  /** The provider's id of what changed; empty where none could be read, and the topic is then unknown. */
  readonly id: string;
  /** Orders say it by themselves. Not covered by any signature. */
  readonly reference: string | null;
  readonly verdict: Verdict;
  /** When it arrived. */
  readonly at: Instant;
};
