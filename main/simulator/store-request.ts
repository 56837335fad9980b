import { err, ok, type Result } from '#core/result';
import type { Complaint } from '#main/simulator/complaints';
import { type Fields, fieldsOf, type JsonObject, textIn } from '#main/simulator/json';
import { STATES } from '#main/simulator/places';
import type { World } from '#main/simulator/world';

/** Reads what is to be made of a store, with the provider's complaints (contract §4). */

export type StoreRequest = {
  readonly name?: string;
  readonly externalId?: string;
  readonly hours?: JsonObject;
  readonly location?: JsonObject;
};

const say = (code: string, field: string): Complaint => ({ code, message: `The ${field} is invalid.` });

const FIELDS = new Set(['name', 'external_id', 'business_hours', 'location']);

/** What is left out of a change stays; what is made must have a name and a place. */
export function readStoreRequest(
  world: World,
  fields: Fields,
  isNew: boolean,
): Result<StoreRequest, Complaint> {
  const unknown = [...fields.keys()].find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return err({ code: 'UNKNOWN_FIELD', message: `Unknown field: ${unknown}` });
  const has = (name: string): boolean => isNew || fields.has(name);
  if (has('name') && textIn(fields, 'name').trim() === '') return err(say('INVALID_NAME', 'name'));
  const hours = fields.get('business_hours');
  const badHours = hours === undefined ? null : complainOfHours(hours);
  if (badHours !== null) return err(badHours);
  const location = has('location') ? readLocation(world, fields.get('location')) : null;
  if (location !== null && !location.ok) return location;
  const externalId = textIn(fields, 'external_id');
  if (fields.has('external_id') && !/^[A-Za-z0-9]{1,60}$/.test(externalId))
    return err({ code: 'VALIDATION_ERROR', message: 'External_id must be alphanumeric' });
  return ok({
    ...(has('name') ? { name: textIn(fields, 'name') } : {}),
    ...(fields.has('external_id') ? { externalId } : {}),
    ...(hours === undefined ? {} : { hours: asJson(hours) }),
    ...(location === null ? {} : { location: location.value }),
  });
}

const DAYS = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

function complainOfHours(hours: unknown): Complaint | null {
  const days = fieldsOf(hours);
  if (days === null) return say('INVALID_BUSINESS_HOURS', 'business_hours');
  for (const [day, ranges] of days) {
    if (!DAYS.has(day)) return say('INVALID_DAY', day);
    const isGood = Array.isArray(ranges) && ranges.length <= 4 && ranges.every(isRange);
    if (!isGood) return say('INVALID_BUSINESS_HOURS', `business_hours.${day}`);
  }
  return null;
}

function isRange(range: unknown): boolean {
  const fields = fieldsOf(range);
  if (fields === null) return false;
  const [open, close] = [textIn(fields, 'open'), textIn(fields, 'close')];
  const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  return isTime(open) && isTime(close) && open < close;
}

/** Its checks are over: only texts, in lists, by day. */
const asJson = (hours: unknown): JsonObject => JSON.parse(JSON.stringify(hours));

function readLocation(world: World, value: unknown): Result<JsonObject, Complaint> {
  const fields = fieldsOf(value);
  if (fields === null) return err(say('INVALID_LOCATION', 'location'));
  const text = (name: string): string => textIn(fields, name).trim();
  if (text('street_name') === '') return err(say('INVALID_STREET_NAME', 'location.street_name'));
  if (text('street_number') === '') return err(say('INVALID_STREET_NUMBER', 'location.street_number'));
  const state = STATES[world.site.id].find(({ name }) => name === fields.get('state_name'));
  if (state === undefined) return err(badPlace(world, 'state_name'));
  const city = state.cities.find((name) => name === fields.get('city_name'));
  if (city === undefined) return err(badPlace(world, 'city_name'));
  const latitude = degreesIn(fields, 'latitude', 90);
  const longitude = degreesIn(fields, 'longitude', 180);
  if (latitude === null) return err(say('INVALID_LATITUDE', 'location.latitude'));
  if (longitude === null) return err(say('INVALID_LONGITUDE', 'location.longitude'));
  for (const name of ['reference', 'zip_code'])
    if (fields.has(name) && typeof fields.get(name) !== 'string')
      return err(say(`INVALID_${name.toUpperCase()}`, `location.${name}`));
  return ok({
    address_line: `${text('street_name')} ${text('street_number')}, ${city}, ${state.name}, ${world.site.country}`,
    reference: text('reference'),
    latitude,
    longitude,
  });
}

function degreesIn(fields: Fields, name: string, most: number): number | null {
  const value = fields.get(name);
  return typeof value === 'number' && Math.abs(value) <= most ? value : null;
}

/** The reference has codes for these; a shop has met words alone. */
const badPlace = ({ quirks }: World, field: 'state_name' | 'city_name'): Complaint =>
  quirks.placeErrors === 'coded'
    ? say(`INVALID_${field.toUpperCase()}`, `location.${field}`)
    : { code: 'bad_request', message: `location.${field} is invalid` };
