import { err, ok, type Result } from '#core/result';
import type { Complaint } from '#main/simulator/complaints';
import { isKnown, type RegisterRecord, registerCalled, type StoreRecord } from '#main/simulator/estate';
import { type Fields, textIn } from '#main/simulator/json';
import type { World } from '#main/simulator/world';

/** Reads what is to be made of a register, with the provider's complaints (contract §4). */

export type Refused = Complaint & { readonly status: 400 | 403 | 404 | 409 };

const say = (code: string, message: string, status: Refused['status'] = 400): Refused => ({
  code,
  message,
  status,
});
const invalid = (field: string): Refused => say(`INVALID_${field}`, `The ${field} field is invalid.`);

const FIELDS = new Set([
  'name',
  'fixed_amount',
  'category',
  'store_id',
  'external_store_id',
  'external_id',
  'url',
]);

/** What both forms of a register have, made or changed; null where nothing is wrong with it. */
export function complainOfRegister(world: World, fields: Fields, isNew: boolean): Refused | null {
  if (fields.size === 0) return say('MISSING_BODY', 'The body is missing.');
  const unknown = [...fields.keys()].find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return say('UNKNOWN_FIELD_EXCEPTION', `Unknown field: ${unknown}`);
  const has = (name: string): boolean => isNew || fields.has(name);
  const name = textIn(fields, 'name');
  if (has('name') && name.trim() === '') return invalid('NAME');
  if (name.length >= 45) return say('NAME_TOO_LONG', 'The NAME field is too long.');
  if (has('fixed_amount') && typeof fields.get('fixed_amount') !== 'boolean') return invalid('FIXED_AMOUNT');
  return complainOfCategory(world, fields) ?? complainOfUrl(fields);
}

function complainOfCategory({ site }: World, fields: Fields): Refused | null {
  const category = fields.get('category') ?? null;
  if (category === null) return null;
  if (typeof category !== 'number') return invalid('CATEGORY');
  const isOurs = Object.values(site.categories).includes(category);
  return isOurs ? null : say('UNKNOWN_MCC', 'The category is unknown.');
}

/** Only the model without a cashier has one, and only on hosts that were let in. */
function complainOfUrl(fields: Fields): Refused | null {
  if (!fields.has('url')) return null;
  const url = textIn(fields, 'url');
  if (!URL.canParse(url)) return invalid('URL');
  if (url.length >= 300) return say('URL_TOO_LONG', 'The URL field is too long.');
  if (fields.get('fixed_amount') === false)
    return say('FIXED_AMOUNT_FALSE', 'FIXED_AMOUNT must be true with a URL.');
  return say('forbidden', 'The host of the URL is not enabled.', 403);
}

/** The external id that a register is to have. */
export function readExternalId(
  world: World,
  fields: Fields,
  register: RegisterRecord | null,
): Result<string | null, Refused> {
  if (register !== null && !fields.has('external_id')) return ok(register.externalId);
  const externalId = textIn(fields, 'external_id');
  if (!/^[A-Za-z0-9]+$/.test(externalId)) return err(NOT_ALPHANUMERIC);
  if (externalId.length >= 40) return err(say('EXTERNAL_ID_TOO_LONG', 'The EXTERNAL_ID field is too long.'));
  if (register?.externalId === externalId) return ok(externalId);
  if (registerCalled(world, externalId) !== undefined) return err(taken(world));
  if (register !== null && register.externalId !== null)
    return err(say('INVALID_EXTERNAL_ID', 'The EXTERNAL_ID field cannot be changed.'));
  return ok(externalId);
}

const NOT_ALPHANUMERIC = say(
  'INVALID_EXTERNAL_ID',
  'The EXTERNAL_ID field must be alphanumeric, only letters and numbers. No spaces or hyphens, or special characters.',
);

const taken = ({ quirks }: World): Refused =>
  say(String(quirks.posExistsCode), 'A point of sale with the same EXTERNAL_ID already exists.', 409);

/** The store that both its ids name. One just made is not known yet. */
export function readStore(world: World, fields: Fields): Result<StoreRecord, Refused> {
  const storeId = fields.get('store_id');
  if (typeof storeId !== 'number') return err(invalid('STORE_ID'));
  const externalStoreId = textIn(fields, 'external_store_id');
  if (externalStoreId === '') return err(invalid('EXTERNAL_STORE_ID'));
  const { stores } = world.estate;
  const called = stores.find((each) => each.externalId === externalStoreId);
  if (called === undefined)
    return err(say('INEXISTENT_EXTERNAL_STORE_ID', 'The EXTERNAL_STORE_ID does not exist.'));
  if (!isKnown(world, called)) return err(say('store_not_found', 'Store not found', 404));
  return called.id === String(storeId)
    ? ok(called)
    : err(say('EXTERNAL_STORE_ID_NOT_MATCH', 'The EXTERNAL_STORE_ID is of another STORE_ID.'));
}
