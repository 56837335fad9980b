import { orderIdOf } from '#core/domain/charge';
import { type Instant, MINUTE, SECOND } from '#core/domain/instant';
import type { OurPayment } from '#core/domain/record-day';
import { siteOf } from '#core/domain/site';
import type { ProviderError, ProviderErrorKind, ProviderRecord, Records } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';

/** Reads the provider's records, behind every read that a waiting customer needs. */
export type RecordFetch = {
  /** All that was approved between the two instants, each payment once. A read that fails is tried again where it was. */
  approvedIn(since: Instant, until: Instant): Promise<Result<Fetched, FetchError>>;
  /** What a search may leave out: by the payment's id, and where it came by Orders by its order. Null where it is nowhere. */
  byId(payment: OurPayment): Promise<Result<ProviderRecord | null, FetchError>>;
  /** The provider's number of this register; null where it cannot be found out. */
  posId(externalPosId: string): Promise<string | null>;
};

export type Fetched = { readonly records: readonly ProviderRecord[]; readonly unreadable: number };
export type FetchError = ProviderErrorKind | 'stopped';

type Deps = Pick<CheckoutDeps, 'budget' | 'log' | 'provider' | 'providerFor' | 'timers' | 'note'> & {
  readonly isStopped: () => boolean;
  /** Told how many have come so far. */
  readonly onProgress: (records: number) => void;
};

const AGAIN_MS = [1, 3, 10, 30].map((seconds) => seconds * SECOND);
/** A person waits for this: a longer pause is an answer. */
const MAX_PAUSE_MS = MINUTE;
const PASSES: ReadonlySet<ProviderErrorKind> = new Set([
  'offline',
  'timeout',
  'unreadable',
  'rate-limited',
  'server',
]);
/** A million payments: more is no shop's day, but a list that turns in a circle. */
const MAX_READS = 10_000;

type Span = { readonly since: Instant; readonly until: Instant };
type Heap = { readonly records: Map<string, ProviderRecord>; readonly unreadable: Set<string> };

export function createRecordFetch(deps: Deps): RecordFetch {
  const { log, provider, providerFor, timers, budget, isStopped, onProgress, note } = deps;

  const pause = (ms: number): Promise<void> => new Promise((done) => void timers.after(ms, done));

  async function ask<T>(
    what: string,
    run: () => Promise<Result<T, ProviderError>>,
  ): Promise<Result<T, FetchError>> {
    for (let tries = 0; ; tries++) {
      const turn = await budget.turn(1, 'records', MAX_PAUSE_MS);
      if (turn === 'stopped' || isStopped()) return err('stopped');
      if (turn === 'paused') return err('rate-limited');
      const answer = await run();
      if (isStopped()) return err('stopped');
      if (answer.ok) return answer;
      note(what, null, `${answer.error.kind} ${answer.error.code ?? ''}`);
      const waitMs = waitAfter(answer.error, tries);
      if (waitMs === null) return err(answer.error.kind);
      await pause(waitMs);
    }
  }

  function waitAfter({ kind, retryAfterMs }: ProviderError, tries: number): number | null {
    if (kind === 'rate-limited') budget.pause(retryAfterMs ?? AGAIN_MS[tries] ?? MINUTE);
    const waitMs = AGAIN_MS[tries];
    return waitMs === undefined || !PASSES.has(kind) || (retryAfterMs ?? 0) > MAX_PAUSE_MS ? null : waitMs;
  }

  /** Null: too many for one list. */
  async function readSpan(span: Span, heap: Heap): Promise<Result<Heap | null, FetchError>> {
    const seen = new Set<string>();
    let total = 0;
    for (let offset: number | null = 0; offset !== null; ) {
      const page: RecordsAnswer = await ask('records not read', () =>
        provider.recordsOf({ ...span, offset: offset ?? 0 }),
      );
      if (!page.ok) return page;
      if (page.value.kind === 'too-many') return ok(null);
      for (const record of page.value.records) {
        heap.records.set(record.payment.id, record);
        seen.add(record.payment.id);
      }
      for (const place of page.value.unreadable) {
        heap.unreadable.add(place);
        seen.add(place);
      }
      total = Math.max(total, page.value.total ?? 0);
      onProgress(heap.records.size);
      offset = page.value.next;
    }
    // Something moved up while the pages were read, and one was stepped over.
    return seen.size < total ? err('unreadable') : ok(heap);
  }

  /** What moved while it was read is read again, from its first page. */
  async function readSpanAgain(span: Span, heap: Heap): Promise<Result<Heap | null, FetchError>> {
    const first = await readSpan(span, heap);
    return first.ok || first.error !== 'unreadable' ? first : readSpan(span, heap);
  }

  async function approvedIn(since: Instant, until: Instant): Promise<Result<Fetched, FetchError>> {
    const heap: Heap = { records: new Map(), unreadable: new Set() };
    const spans: Span[] = [{ since, until }];
    for (let reads = 0; reads < MAX_READS; reads++) {
      const span = spans.pop();
      if (span === undefined)
        return ok({ records: [...heap.records.values()], unreadable: heap.unreadable.size });
      const read = await readSpanAgain(span, heap);
      if (!read.ok) return read;
      if (read.value === null) spans.push(...halvesOf(span));
    }
    return err('unreadable');
  }

  async function byId(ours: OurPayment): Promise<Result<ProviderRecord | null, FetchError>> {
    const found = await ask('record not read', () => provider.recordOf(ours.id));
    if (!found.ok || found.value !== null) return found;
    const charge = log.charge(ours.reference);
    if (charge?.api !== 'orders') return ok(null);
    // Whether payments know what was paid through Orders no page says; the order itself names its payment, but not when
    // it was approved.
    const { currency } = siteOf(charge.siteId);
    const providerOrderId = orderIdOf(charge);
    const order = await ask('order not read', () =>
      providerFor('orders').find(ours.reference, { thorough: false, currency, providerOrderId }),
    );
    if (!order.ok) return order;
    const told = order.value.payments.find(({ id }) => id === ours.id);
    if (told === undefined) return ok(null);
    const payment = { ...told, approvedAt: ours.approvedAt ?? told.approvedAt };
    const { reference } = ours;
    return ok({
      reference,
      siteId: charge.siteId,
      payment,
      orderId: orderIdOf(charge),
      posId: null,
      operation: null,
      fee: null,
      net: null,
    });
  }

  return {
    approvedIn,
    byId,
    async posId(externalPosId) {
      const found = await ask('registers not read', () => provider.registers());
      if (!found.ok) return null;
      return found.value.find((register) => register.externalPosId === externalPosId)?.id ?? null;
    },
  };
}

type RecordsAnswer = Result<Records, FetchError>;

/** They do not touch: an instant is whole milliseconds. The earlier half is read first. */
function halvesOf({ since, until }: Span): readonly Span[] {
  const middle = since + Math.floor((until - since) / 2);
  return [
    { since: middle + 1, until },
    { since, until: middle },
  ];
}
