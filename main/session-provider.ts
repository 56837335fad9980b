import type { Api } from '#core/domain/charge';
import type { Provider } from '#core/provider';
import type { Clock } from '#main/checkout/clock';
import type { ReadBudget } from '#main/checkout/read-budget';
import { createHttp } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import type { AccountInUse, SessionDeps } from '#main/session-deps';

export const PROVIDER_URL = 'https://api.mercadopago.com';

const READ_TIMEOUT_MS = 8000;

/** One door to the provider for both of its APIs: they share its time, its budget and its token. */
export function createProviders(
  deps: SessionDeps,
  clock: Clock,
  budget: ReadBudget,
): Readonly<Record<Api, Provider>> {
  const account = (): AccountInUse | null => {
    const current = deps.account();
    return typeof current === 'string' ? null : current;
  };
  const http = createHttp({
    fetch: deps.fetch,
    baseUrl: account()?.baseUrl ?? PROVIDER_URL,
    accessToken: () => account()?.accessToken() ?? null,
    timeoutMs: READ_TIMEOUT_MS,
    now: () => performance.now(),
    sleep,
    random: Math.random,
    // Checkout reads again by its own rhythm: a read that repeats itself would only come late.
    attempts: 1,
    turn: budget.leave,
    onServerTime: (serverMs, sentAt, receivedAt) => clock.observe(serverMs, sentAt, receivedAt),
    log: ({ method, path, status, error }) => {
      if (error !== null) deps.note('provider', null, `${method} ${path} ${status} ${error}`);
    },
  });
  const order = { notificationUrl: deps.publicAddress };
  return { instore: createInstore({ http, order }), orders: createOrders({ http, now: clock.now }) };
}

const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
