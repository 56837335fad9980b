import { type SiteId, siteOf } from '#core/domain/site';
import type { ProviderError } from '#core/provider';
import { ok, type Result } from '#core/result';
import {
  MAX_REGISTER_ID,
  MAX_REGISTER_NAME,
  type RegisterDetail,
  type RegisterDraft,
  type RegisterRepair,
  type SetupOutcome,
  type TakenBy,
  type Trade,
} from '#core/shop-setup';
import { registerOf, storesOf, whoAmI } from '#main/mercado-pago/account';
import { failure } from '#main/mercado-pago/errors';
import type { Http, Posted } from '#main/mercado-pago/http';
import { readJson } from '#main/mercado-pago/json';
import { allResults, getAs } from '#main/mercado-pago/pages';
import { isExternalId, notBegun, reasonOf, refusedAs, unfit } from '#main/mercado-pago/setup-outcome';
import { type RegisterDetailShape, registerDetail } from '#main/mercado-pago/setup-shapes';
import type { StoreShape } from '#main/mercado-pago/shapes';

/** Registers (contract §4). */

export type RegisterDeps = {
  readonly http: Http;
  readonly sleep: (ms: number) => Promise<void>;
  /** How long to wait before each further try where the register's store, just made, is not known yet. */
  readonly storeWaitsMs: readonly number[];
};

const registerPath = (id: string): string => `/pos/${encodeURIComponent(id)}`;

export async function register(http: Http, id: string): Promise<Result<RegisterDetail, ProviderError>> {
  const read = await getAs(http, registerPath(id), registerDetail);
  if (!read.ok) return read;
  const seller = await whoAmI(http);
  const stores = seller.ok ? await storesOf(http, seller.value.id) : seller;
  return stores.ok ? ok(detailOf(read.value, stores.value)) : stores;
}

function detailOf(shape: RegisterDetailShape, stores: readonly StoreShape[]): RegisterDetail {
  return {
    ...registerOf(shape, stores),
    fixedAmount: shape.fixed_amount ?? shape.config?.qr?.operating_mode === 'pdv',
    category: shape.category ?? shape.config?.qr?.category ?? null,
    code: shape.qr_code ?? shape.qr_response?.qr_code ?? null,
  };
}

const categoryOf = (siteId: SiteId, trade: Trade | null): object =>
  trade === null ? {} : { category: siteOf(siteId).categories[trade] };

export async function createRegister(
  deps: RegisterDeps,
  draft: RegisterDraft,
): Promise<SetupOutcome<RegisterDetail>> {
  const { http } = deps;
  if (draft.name.trim() === '' || draft.name.length > MAX_REGISTER_NAME)
    return unfit('name', 'name_unusable');
  if (!isExternalId(draft.externalId, MAX_REGISTER_ID)) return unfit('external-id', 'external_id_unusable');
  const storeId = readJson(draft.storeId);
  if (!storeId.ok || !/^\d{1,18}$/.test(draft.storeId)) return unfit('store-unknown', 'store_id_unusable');
  const seller = await whoAmI(http);
  if (!seller.ok) return notBegun(seller.error);
  const posted = await postUntilKnown(deps, {
    name: draft.name,
    // Without it the buyer could type an amount of their own.
    fixed_amount: true,
    store_id: storeId.value,
    external_store_id: draft.externalStoreId,
    external_id: draft.externalId,
    ...categoryOf(seller.value.siteId, draft.trade),
  });
  return settled(http, posted, draft);
}

/** Only after a clear no: nothing was made, so it may be asked again. */
async function postUntilKnown({ http, sleep, storeWaitsMs }: RegisterDeps, body: object): Promise<Posted> {
  let posted = await http.post('/pos', body);
  for (const waitMs of storeWaitsMs) {
    if (posted.kind !== 'refused' || reasonOf(posted.error) !== 'store-unknown') break;
    await sleep(waitMs);
    posted = await http.post('/pos', body);
  }
  return posted;
}

async function settled(
  http: Http,
  posted: Posted,
  draft: RegisterDraft,
): Promise<SetupOutcome<RegisterDetail>> {
  if (posted.kind === 'not-sent') return posted;
  if (posted.kind === 'refused' && reasonOf(posted.error) !== 'taken')
    return refusedAs(reasonOf(posted.error), posted.error);
  const made = posted.kind === 'done' ? registerDetail.safeParse(posted.body) : null;
  if (made?.success === true && made.data.external_id === draft.externalId) {
    const read = await register(http, made.data.id);
    return { kind: 'done', value: read.ok ? read.value : detailOf(made.data, []) };
  }
  const bearer = await bearerOf(http, draft.externalId);
  if (posted.kind === 'refused') return refusedAs('taken', posted.error, { by: byOf(bearer) });
  if (bearer !== null && bearer.storeId === draft.storeId && bearer.name === draft.name)
    return { kind: 'done', value: bearer };
  return { kind: 'unanswered', error: lostOf(posted) };
}

const lostOf = (posted: Extract<Posted, { kind: 'unanswered' | 'done' }>): ProviderError =>
  posted.kind === 'done' ? failure('unreadable', 'POST /pos: not what the contract says', 200) : posted.error;

async function bearerOf(http: Http, externalId: string): Promise<RegisterDetail | null> {
  const listed = await allResults(http, '/pos', { external_id: externalId });
  const shapes = listed.ok ? listed.value.flatMap((each) => registerDetail.safeParse(each).data ?? []) : [];
  const mine = shapes.find((each) => each.external_id === externalId);
  if (mine === undefined) return null;
  const read = await register(http, mine.id);
  return read.ok ? read.value : detailOf(mine, []);
}

const byOf = (bearer: RegisterDetail | null): TakenBy | null =>
  bearer === null ? null : { id: bearer.id, name: bearer.name, storeName: bearer.storeName };

export async function repairRegister(
  { http }: RegisterDeps,
  id: string,
  repair: RegisterRepair,
): Promise<SetupOutcome<RegisterDetail>> {
  const seller = await whoAmI(http);
  const before = seller.ok ? await register(http, id) : seller;
  if (!seller.ok) return notBegun(seller.error);
  if (!before.ok)
    return before.error.kind === 'not-found' ? refusedAs('not-found', before.error) : notBegun(before.error);
  if (before.value.externalPosId === null && !isExternalId(repair.externalId, MAX_REGISTER_ID))
    return unfit('external-id', 'external_id_unusable');
  const body = repairBody(before.value, repair, seller.value.siteId);
  if (body === null) return { kind: 'done', value: before.value };
  const put = await http.put(registerPath(id), body);
  if (put.kind === 'not-sent') return put;
  if (put.kind === 'refused') return refusedRepair(http, put.error, repair);
  return repaired(http, id, repair, seller.value.siteId);
}

/** Null where there is nothing to mend. What is not to change is sent along, as the samples do. */
function repairBody(now: RegisterDetail, repair: RegisterRepair, siteId: SiteId): object | null {
  const wanted = repair.trade === null ? now.category : siteOf(siteId).categories[repair.trade];
  if (now.externalPosId !== null && now.fixedAmount && now.category === wanted) return null;
  const storeId = readJson(now.storeId ?? '');
  return {
    name: now.name,
    fixed_amount: true,
    ...(wanted === null ? {} : { category: wanted }),
    ...(storeId.ok ? { store_id: storeId.value } : {}),
    ...(now.externalStoreId === null ? {} : { external_store_id: now.externalStoreId }),
    ...(now.externalPosId === null ? { external_id: repair.externalId } : {}),
  };
}

async function refusedRepair(
  http: Http,
  error: ProviderError,
  { externalId }: RegisterRepair,
): Promise<SetupOutcome<RegisterDetail>> {
  const reason = reasonOf(error);
  return refusedAs(reason, error, reason === 'taken' ? { by: byOf(await bearerOf(http, externalId)) } : {});
}

/** Whatever the write was answered, what counts is what the register is now. */
async function repaired(
  http: Http,
  id: string,
  repair: RegisterRepair,
  siteId: SiteId,
): Promise<SetupOutcome<RegisterDetail>> {
  const now = await register(http, id);
  if (!now.ok) return { kind: 'unanswered', error: now.error };
  if (repairBody(now.value, repair, siteId) === null) return { kind: 'done', value: now.value };
  const error = failure('invalid', `PUT ${registerPath(id)}: the register is as it was`, 200);
  return { kind: 'unanswered', error: { ...error, code: 'not_taken' } };
}
