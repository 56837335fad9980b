import { bestMatch } from '#core/domain/best-match';
import { type Site, siteOf } from '#core/domain/site';
import type { ProviderError } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import {
  MAX_STORE_ID,
  type Place,
  type Places,
  type SetupOutcome,
  type Store,
  type StoreChange,
  type StoreDraft,
  type StoreLocation,
  type Town,
  type TownFound,
} from '#core/shop-setup';
import { whoAmI } from '#main/mercado-pago/account';
import { failure } from '#main/mercado-pago/errors';
import type { Http, Posted } from '#main/mercado-pago/http';
import { allResults, getAs } from '#main/mercado-pago/pages';
import { isExternalId, notBegun, reasonOf, refusedAs, unfit } from '#main/mercado-pago/setup-outcome';
import { type StoreDetailShape, storeDetail } from '#main/mercado-pago/setup-shapes';

/** Stores (contract §4). */

export type StoreDeps = { readonly http: Http; readonly places: Places };

const storesPath = (sellerId: string): string => `/users/${encodeURIComponent(sellerId)}/stores`;

export async function stores(http: Http): Promise<Result<readonly Store[], ProviderError>> {
  const seller = await whoAmI(http);
  return seller.ok ? searchStores(http, seller.value.id, {}) : seller;
}

/** None is answered with 404. */
async function searchStores(
  http: Http,
  sellerId: string,
  query: Readonly<Record<string, string>>,
): Promise<Result<readonly Store[], ProviderError>> {
  const found = await allResults(http, `${storesPath(sellerId)}/search`, query);
  if (!found.ok) return found.error.kind === 'not-found' ? ok([]) : found;
  return ok(found.value.flatMap((each) => asStore(storeDetail.safeParse(each).data) ?? []));
}

const asStore = (shape: StoreDetailShape | undefined): Store | null =>
  shape === undefined
    ? null
    : {
        id: shape.id,
        name: shape.name ?? '',
        externalId: shape.external_id || null,
        address: shape.location?.address_line || null,
      };

export async function createStore(
  { http, places }: StoreDeps,
  draft: StoreDraft,
): Promise<SetupOutcome<Store>> {
  if (draft.name.trim() === '') return unfit('name', 'name_missing');
  if (!isExternalId(draft.externalId, MAX_STORE_ID)) return unfit('external-id', 'external_id_unusable');
  const seller = await whoAmI(http);
  if (!seller.ok) return notBegun(seller.error);
  const located = await locate(places, siteOf(seller.value.siteId), draft.location);
  if (!located.ok) return located.error;
  const posted = await http.post(storesPath(seller.value.id), {
    name: draft.name,
    external_id: draft.externalId,
    location: located.value,
    ...(draft.hours === null ? {} : { business_hours: draft.hours }),
  });
  const made = posted.kind === 'done' ? asStore(storeDetail.safeParse(posted.body).data) : null;
  if (made !== null) return { kind: 'done', value: made };
  if (posted.kind === 'not-sent') return posted;
  const found = await searchStores(http, seller.value.id, { external_id: draft.externalId });
  const mine = found.ok
    ? (found.value.find(({ externalId }) => externalId === draft.externalId) ?? null)
    : null;
  if (posted.kind === 'refused') return refusedStore(posted.error, mine);
  // Its external id is nobody else's in the account: what bears it and the name is what was asked for.
  if (mine !== null && mine.name === draft.name) return { kind: 'done', value: mine };
  return { kind: 'unanswered', error: lostOf(posted) };
}

const lostOf = (posted: Extract<Posted, { kind: 'unanswered' | 'done' }>): ProviderError =>
  posted.kind === 'done'
    ? failure('unreadable', 'POST stores: not what the contract says', 200)
    : posted.error;

function refusedStore(error: ProviderError, mine: Store | null): SetupOutcome<never> {
  const reason = reasonOf(error);
  if (reason === 'taken')
    return refusedAs(reason, error, { by: mine === null ? null : { ...mine, storeName: mine.name } });
  return refusedAs(reason, error);
}

type Located = Readonly<Record<string, unknown>>;
type Refused = Extract<SetupOutcome<never>, { kind: 'refused' }>;
type Listed = { readonly town: Town; readonly cityId: string | null };

/**
 * The names that the provider's lists have for a state and a city. Lists that cannot be read stop nobody: then the
 * names go as they were typed, and the provider says.
 */
async function listed(places: Places, { country }: Site, town: Town): Promise<Result<Listed, Refused>> {
  const states = await places.states(country);
  if (!states.ok) return ok({ town, cityId: null });
  const state = placeCalled(town.state, states.value);
  if (state.place === null) return err(unfit('state', 'state_unknown', { near: state.near }));
  const cities = await places.cities(state.place.id);
  if (!cities.ok) return ok({ town: { state: state.place.name, city: town.city }, cityId: null });
  const city = placeCalled(town.city, cities.value);
  if (city.place === null) return err(unfit('city', 'city_unknown', { near: city.near }));
  return ok({ town: { state: state.place.name, city: city.place.name }, cityId: city.place.id });
}

function placeCalled(name: string, list: readonly Place[]) {
  const { match, near } = bestMatch(
    name,
    list.map((each) => each.name),
  );
  return { place: list.find((each) => each.name === match) ?? null, near };
}

export async function findTown({ http, places }: StoreDeps, town: Town): Promise<TownFound> {
  const seller = await whoAmI(http);
  if (!seller.ok) return { kind: 'not-sent', error: seller.error };
  const found = await listed(places, siteOf(seller.value.siteId), town);
  if (!found.ok) return found.error;
  const { cityId } = found.value;
  const centre = cityId === null ? null : await places.centre(cityId);
  return {
    kind: 'found',
    town: found.value.town,
    isListed: cityId !== null,
    centre: centre?.ok === true ? centre.value : null,
  };
}

async function locate(
  places: Places,
  site: Site,
  location: StoreLocation,
): Promise<Result<Located, SetupOutcome<never>>> {
  const found = await listed(places, site, location);
  return found.ok ? ok(locatedAs(location, found.value.town)) : found;
}

const locatedAs = (location: StoreLocation, { state, city }: Town): Located => ({
  street_number: location.number,
  street_name: location.street,
  city_name: city,
  state_name: state,
  latitude: location.latitude,
  longitude: location.longitude,
  ...(location.reference === null ? {} : { reference: location.reference }),
});

/** The answer to a write is not believed: what the store is now, it is asked. */
export async function updateStore(
  { http, places }: StoreDeps,
  storeId: string,
  { name, externalId, hours, location }: StoreChange,
): Promise<SetupOutcome<Store>> {
  if (name?.trim() === '') return unfit('name', 'name_missing');
  if (externalId !== undefined && !isExternalId(externalId, MAX_STORE_ID))
    return unfit('external-id', 'external_id_unusable');
  const seller = await whoAmI(http);
  if (!seller.ok) return notBegun(seller.error);
  const located =
    location === undefined ? ok(null) : await locate(places, siteOf(seller.value.siteId), location);
  if (!located.ok) return located.error;
  const put = await http.put(`${storesPath(seller.value.id)}/${encodeURIComponent(storeId)}`, {
    ...(name === undefined ? {} : { name }),
    ...(externalId === undefined ? {} : { external_id: externalId }),
    ...(hours === undefined ? {} : { business_hours: hours }),
    ...(located.value === null ? {} : { location: located.value }),
  });
  if (put.kind === 'refused') return refusedChange(http, seller.value.id, put.error, externalId);
  if (put.kind !== 'done') return put;
  const read = await getAs(http, `/stores/${encodeURIComponent(storeId)}`, storeDetail);
  const now = read.ok ? asStore(read.value) : null;
  if (now !== null) return { kind: 'done', value: now };
  return { kind: 'unanswered', error: read.ok ? failure('unreadable', 'GET store', 200) : read.error };
}

async function refusedChange(
  http: Http,
  sellerId: string,
  error: ProviderError,
  externalId: string | undefined,
): Promise<SetupOutcome<never>> {
  if (externalId === undefined) return refusedAs(reasonOf(error), error);
  const found = await searchStores(http, sellerId, { external_id: externalId });
  return refusedStore(error, found.ok ? (found.value[0] ?? null) : null);
}
