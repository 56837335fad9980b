import type { Reference } from '#core/domain/charge';
import type { Bearing, Provider, ProviderError } from '#core/provider';
import { err, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';
import { PAUSED, type Read } from '#main/checkout/watch-entry';
import type { Watcher } from '#main/checkout/watcher';

/** What a hint may lead to: finding out whose something is, and a read. Nothing here writes but what a read found. */
export type Hinted = {
  /** The charge that has exactly this reference; null where the log has none. */
  ours(reference: string): Reference | null;
  byProviderOrder(orderId: string): Reference | null;
  /** Asked in its turn: it is a read like any other. */
  bearing: Provider['bearing'];
  read(reference: Reference): Promise<Read>;
};

type Deps = Pick<CheckoutDeps, 'log' | 'provider' | 'budget'> & { readonly watcher: Watcher };

const PATIENCE_MS = 2000;

export function createHinted({ log, provider, budget, watcher }: Deps): Hinted {
  async function bearing(
    what: 'payment' | 'merchant-order',
    id: string,
  ): Promise<Result<Bearing, ProviderError>> {
    const turn = await budget.turn(1, 'hinted', PATIENCE_MS);
    return turn === 'taken' ? provider.bearing(what, id) : err(watcher.trouble() ?? PAUSED);
  }

  return {
    ours: (reference) => log.charge(reference as Reference)?.reference ?? null,
    byProviderOrder: (orderId) => log.byProviderOrder(orderId),
    bearing,
    read: watcher.readAfresh,
  };
}
