import { MercadoPagoConfig } from 'mercadopago';
import { expect, onTestFinished, vi } from 'vitest';
import { createSimulator } from '#main/simulator/simulator';
import { requestSample } from '#test/main/mercado-pago/sample-server';

/**
 * The provider's own SDK, by its own types, against the simulator: it was written by others, from the real thing.
 *
 * It knows one address only, so its `fetch` is led here; to anywhere else it would throw.
 */
const PROVIDER = 'https://api.mercadopago.com/';
export const REFERENCE = 'SUC01CAJA01-20261121-000123';
const NOW = Date.UTC(2026, 10, 21, 20);

export async function shop() {
  let now = NOW;
  const simulator = createSimulator({ site: 'MLA', seed: 9, clock: { now: () => now } });
  const wire = await simulator.listen(0);
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (!url.startsWith(PROVIDER)) throw new Error(`The SDK asks ${url}`);
    return real(`${wire.url}/${url.slice(PROVIDER.length)}`, init);
  });
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    await wire.close();
  });
  const { accessToken } = simulator.shop;
  return {
    simulator,
    config: new MercadoPagoConfig({ accessToken, options: { timeout: 10_000, maxRetries: 0 } }),
    practise: (call: string, body: object = {}) =>
      JSON.parse(simulator.control(call, { external_reference: REFERENCE, ...body }).body),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** How `typeof` calls what the SDK's types say a field holds. */
type Word<Held> = Held extends string
  ? 'string'
  : Held extends number
    ? 'number'
    : Held extends boolean
      ? 'boolean'
      : 'object';
type Described<Answer> = { readonly [Name in keyof Answer]?: Word<NonNullable<Answer[Name]>> };

export function isAsDescribed<Answer extends object>(
  answer: Answer | undefined,
  described: Described<Answer>,
): void {
  const found = Object.entries(answer ?? {}).map(([name, value]) => [name, typeof value]);
  expect(Object.fromEntries(found)).toMatchObject(described);
}

/** An order by the instore API, which the SDK cannot make: it only reads what became of it. */
export function putOrder({ simulator }: Awaited<ReturnType<typeof shop>>): void {
  const { userId, externalPosId, accessToken } = simulator.shop;
  const made = simulator.handle({
    method: 'POST',
    path: `/instore/orders/qr/seller/collectors/${userId}/pos/${externalPosId}/qrs`,
    headers: { authorization: `Bearer ${accessToken}` },
    body: JSON.stringify(requestSample('qr-dynamic-post.request.mla').body),
  });
  expect(made.status).toBe(201);
}
