import type { Places, ShopSetup } from '#core/shop-setup';
import type { Http } from '#main/mercado-pago/http';
import { createRegister, type RegisterDeps, register, repairRegister } from '#main/mercado-pago/registers';
import { createStore, findTown, stores, updateStore } from '#main/mercado-pago/stores';

export type SetupDeps = {
  readonly http: Http;
  readonly places: Places;
  readonly sleep: RegisterDeps['sleep'];
  readonly storeWaitsMs?: RegisterDeps['storeWaitsMs'];
};

/** A store just made has been seen to be unknown for a second or two (contract §4). */
const STORE_WAITS_MS = [1000, 1500, 2500, 4000];

/** Stores and registers, whichever API orders go by. */
export function createSetup({ http, places, sleep, storeWaitsMs = STORE_WAITS_MS }: SetupDeps): ShopSetup {
  const registers: RegisterDeps = { http, sleep, storeWaitsMs };
  return {
    stores: () => stores(http),
    findTown: (town) => findTown({ http, places }, town),
    createStore: (draft) => createStore({ http, places }, draft),
    updateStore: (storeId, change) => updateStore({ http, places }, storeId, change),
    register: (id) => register(http, id),
    createRegister: (draft) => createRegister(registers, draft),
    repairRegister: (id, repair) => repairRegister(registers, id, repair),
  };
}
