import type { Reference } from '#core/domain/charge';
import { type Instant, MINUTE } from '#core/domain/instant';
import type { ProviderError } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { HintsDeps } from '#main/notifications/hints';

type Named = { readonly reference: string | null };

export type FindDeps = {
  /** The charge that has exactly this reference; null where the log has none. */
  readonly ours: (reference: string) => Reference | null;
  /** The charge that the provider made this order for (Orders); null where the log has none. */
  readonly byProviderOrder: (orderId: string) => Reference | null;
  readonly payment: (id: string) => Promise<Result<Named, ProviderError>>;
  readonly merchantOrder: (id: string) => Promise<Result<Named, ProviderError>>;
  readonly now: () => Instant;
};

/**
 * Anybody may send what leads here: so many questions a minute, and no more, leave with the shop's token. Beside them
 * the reads of the charge at the counter must have their turn.
 */
const QUESTIONS_A_MINUTE = 60;

/** Whose a hint is. Of an order the log knows; a payment and a merchant order are asked for by their id. */
export function createFind({
  ours,
  byProviderOrder,
  payment,
  merchantOrder,
  now,
}: FindDeps): HintsDeps['find'] {
  let asked: readonly Instant[] = [];

  function mayAsk(): boolean {
    const at = now();
    asked = asked.filter((each) => each <= at && at - each < MINUTE);
    if (asked.length >= QUESTIONS_A_MINUTE) return false;
    asked = [...asked, at];
    return true;
  }

  async function ask(question: Promise<Result<Named, ProviderError>>): Promise<Found> {
    const answered = await question;
    if (answered.ok) return ok(answered.value.reference === null ? null : ours(answered.value.reference));
    const { kind } = answered.error;
    // Another seller's, or of another kind.
    return kind === 'not-found' || kind === 'forbidden' ? ok(null) : answered;
  }

  return async ({ topic, id, reference }) => {
    if (topic === 'unknown') return ok(null);
    if (topic === 'order') return ok((reference === null ? null : ours(reference)) ?? byProviderOrder(id));
    if (!mayAsk()) return err(TOO_MANY);
    return ask(topic === 'payment' ? payment(id) : merchantOrder(id));
  };
}

type Found = Awaited<ReturnType<HintsDeps['find']>>;

const TOO_MANY: ProviderError = {
  kind: 'rate-limited',
  status: 0,
  code: null,
  message: 'too many notifications in one minute',
  retryAfterMs: null,
};
