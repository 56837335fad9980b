import { z } from 'zod';
import type { SimulatorProcess } from '#scripts/simulator-process';

/** The register's slot as any program of the shop sees it: by the provider's own calls, with the shop's token. */
export type ProviderSlot = {
  /** The reference of the order that lies there; null for none. */
  readonly holds: () => Promise<string | null>;
  /** The register's own code. */
  readonly fixedCode: () => Promise<string>;
};

const account = z.object({ accessToken: z.string(), userId: z.coerce.string(), externalPosId: z.string() });
const order = z.object({ external_reference: z.string() });
const registers = z.object({
  results: z.array(z.object({ id: z.coerce.string(), external_id: z.string() })),
});
const register = z.object({ qr_code: z.string() });

export async function providerSlot({ url }: SimulatorProcess): Promise<ProviderSlot> {
  const shop = account.parse(await (await fetch(`${url}/practice/account`)).json());
  const get = (path: string): Promise<Response> =>
    fetch(`${url}${path}`, { headers: { authorization: `Bearer ${shop.accessToken}` } });
  return {
    async holds() {
      const answer = await get(
        `/instore/qr/seller/collectors/${shop.userId}/pos/${shop.externalPosId}/orders`,
      );
      const body: unknown = await answer.json();
      if (answer.status === 404) return null;
      const [held] = z.array(order).parse(Array.isArray(body) ? body : [body]);
      return held?.external_reference ?? null;
    },
    async fixedCode() {
      const { results } = registers.parse(await (await get('/pos')).json());
      const mine = results.find(({ external_id }) => external_id === shop.externalPosId);
      return register.parse(await (await get(`/pos/${mine?.id ?? ''}`)).json()).qr_code;
    },
  };
}
