import type { Instant } from '#core/domain/instant';
import { PRACTICE_HOST } from '#main/simulator/emv';
import { codeOnCounter, type RegisterRecord, type StoreRecord, storeOf } from '#main/simulator/estate';
import type { JsonObject } from '#main/simulator/json';
import type { World } from '#main/simulator/world';

/** Stores and registers as the provider tells them: in these answers times end in Z. */
const timeOf = (at: Instant): string => new Date(at).toISOString();

/** One answer calls it `date_created`, the others `date_creation` (contract §4). */
export const storeView = (store: StoreRecord, isNew = false): JsonObject => ({
  id: isNew ? Number(store.id) : store.id,
  name: store.name,
  business_hours: store.hours,
  location: store.location,
  external_id: store.externalId,
  [isNew ? 'date_created' : 'date_creation']: timeOf(store.createdAt),
});

const pictures = (id: string): JsonObject => {
  const image = `https://${PRACTICE_HOST}/qr/${id}`;
  return {
    image: `${image}.png`,
    template_document: `${image}.pdf`,
    template_image: `${image}-template.png`,
  };
};

const base = (world: World, register: RegisterRecord): JsonObject => ({
  id: Number(register.id),
  qr: pictures(register.id),
  date_created: timeOf(register.createdAt),
  date_last_updated: timeOf(register.updatedAt),
  user_id: Number(world.shop.userId),
  name: register.name,
  fixed_amount: register.fixedAmount,
  category: register.category,
  store_id: register.storeId,
  external_store_id: storeOf(world, register)?.externalId ?? null,
  external_id: register.externalId,
});

/** A list leaves out the code. */
export const listedRegister = base;

export const madeRegister = (world: World, register: RegisterRecord): JsonObject => ({
  ...base(world, register),
  status: 'active',
  uuid: register.id.padStart(64, '0'),
});

/** One register, read or changed by its id. */
export const registerView = (world: World, register: RegisterRecord): JsonObject => ({
  ...madeRegister(world, register),
  site: world.site.id,
  qr_code: codeOnCounter(world, register.id),
});

/** The newer form of the same. */
export const registerViewV2 = (world: World, register: RegisterRecord): JsonObject => ({
  id: Number(register.id),
  name: register.name,
  external_id: register.externalId,
  store_id: register.storeId,
  status: 'active',
  config: {
    qr: { operating_mode: register.fixedAmount ? 'pdv' : 'standalone', category: register.category },
  },
  qr_response: { ...pictures(register.id), qr_code: codeOnCounter(world, register.id) },
});
