import { SITE_IDS } from '#core/domain/site';
import { type ProviderError, type Register, type Seller, UNSUPPORTED_SITE } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { allResults, getAs } from '#main/mercado-pago/pages';
import { type RegisterShape, register, type StoreShape, store, user } from '#main/mercado-pago/shapes';

/** Who the token belongs to, and what registers there are (contract §§4, 10). */

export async function whoAmI(http: Http): Promise<Result<Seller, ProviderError>> {
  const found = await getAs(http, '/users/me', user);
  if (!found.ok) return found;
  const siteId = SITE_IDS.find((each) => each === found.value.site_id);
  if (siteId === undefined) {
    return err({
      ...failure('invalid', 'GET /users/me: a site we do not sell in', 200),
      code: `${UNSUPPORTED_SITE}${found.value.country_id ?? found.value.site_id}`,
    });
  }
  const isTest = found.value.tags?.includes('test_user') ?? false;
  return ok({ id: found.value.id, name: found.value.nickname ?? '', siteId, isTest });
}

export async function registers(http: Http): Promise<Result<readonly Register[], ProviderError>> {
  const seller = await whoAmI(http);
  if (!seller.ok) return seller;
  const found = await allResults(http, '/pos', {});
  if (!found.ok) return found;
  const stores = await storesOf(http, seller.value.id);
  if (!stores.ok) return stores;
  const shapes = found.value.flatMap((each) => register.safeParse(each).data ?? []);
  return ok(shapes.map((shape) => registerOf(shape, stores.value)));
}

/** No stores is answered with 404 (contract §4). */
export async function storesOf(
  http: Http,
  sellerId: string,
): Promise<Result<readonly StoreShape[], ProviderError>> {
  const found = await allResults(http, `/users/${encodeURIComponent(sellerId)}/stores/search`, {});
  if (!found.ok) return found.error.kind === 'not-found' ? ok([]) : found;
  return ok(found.value.flatMap((each) => store.safeParse(each).data ?? []));
}

export function registerOf(shape: RegisterShape, stores: readonly StoreShape[]): Register {
  const home = stores.find(({ id }) => id === shape.store_id);
  return {
    id: shape.id,
    name: shape.name ?? '',
    // Made in the panel it has none, which is told as null or as nothing.
    externalPosId: shape.external_id || null,
    storeId: shape.store_id ?? null,
    externalStoreId: shape.external_store_id || home?.external_id || null,
    storeName: home?.name ?? null,
    fixedAmount: shape.fixed_amount ?? false,
  };
}
