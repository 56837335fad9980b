import type { Instant } from '#core/domain/instant';
import type { Site } from '#core/domain/site';
import { encodeFixedQr } from '#main/simulator/emv';
import type { JsonObject } from '#main/simulator/json';
import type { Shop, Slot, World } from '#main/simulator/world';

/** The seller's stores and registers: the one that practice sells at, and what is made beside it. */
export type Estate = {
  /** The one that practice sells at, even when it is taken away. */
  readonly home: RegisterRecord;
  readonly stores: StoreRecord[];
  readonly registers: RegisterRecord[];
  lastStoreId: number;
  lastRegisterId: number;
};

export type StoreRecord = {
  readonly id: string;
  name: string;
  externalId: string | null;
  hours: JsonObject;
  location: JsonObject;
  readonly createdAt: Instant;
  /** Until then it is there, and nothing knows it. */
  readonly knownFrom: Instant;
};

export type RegisterRecord = {
  readonly id: string;
  name: string;
  /** Null where it was made in the provider's panel: no order can be put on it. */
  externalId: string | null;
  readonly storeId: string;
  fixedAmount: boolean;
  category: number | null;
  readonly createdAt: Instant;
  updatedAt: Instant;
  readonly slot: Slot;
};

const OPENED = Date.UTC(2026, 0, 5, 15, 1, 12);

export function createEstate(shop: Shop, site: Site, slot: Slot): Estate {
  const store: StoreRecord = {
    id: shop.storeId,
    name: shop.name,
    externalId: shop.externalStoreId,
    hours: { monday: [{ open: '08:00', close: '20:00' }] },
    location: { address_line: `1, ${shop.city}`, reference: '', latitude: 0, longitude: 0 },
    createdAt: OPENED,
    knownFrom: OPENED,
  };
  const register: RegisterRecord = {
    id: shop.posId,
    name: shop.registerName,
    externalId: shop.externalPosId,
    storeId: shop.storeId,
    fixedAmount: true,
    category: site.categories.gastronomy,
    createdAt: OPENED,
    updatedAt: OPENED,
    slot,
  };
  return {
    home: register,
    stores: [store],
    registers: [register],
    lastStoreId: Number(shop.storeId),
    lastRegisterId: Number(shop.posId),
  };
}

export const isKnown = (world: World, store: StoreRecord): boolean => world.now() >= store.knownFrom;

export const storeOf = ({ estate }: World, register: RegisterRecord): StoreRecord | undefined =>
  estate.stores.find(({ id }) => id === register.storeId);

export const registerCalled = ({ estate }: World, externalId: string): RegisterRecord | undefined =>
  estate.registers.find((each) => each.externalId === externalId);

export function addRegister(
  world: World,
  made: Pick<RegisterRecord, 'name' | 'externalId' | 'storeId' | 'fixedAmount' | 'category'>,
): RegisterRecord {
  const { estate } = world;
  estate.lastRegisterId++;
  const at = world.now();
  const register: RegisterRecord = {
    id: String(estate.lastRegisterId),
    ...made,
    createdAt: at,
    updatedAt: at,
    slot: { order: null, waiting: 0 },
  };
  estate.registers.push(register);
  return register;
}

/** What a phone is held at, whatever lies on the register. */
export const codeOnCounter = ({ shop, site }: Pick<World, 'shop' | 'site'>, registerId: string): string =>
  encodeFixedQr(site, shop, registerId);
