import type { Charge, Reference } from '#core/domain/charge';
import { DAY, HOUR, type Instant, MINUTE } from '#core/domain/instant';
import { ONE } from '#core/domain/money';
import { isMoney } from '#core/domain/payments';
import { emptyCart, type Line } from '#core/domain/sale';
import { siteOf } from '#core/domain/site';
import type { Entry } from '#core/order-log';
import type { ProviderErrorKind, SeenPayment, SweptPayment } from '#core/provider';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { Recorder } from '#main/checkout/recorder';
import { isUncounted } from '#main/checkout/watch-plan';
import { type Watcher, watchSince } from '#main/checkout/watcher';

export type Sweeper = {
  start(): void;
  /** Once, now: at start-up, after a wake, by hand. */
  sweep(): Promise<void>;
  stop(): void;
};

type Deps = Pick<
  CheckoutDeps,
  'log' | 'provider' | 'clock' | 'timers' | 'terms' | 'isOurs' | 'newSaleId' | 'newLineId' | 'onNews' | 'note'
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
/** Not trouble of the moment: this account is not given this query. */
const REFUSALS: ReadonlySet<ProviderErrorKind> = new Set(['invalid', 'not-found', 'forbidden']);

/**
 * One paged query finds what nobody waits for any more: late money, outside refunds, charge-backs and payments of
 * charges that a restored log has lost. The cursor moves only after the last page.
 */
export function createSweeper(deps: Deps): Sweeper {
  const {
    log,
    provider,
    clock,
    timers,
    terms,
    isOurs,
    newSaleId,
    newLineId,
    recorder,
    watcher,
    budget,
    onNews,
    note,
  } = deps;
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
      if (typeof terms() !== 'string' && !(await runPages())) wait = EVERY_BY_REFERENCE;
    } finally {
      // Whatever came of this one, there is a next one.
      isSweeping = false;
      again(wait);
    }
  }

  /** False when the provider refuses this query, so that every charge in doubt was read instead. */
  async function runPages(): Promise<boolean> {
    if (!clock.isMeasured()) await provider.whoAmI();
    // By a clock that may be hours wrong the cursor would move past what was never read.
    if (!clock.isMeasured() || isStopped) return true;
    const until = clock.now();
    const isNightly = reachedBackAt === null || until - reachedBackAt >= DAY;
    const since = Math.min(log.sweptUntil() ?? until, until) - (isNightly ? NIGHTLY_REACH : OVERLAP);
    for (let offset: number | null = 0; offset !== null; ) {
      await turn(1);
      if (isStopped) return true;
      const page = await provider.sweep({ since, until, offset });
      if (isStopped) return true;
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
      offset = page.value.next;
    }
    const moved = log.setSweptUntil(until);
    if (moved.ok && isNightly) reachedBackAt = until;
    return true;
  }

  async function turn(cost: number): Promise<void> {
    await budget.turn(cost, 'asked');
  }

  /** False when the log refused what was found. */
  async function take(swept: SweptPayment): Promise<boolean> {
    const { reference, payment } = swept;
    if (!isOurs(reference)) return true;
    if (log.charge(reference as Reference) === null) {
      if (!isMoney(payment.status) || typeof terms() === 'string') return true;
      if (!(await adopt(swept))) return false;
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

  /** Money that bears our prefix and no charge of ours: it gets a sale, so that a person can see and explain it. */
  async function adopt(swept: SweptPayment): Promise<boolean> {
    const { reference, payment } = swept;
    const current = terms();
    if (typeof current === 'string') return false;
    const siteId = swept.siteId ?? current.siteId;
    await turn(2);
    if (isStopped) return false;
    const found = await provider.find(reference, { thorough: true, currency: siteOf(siteId).currency });
    if (isStopped || !found.ok) return false;
    // What was asked for is the order's; one payment may be a part of it.
    const total = found.value.orders[0]?.total ?? payment.amount;
    const at = recorder.stamp();
    const saleId = newSaleId();
    const line: Line = {
      id: newLineId(),
      productId: null,
      sku: null,
      name: `Mercado Pago ${payment.id}`,
      unitPrice: total,
      quantity: ONE,
      unit: 'unit',
      taxRate: null,
      discount: null,
      note: null,
    };
    const cart = { ...emptyCart, lines: [line] };
    const id = reference as Reference;
    const birth: Entry = {
      stream: 'charge',
      id,
      fact: {
        kind: 'charge-adopted',
        at,
        terms: {
          reference: id,
          saleId,
          attempt: 1,
          siteId,
          api: 'instore',
          mode: 'dynamic',
          total,
          sellerId: current.sellerId,
          externalPosId: current.externalPosId,
          expiresAt: at,
        },
      },
    };
    const opened: Entry = {
      stream: 'sale',
      id: saleId,
      fact: { kind: 'sale-opened', at, saleId, number: log.nextSaleNumber(), cart, cashier: null },
    };
    const written = log.commit([opened, birth]);
    const charge = log.charge(id);
    const sale = log.sale(saleId);
    if (!written.ok || charge === null || sale === null) return false;
    onNews({ before: null, after: charge, sale });
    return true;
  }

  async function readInDoubt(): Promise<void> {
    const inDoubt = log
      .chargesToWatch(watchSince(clock.now()) - NIGHTLY_REACH)
      .filter(({ outcome }: Charge) => outcome === null);
    for (const { reference } of inDoubt) {
      if (isStopped) return;
      const read = await watcher.readNow(reference);
      // No account, no answer for the others either: asking on only makes it look attacked.
      if (!read.ok && (read.error.kind === 'unauthorized' || read.error.kind === 'forbidden')) return;
    }
  }

  return {
    start: () => again(0),
    sweep,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
