import type { Charge, Reference } from '#core/domain/charge';
import { DAY, HOUR, type Instant, MINUTE } from '#core/domain/instant';
import { isMoney } from '#core/domain/payments';
import type { Entry } from '#core/order-log';
import type { ProviderErrorKind, SeenPayment, SweptPayment } from '#core/provider';
import { createAdopting } from '#main/checkout/adopting';
import type { CheckoutDeps, Terms } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { Recorder } from '#main/checkout/recorder';
import { isUncounted } from '#main/checkout/watch-plan';
import { type Watcher, watchSince } from '#main/checkout/watcher';

export type Sweeper = {
  /** The first one soon, and then again and again. */
  start(): void;
  /** Once, now: after a wake, by hand. */
  sweep(): Promise<void>;
  /** What another read of the provider's payments has found goes the same way; false when it could not be taken up. */
  learn(swept: SweptPayment): Promise<boolean>;
  /** Takes up a payment that bears another's reference, because a person says that it is the shop's. */
  adopt(swept: SweptPayment, beside: readonly Entry[]): Promise<boolean>;
  stop(): void;
};

type Deps = Pick<
  CheckoutDeps,
  | 'log'
  | 'provider'
  | 'providerFor'
  | 'clock'
  | 'timers'
  | 'terms'
  | 'isOurs'
  | 'newSaleId'
  | 'newLineId'
  | 'firstSweepMs'
  | 'onNews'
  | 'note'
> & {
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  readonly budget: ReadBudget;
};

const EVERY = 5 * MINUTE;
/** Where the provider refuses the query, each charge in doubt is read by its reference this often instead. */
const EVERY_BY_REFERENCE = 15 * MINUTE;
const OVERLAP = HOUR;
const NIGHTLY_REACH = 72 * HOUR;
/** The search pages only so far: from here on a new one begins where the last page ended. */
const FAR = 500;
/** Not trouble of the moment: this account is not given this query. */
const REFUSALS: ReadonlySet<ProviderErrorKind> = new Set(['invalid', 'not-found', 'forbidden']);

/** What one read is refused with, all are. */
const FOR_ALL: ReadonlySet<string> = new Set([
  'unauthorized',
  'forbidden',
  'offline',
  'clock-wrong',
  'rate-limited',
]);

/**
 * One paged query finds what nobody waits for any more: late money, outside refunds, charge-backs and payments of
 * charges that a restored log has lost. The cursor moves only after the last page.
 */
export function createSweeper(deps: Deps): Sweeper {
  const { log, provider, clock, timers, terms, isOurs, recorder, watcher, budget, note } = deps;
  const adopting = createAdopting({ ...deps, isStopped: () => isStopped });
  let cancel: (() => void) | null = null;
  let isStopped = false;
  let isSweeping = false;
  /** Money came and its orders could not be read: the next sweep that meets it tries again. */
  const unread = new Set<Reference>();
  let reachedBackAt: Instant | null = null;

  function again(ms: number): void {
    cancel?.();
    if (!isStopped) cancel = timers.after(ms, () => void sweep());
  }

  async function sweep(): Promise<void> {
    if (isSweeping || isStopped) return;
    isSweeping = true;
    let wait = EVERY;
    try {
      const asked = terms();
      if (typeof asked !== 'string' && !(await runPages(asked))) wait = EVERY_BY_REFERENCE;
    } finally {
      // Whatever came of this one, there is a next one.
      isSweeping = false;
      again(wait);
    }
  }

  /** False when the provider refuses this query, so that every charge in doubt was read instead. */
  async function runPages({ sellerId }: Terms): Promise<boolean> {
    if (!clock.isMeasured()) await provider.whoAmI();
    // By a clock that may be hours wrong the cursor would move past what was never read.
    if (!clock.isMeasured() || isStopped) return true;
    const until = clock.now();
    const isNightly = reachedBackAt === null || until - reachedBackAt >= DAY;
    // A restored log has the cursor of the day when it was copied, and a log without one at least its last charge.
    const from = Math.min(log.sweptUntil(sellerId) ?? log.recent(1)[0]?.requestedAt ?? until, until);
    let since = from - (isNightly ? NIGHTLY_REACH : OVERLAP);
    for (let offset: number | null = 0; offset !== null; ) {
      await budget.turn(1, 'asked');
      if (isStopped) return true;
      const page = await provider.sweep({ since, until, offset });
      // Of an account that is another by now: what it tells is not that one's, and the cursor stays.
      if (isStopped || !isStillOf(sellerId)) return true;
      if (!page.ok) {
        note('sweep failed', null, `${page.error.kind} ${page.error.code ?? ''}`);
        if (!REFUSALS.has(page.error.kind)) return true;
        await readInDoubt();
        return false;
      }
      for (const swept of page.value.payments) {
        // What could not be written must be swept again: the cursor stays.
        if (!(await take(swept))) return true;
      }
      const { next, through } = page.value;
      const isFar = next !== null && next >= FAR && through !== null && through > since;
      if (isFar) since = through;
      offset = isFar ? 0 : next;
    }
    if (!isStillOf(sellerId)) return true;
    const moved = log.setSweptUntil(until, sellerId);
    if (moved.ok && isNightly) reachedBackAt = until;
    return true;
  }

  function isStillOf(sellerId: string): boolean {
    const current = terms();
    return typeof current !== 'string' && current.sellerId === sellerId;
  }

  /** False when the log refused what was found. */
  const take = async (swept: SweptPayment): Promise<boolean> => !isOurs(swept.reference) || takeUp(swept);

  async function takeUp(swept: SweptPayment, beside: readonly Entry[] = []): Promise<boolean> {
    const { reference, payment } = swept;
    if (log.charge(reference as Reference) === null) {
      if (!isMoney(payment.status)) return true;
      if (!(await adopting.adopt(swept, beside))) return false;
    }
    if (isStopped) return false;
    const known = reference as Reference;
    // A payment alone does not pay a charge, nor say on how many orders the money lies. They are read before it is
    // written: were the power to go in between, the next sweep would take it for known.
    if (isNewMoney(known, payment)) await readWhole(known);
    if (isStopped) return false;
    const written = recorder.write(known, [{ kind: 'payment-seen', payment }]);
    if (!written.ok) return false;
    watcher.follow(written.value);
    return true;
  }

  function isNewMoney(reference: Reference, { id, status }: SeenPayment): boolean {
    const charge = log.charge(reference);
    if (charge === null || !isMoney(status)) return false;
    const held = charge.payments.find((payment) => payment.id === id);
    return unread.has(reference) || isUncounted(charge) || held === undefined || !isMoney(held.status);
  }

  async function readWhole(reference: Reference): Promise<void> {
    const read = await watcher.readNow(reference);
    if (read.ok) unread.delete(reference);
    else unread.add(reference);
  }

  async function readInDoubt(): Promise<void> {
    const inDoubt = log
      .chargesToWatch(watchSince(clock.now()) - NIGHTLY_REACH)
      .filter(({ outcome }: Charge) => outcome === null);
    for (const { reference } of inDoubt) {
      if (isStopped) return;
      // In the others' rhythm: a thousand of these must not keep everybody else waiting.
      const read = await watcher.readAfresh(reference);
      // No account or no line is no answer for the others either: asking on only makes it look attacked.
      if (!read.ok && FOR_ALL.has(read.error.kind)) return;
    }
  }

  return {
    start: () => again(deps.firstSweepMs ?? 0),
    sweep,
    learn: take,
    adopt: takeUp,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
