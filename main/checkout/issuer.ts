import type { Charge, Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { ivaOf } from '#core/domain/iva';
import { itemsToCharge, totalsOf } from '#core/domain/sale';
import { siteOf } from '#core/domain/site';
import type { IssueOutcome, IssueRequest } from '#core/provider';
import { assertNever } from '#core/result';
import { haveClocksParted } from '#main/checkout/code-trust';
import type { CheckoutDeps, Terms } from '#main/checkout/deps';
import type { OrderKeeper } from '#main/checkout/order-keeper';
import type { NewFact, Recorder } from '#main/checkout/recorder';
import { liesOnTheSlot, notPut, registerOf, type Slot } from '#main/checkout/slot';
import type { SlotKeeper } from '#main/checkout/slot-keeper';
import type { Watcher } from '#main/checkout/watcher';

type Deps = Pick<
  CheckoutDeps,
  'log' | 'provider' | 'providerFor' | 'clock' | 'timers' | 'terms' | 'onChange' | 'note'
> & {
  readonly keeper: SlotKeeper;
  readonly orders: OrderKeeper;
  readonly fixedCode: Slot['fixedCode'];
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  readonly isLive: (reference: Reference) => boolean;
  /** Writes a fresh attempt in the place of one whose answer was lost, in one commit, and sends it. */
  readonly replace: (unanswered: Charge) => void;
};

export type Issuer = {
  /** Sends a charge that has just been written down as requested. */
  send(reference: Reference): Promise<void>;
  /** Orders: the same request once more, to the byte. Null where there is nothing to ask with. */
  askAgain(reference: Reference): Promise<IssueOutcome | null>;
  /** Tries again what never left the PC, under the same reference. */
  retry(reference: Reference): Promise<void>;
  /** The answer was lost: reads until it is known whether there is money, and makes one new attempt by itself. */
  settle(reference: Reference, mayReplace: boolean): Promise<void>;
  stop(): void;
};

/** What never left may be tried again safely; a person sees each wait and can stop it. */
const RETRY_AFTER_MS = [2000, 5000, 10_000];
const WRITE_AGAIN_MS = 2000;
/** The shop's account is another since it was written down: this one's register would take the money for that one's. */
const ANOTHER_SELLER = 'another_seller';
/** Of clocks that have parted the first answer proves nothing: it may have waited as long as the PC slept. */
const MEASURE_TRIES = 3;

export function createIssuer(deps: Deps): Issuer {
  const { log, provider, providerFor, clock, timers, terms, keeper, orders, recorder } = deps;
  const { watcher, isLive, replace, note } = deps;
  const retries = new Map<Reference, number>();
  let isStopped = false;

  async function send(reference: Reference): Promise<void> {
    const charge = log.charge(reference);
    const current = terms();
    if (charge === null || charge.asking.kind !== 'requested') return;
    if (typeof current === 'string') {
      await put(reference, [{ kind: 'request-not-sent', reason: 'unauthorized' }]);
      return;
    }
    if (current.sellerId !== charge.sellerId) {
      const refusal = { reason: 'forbidden', code: ANOTHER_SELLER, message: '' } as const;
      await put(reference, [{ kind: 'request-refused', ...refusal }]);
      return;
    }
    const outcome = await ask(charge, current);
    if (!isStopped) await answer(reference, outcome);
  }

  async function answer(reference: Reference, outcome: IssueOutcome): Promise<void> {
    switch (outcome.kind) {
      case 'issued':
        if (outcome.qrData === null) throw new Error(`issue: no code for ${reference}`);
        await put(reference, [
          {
            kind: 'code-issued',
            qrData: outcome.qrData,
            providerOrderId: outcome.providerOrderId,
            providerMs: outcome.providerMs,
          },
        ]);
        return;
      case 'not-sent':
        note('charge not sent', reference, outcome.error.kind);
        await put(reference, [{ kind: 'request-not-sent', reason: outcome.error.kind }]);
        retryLater(reference);
        return;
      case 'unanswered':
        note('charge unanswered', reference, outcome.error.kind);
        await put(reference, [{ kind: 'request-unanswered', reason: outcome.error.kind }]);
        await settleBy(reference);
        return;
      case 'refused': {
        const { kind, code, message } = outcome.error;
        await put(reference, [{ kind: 'request-refused', reason: kind, code, message }]);
        return;
      }
      default:
        assertNever(outcome, 'outcome');
    }
  }

  function ask(charge: Charge, current: Terms): Promise<IssueOutcome> {
    const request = requestOf(charge, current);
    if (liesOnTheSlot(charge)) return keeper.put(request);
    return charge.mode === 'dynamic'
      ? providerFor(charge.api).issue(request)
      : askByFixedCode(charge, request);
  }

  /** Paid by the register's own code, too or alone; the answer may bring none. */
  async function askByFixedCode(charge: Charge, request: IssueRequest): Promise<IssueOutcome> {
    const fixed = await deps.fixedCode(registerOf(charge));
    if (!fixed.ok && charge.mode === 'attended') return notPut(fixed.error);
    const outcome = await providerFor(charge.api).issue(request);
    if (outcome.kind !== 'issued' || outcome.qrData !== null) return outcome;
    if (fixed.ok) return { ...outcome, qrData: fixed.value };
    return { kind: 'unanswered', error: fixed.error };
  }

  async function askAgain(reference: Reference): Promise<IssueOutcome | null> {
    const current = terms();
    if (log.charge(reference) === null || typeof current === 'string') return null;
    // Written first: this request may be the one that makes the order, and it then lives as long from here.
    const written = recorder.write(reference, [{ kind: 'request-repeated' }]);
    return written.ok ? ask(written.value, current) : null;
  }

  async function settleBy(reference: Reference): Promise<void> {
    const charge = log.charge(reference);
    if (charge?.api === 'orders') await orders.settle(reference);
    else if (charge?.mode === 'dynamic') await settle(reference, true);
    else await keeper.settle(reference, true);
  }

  /** Nothing is shown that is not written: where the disk refuses, this waits and writes again. */
  async function put(reference: Reference, facts: readonly NewFact[]): Promise<void> {
    while (!isStopped) {
      const written = recorder.write(reference, facts);
      if (written.ok) {
        const isNew = facts.some(({ kind }) => kind === 'code-issued');
        if (isNew && written.value.state === 'awaiting-payment') watcher.trust(written.value);
        watcher.follow(written.value);
        deps.onChange();
        return;
      }
      note('answer not written', reference, written.error);
      await pause(WRITE_AGAIN_MS);
    }
  }

  function requestOf(charge: Charge, current: Terms): IssueRequest {
    const sale = log.sale(charge.saleId);
    if (sale === null) throw new Error(`issue: no sale ${charge.saleId}`);
    const site = siteOf(charge.siteId);
    const isWhole = charge.total === totalsOf(sale.cart).total;
    return {
      reference: charge.reference,
      mode: charge.mode,
      total: charge.total,
      currency: site.currency,
      // The rest of a sale partly paid has no items of its own.
      items: isWhole ? itemsToCharge(sale.cart) : null,
      title: current.title,
      description: current.description(sale.number),
      expiresAt: charge.expiresAt,
      firstAskedAt: charge.askedAt,
      sellerId: charge.sellerId,
      externalPosId: charge.externalPosId,
      externalStoreId: current.externalStoreId,
      iva: ivaOf(sale.cart, site, charge.total),
    };
  }

  function retryLater(reference: Reference): void {
    const tried = retries.get(reference) ?? 0;
    const wait = RETRY_AFTER_MS[tried];
    if (wait === undefined) return;
    retries.set(reference, tried + 1);
    timers.after(wait, () => {
      if (!isStopped && isLive(reference)) void retry(reference);
    });
  }

  async function retry(reference: Reference): Promise<void> {
    const charge = log.charge(reference);
    const current = terms();
    if (charge?.asking.kind !== 'not-sent' || typeof current === 'string') return;
    if (!(await measured())) {
      retryLater(reference);
      return;
    }
    if (log.charge(reference)?.asking.kind !== 'not-sent') return;
    const written = recorder.write(reference, [
      { kind: 'request-retried', expiresAt: expiryFrom(clock.now(), current) },
    ]);
    if (written.ok) await send(reference);
  }

  async function measured(): Promise<boolean> {
    for (let tries = 0; tries < MEASURE_TRIES && !isCertain(); tries++) {
      const known = await provider.whoAmI();
      if (!known.ok || isStopped) break;
    }
    return isCertain() && !isStopped;
  }

  const isCertain = (): boolean => clock.isMeasured() && !haveClocksParted(clock);

  async function settle(reference: Reference, mayReplace: boolean): Promise<void> {
    for (let tries = 0; !isStopped; tries++) {
      const read = await watcher.readNow(reference);
      const charge = log.charge(reference);
      if (isStopped || charge?.state !== 'unknown' || !isLive(reference)) return;
      if (read.ok) {
        if (mayReplace) replace(charge);
        return;
      }
      await pause(Math.min(1000 * 2 ** tries, 5000));
    }
  }

  const pause = (ms: number): Promise<void> => new Promise((done) => timers.after(ms, done));

  return {
    send,
    askAgain,
    retry: async (reference) => {
      retries.delete(reference);
      await retry(reference);
    },
    settle,
    stop() {
      isStopped = true;
    },
  };
}

export const expiryFrom = (now: Instant, { codeMs }: Pick<Terms, 'codeMs'>): Instant => now + codeMs;
