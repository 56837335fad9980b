import { notFound, refusal } from '#main/simulator/envelopes';
import { addRegister, isKnown, type RegisterRecord, storeOf } from '#main/simulator/estate';
import { listedRegister, madeRegister, registerView, registerViewV2 } from '#main/simulator/estate-views';
import { type Fields, fieldsOf, readFields, textIn } from '#main/simulator/json';
import {
  complainOfRegister,
  type Refused,
  readExternalId,
  readStore,
} from '#main/simulator/register-request';
import { pageAnswer, pageOf } from '#main/simulator/search';
import type { Answer, World } from '#main/simulator/world';

/** Registers (contract §4), in the form that is documented and in the newer one. */

const refuse = ({ status, code, message }: Refused): Answer => refusal(status, code, message);
const NOT_THERE = notFound('point of sale not found', 'causes');

function found(world: World, query: URLSearchParams): readonly RegisterRecord[] {
  return world.estate.registers.filter((register) => {
    const own: Record<string, string | null | undefined> = {
      external_id: register.externalId,
      external_store_id: storeOf(world, register)?.externalId,
      store_id: register.storeId,
      category: register.category === null ? null : String(register.category),
    };
    return Object.entries(own).every(([name, value]) => !query.has(name) || query.get(name) === value);
  });
}

export const searchRegisters = (world: World, query: URLSearchParams): Answer =>
  pageAnswer(
    found(world, query).map((each) => listedRegister(world, each)),
    query,
  );

const byId = ({ estate }: World, id: string): RegisterRecord | undefined =>
  estate.registers.find((each) => each.id === id);

export function registerById(world: World, id: string): Answer {
  const register = byId(world, id);
  return register === undefined ? NOT_THERE : { status: 200, body: registerView(world, register) };
}

const categoryIn = (fields: Fields): number | null => {
  const category = fields.get('category');
  return typeof category === 'number' ? category : null;
};

export function makeRegister(world: World, body: string): Answer {
  const fields: Fields = readFields(body) ?? new Map();
  const wrong = complainOfRegister(world, fields, true);
  if (wrong !== null) return refuse(wrong);
  const externalId = readExternalId(world, fields, null);
  if (!externalId.ok) return refuse(externalId.error);
  const store = readStore(world, fields);
  if (!store.ok) return refuse(store.error);
  const register = addRegister(world, {
    name: textIn(fields, 'name'),
    externalId: externalId.value,
    storeId: store.value.id,
    fixedAmount: fields.get('fixed_amount') === true,
    category: categoryIn(fields),
  });
  return { status: 201, body: madeRegister(world, register) };
}

/** Its store cannot be changed here; what is said of it must be so. */
export function changeRegister(world: World, id: string, body: string): Answer {
  const register = byId(world, id);
  if (register === undefined) return NOT_THERE;
  const fields: Fields = readFields(body) ?? new Map();
  const wrong = complainOfRegister(world, fields, false);
  if (wrong !== null) return refuse(wrong);
  const externalId = readExternalId(world, fields, register);
  if (!externalId.ok) return refuse(externalId.error);
  const store = fields.has('external_store_id') ? readStore(world, fields) : null;
  if (store !== null && !store.ok) return refuse(store.error);
  if (fields.has('name')) register.name = textIn(fields, 'name');
  if (fields.has('fixed_amount')) register.fixedAmount = fields.get('fixed_amount') === true;
  if (fields.has('category')) register.category = categoryIn(fields);
  register.externalId = externalId.value;
  register.updatedAt = world.now();
  return { status: 200, body: registerView(world, register) };
}

export function deleteRegister(world: World, id: string): Answer {
  if (!/^\d+$/.test(id)) return refusal(400, 'INVALID_POS_ID', 'The POS_ID is invalid.');
  const register = byId(world, id);
  if (register === undefined) return NOT_THERE;
  world.estate.registers.splice(world.estate.registers.indexOf(register), 1);
  return { status: 204, body: null };
}

export function searchRegistersV2(world: World, query: URLSearchParams): Answer {
  const { offset, limit } = pageOf(query, 30);
  const all = found(world, query).map((each) => registerViewV2(world, each));
  return {
    status: 200,
    body: { paging: { total: all.length, offset, limit }, data: all.slice(offset, offset + limit) },
  };
}

/** The store by its id alone, as text; who asks twice under one key is told of the first. */
export function makeRegisterV2(world: World, key: string, body: string): Answer {
  if (key.trim() === '') return refusal(400, 'empty_required_header', 'X-Idempotency-Key is required');
  const fields: Fields = readFields(body) ?? new Map();
  const qr = fieldsOf(fieldsOf(fields.get('config'))?.get('qr')) ?? new Map<string, unknown>();
  const store = world.estate.stores.find(({ id }) => id === fields.get('store_id'));
  if (store === undefined || !isKnown(world, store))
    return refusal(404, 'store_not_found', 'Store not found');
  const isIntegrated = qr.get('operating_mode') === 'pdv';
  const same: Fields = new Map<string, unknown>([
    ['name', fields.get('name')],
    ['fixed_amount', isIntegrated],
    ['category', qr.get('category') ?? null],
  ]);
  const wrong = complainOfRegister(world, same, true);
  if (wrong !== null) return refuse(wrong);
  const externalId = readExternalId(world, fields, null);
  if (!externalId.ok) return refuse(externalId.error);
  const register = addRegister(world, {
    name: textIn(fields, 'name'),
    externalId: externalId.value,
    storeId: store.id,
    fixedAmount: isIntegrated,
    category: categoryIn(qr),
  });
  return { status: 201, body: registerViewV2(world, register) };
}
