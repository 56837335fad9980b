import { cityById, country, stateById } from '#main/simulator/places';
import type { Route } from '#main/simulator/provider-api';
import {
  changeRegister,
  deleteRegister,
  makeRegister,
  makeRegisterV2,
  registerById,
  searchRegisters,
  searchRegistersV2,
} from '#main/simulator/registers-api';
import { changeStore, deleteStore, makeStore, searchStores, storeById } from '#main/simulator/stores-api';

const STORES = /^\/users\/(\d+)\/stores$/;
const STORE = /^\/users\/(\d+)\/stores\/(\d+)$/;
const POS = /^\/pos$/;
const POS_BY_ID = /^\/pos\/([^/]+)$/;
const POS_V2 = /^\/v2\/pos$/;

/** Stores, registers and places (contract §4). */
export const ESTATE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/users\/(\d+)\/stores\/search$/,
    answer: (world, { query }, part) => searchStores(world, part(1), query),
  },
  { method: 'GET', path: /^\/stores\/([^/]+)$/, answer: (world, _, part) => storeById(world, part(1)) },
  { method: 'POST', path: STORES, answer: (world, { body }, part) => makeStore(world, part(1), body) },
  {
    method: 'PUT',
    path: STORE,
    answer: (world, { body }, part) => changeStore(world, part(1), part(2), body),
  },
  { method: 'DELETE', path: STORE, answer: (world, _, part) => deleteStore(world, part(1), part(2)) },
  { method: 'GET', path: POS, answer: (world, { query }) => searchRegisters(world, query) },
  { method: 'POST', path: POS, answer: (world, { body }) => makeRegister(world, body) },
  { method: 'GET', path: POS_BY_ID, answer: (world, _, part) => registerById(world, part(1)) },
  {
    method: 'PUT',
    path: POS_BY_ID,
    answer: (world, { body }, part) => changeRegister(world, part(1), body),
  },
  { method: 'DELETE', path: POS_BY_ID, answer: (world, _, part) => deleteRegister(world, part(1)) },
  { method: 'GET', path: POS_V2, answer: (world, { query }) => searchRegistersV2(world, query) },
  { method: 'POST', path: POS_V2, answer: (world, { key = '', body }) => makeRegisterV2(world, key, body) },
  {
    method: 'GET',
    path: /^\/countries\/([^/]+)$/,
    isOpen: true,
    answer: (world, _, part) => country(world, part(1)),
  },
  {
    method: 'GET',
    path: /^\/cities\/([^/]+)$/,
    isOpen: true,
    answer: (world, _, part) => cityById(world, part(1)),
  },
  {
    method: 'GET',
    path: /^\/states\/([^/]+)$/,
    isOpen: true,
    answer: (world, _, part) => stateById(world, part(1)),
  },
];
