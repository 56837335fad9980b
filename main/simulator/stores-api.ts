import type { Complaint } from '#main/simulator/complaints';
import { refusal } from '#main/simulator/envelopes';
import { isKnown, type StoreRecord } from '#main/simulator/estate';
import { storeView } from '#main/simulator/estate-views';
import { readFields } from '#main/simulator/json';
import { pageAnswer } from '#main/simulator/search';
import { readStoreRequest } from '#main/simulator/store-request';
import type { Answer, World } from '#main/simulator/world';

/** Stores (contract §4). */

const refuse = ({ code, message }: Complaint): Answer => refusal(400, code, message);
const BAD_USER = refusal(400, 'INVALID_USER_ID', 'The USER_ID is invalid.');
const BAD_STORE = refusal(400, 'INVALID_STORE_ID', 'The STORE_ID is invalid.');
const BAD_BODY = refusal(400, 'VALIDATION_ERROR', 'The body must be a JSON object');
const USED = refusal(400, 'VALIDATION_ERROR', 'External_id already used');

/** Nothing found is 404 here, not an empty list. */
export function searchStores(world: World, userId: string, query: URLSearchParams): Answer {
  const asked = query.get('external_id');
  const found = world.estate.stores.filter(
    (store) => isKnown(world, store) && (asked === null || store.externalId === asked),
  );
  if (userId === world.shop.userId && found.length > 0)
    return pageAnswer(
      found.map((each) => storeView(each)),
      query,
    );
  return {
    status: 404,
    body: { code: 'not_found', message: 'No stores found', error: 'not_found', status: 404 },
  };
}

const byId = ({ estate }: World, id: string): StoreRecord | undefined =>
  estate.stores.find((each) => each.id === id);

export function storeById(world: World, id: string): Answer {
  const store = byId(world, id);
  return store === undefined ? BAD_STORE : { status: 200, body: storeView(store) };
}

const isUsed = ({ estate }: World, externalId: string | undefined, but?: StoreRecord): boolean =>
  externalId !== undefined && estate.stores.some((each) => each !== but && each.externalId === externalId);

export function makeStore(world: World, userId: string, body: string): Answer {
  if (userId !== world.shop.userId) return BAD_USER;
  const fields = readFields(body);
  if (fields === null) return BAD_BODY;
  const read = readStoreRequest(world, fields, true);
  if (!read.ok) return refuse(read.error);
  if (isUsed(world, read.value.externalId)) return USED;
  const { estate, quirks } = world;
  estate.lastStoreId++;
  const store: StoreRecord = {
    id: String(estate.lastStoreId),
    name: read.value.name ?? '',
    externalId: read.value.externalId ?? null,
    hours: read.value.hours ?? {},
    location: read.value.location ?? {},
    createdAt: world.now(),
    knownFrom: world.now() + quirks.storeUnknownMs,
  };
  estate.stores.push(store);
  return { status: 200, body: storeView(store, true) };
}

export function changeStore(world: World, userId: string, id: string, body: string): Answer {
  if (userId !== world.shop.userId) return BAD_USER;
  const store = byId(world, id);
  if (store === undefined) return BAD_STORE;
  const fields = readFields(body);
  if (fields === null) return BAD_BODY;
  const read = readStoreRequest(world, fields, false);
  if (!read.ok) return refuse(read.error);
  if (isUsed(world, read.value.externalId, store)) return USED;
  Object.assign(store, read.value);
  return { status: 200, body: storeView(store) };
}

/** With everything in it. */
export function deleteStore(world: World, userId: string, id: string): Answer {
  if (userId !== world.shop.userId) return BAD_USER;
  const store = byId(world, id);
  if (store === undefined) return BAD_STORE;
  const { stores, registers } = world.estate;
  stores.splice(stores.indexOf(store), 1);
  for (const each of registers.filter(({ storeId }) => storeId === id))
    registers.splice(registers.indexOf(each), 1);
  return { status: 200, body: { store: Number(id), user: Number(userId) } };
}
