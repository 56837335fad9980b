import type { Api, Terms as ChargeTerms, Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type Money, ONE } from '#core/domain/money';
import { emptyCart, type Line } from '#core/domain/sale';
import { siteOf } from '#core/domain/site';
import type { Entry } from '#core/order-log';
import type { Findings, ProviderError, ProviderErrorKind, SweptPayment } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { CheckoutDeps, Terms } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { Recorder } from '#main/checkout/recorder';
import { PAUSED } from '#main/checkout/watch-entry';

/** Money that bears our prefix and no charge of this log gets a sale, so that a person can see and explain it. */
export type Adopting = {
  /** False where it could not be found out or written down: it is to be swept again. */
  /** `beside` is written with it: whose hand it was, where it was a person's. */
  adopt(swept: SweptPayment, beside?: readonly Entry[]): Promise<boolean>;
};

type Deps = Pick<
  CheckoutDeps,
  'log' | 'providerFor' | 'terms' | 'newSaleId' | 'newLineId' | 'onNews' | 'note'
> & {
  readonly recorder: Recorder;
  readonly budget: ReadBudget;
  readonly isStopped: () => boolean;
};

/** Not trouble of the moment: this API does not know the order, or is not there for this account. */
const NOT_THERE: ReadonlySet<ProviderErrorKind> = new Set(['invalid', 'not-found', 'forbidden']);

/** A person may be waiting for what leads here. */
const PATIENCE_MS = 10_000;

type Origin = { readonly api: Api; readonly total: Money | null };

export function createAdopting(deps: Deps): Adopting {
  const { log, providerFor, terms, newSaleId, newLineId, onNews, recorder, budget, isStopped, note } = deps;

  /**
   * It is read, taken back and refunded under the API that made it, whichever the shop charges by now. Orders is asked
   * first: it knows none but its own, while nobody says whether merchant orders show those of Orders too.
   */
  async function originOf(swept: SweptPayment, current: Terms): Promise<Result<Origin, ProviderError>> {
    for (const api of ['orders', 'instore'] as const) {
      const found = await look(api, swept, current);
      if (found.ok && found.value.orders.length > 0)
        return ok({ api, total: found.value.orders[0]?.total ?? null });
      // What cannot be read now may never be: the payment itself is there, and says what came in.
      const isPassing = !found.ok && found.error.kind !== 'unreadable' && !NOT_THERE.has(found.error.kind);
      if (isPassing) return err(found.error);
    }
    return ok({ api: swept.orderId?.startsWith('ORD') === true ? 'orders' : current.api, total: null });
  }

  async function look(
    api: Api,
    { reference, siteId }: SweptPayment,
    current: Terms,
  ): Promise<Result<Findings, ProviderError>> {
    if ((await budget.turn(2, 'asked', PATIENCE_MS)) !== 'taken') return err(PAUSED);
    const { currency } = siteOf(siteId ?? current.siteId);
    return providerFor(api).find(reference, { thorough: true, currency });
  }

  async function adopt(swept: SweptPayment, beside: readonly Entry[] = []): Promise<boolean> {
    const current = terms();
    if (typeof current === 'string') return false;
    const origin = await originOf(swept, current);
    if (isStopped()) return false;
    if (!origin.ok) {
      note('not adopted yet', swept.reference, origin.error.kind);
      return false;
    }
    const now = terms();
    // Another account since then: it would be written down as that one's money.
    if (typeof now === 'string' || now.sellerId !== current.sellerId) return false;
    // Found twice at the same time, by a sweep and by a reconciliation, it is one charge.
    if (log.charge(swept.reference as Reference) !== null) return true;
    return write(swept, current, origin.value, beside);
  }

  function write(
    swept: SweptPayment,
    current: Terms,
    { api, total }: Origin,
    beside: readonly Entry[],
  ): boolean {
    const id = swept.reference as Reference;
    const at = recorder.stamp();
    const saleId = newSaleId();
    // What was asked for is the order's; one payment may be a part of it.
    const asked = total ?? swept.payment.amount;
    const line: Line = {
      id: newLineId(),
      productId: null,
      sku: null,
      name: `Mercado Pago ${swept.payment.id}`,
      unitPrice: asked,
      quantity: ONE,
      unit: 'unit',
      taxRate: null,
      discount: null,
      note: null,
    };
    const number = log.nextSaleNumber();
    const cart = { ...emptyCart, lines: [line] };
    const written = log.commit([
      { stream: 'sale', id: saleId, fact: { kind: 'sale-opened', at, saleId, number, cart, cashier: null } },
      adopted(at, {
        reference: id,
        saleId,
        attempt: 1,
        siteId: swept.siteId ?? current.siteId,
        api,
        mode: 'dynamic',
        total: asked,
        sellerId: current.sellerId,
        externalPosId: current.externalPosId,
        expiresAt: at,
      }),
      ...beside,
    ]);
    const charge = log.charge(id);
    const sale = log.sale(saleId);
    if (!written.ok || charge === null || sale === null) return false;
    onNews({ before: null, after: charge, sale });
    return true;
  }

  return { adopt };
}

const adopted = (at: Instant, terms: ChargeTerms): Entry => ({
  stream: 'charge',
  id: terms.reference,
  fact: { kind: 'charge-adopted', at, terms },
});
