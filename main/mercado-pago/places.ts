import type { z } from 'zod';
import type { ProviderError } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { Places } from '#core/shop-setup';
import { failure, toProviderError } from '#main/mercado-pago/errors';
import { type ExchangeDeps, exchange } from '#main/mercado-pago/exchange';
import { readJson } from '#main/mercado-pago/json';
import { createRedact } from '#main/mercado-pago/redaction';
import { centreOf, citiesOf, statesOf } from '#main/mercado-pago/setup-shapes';

/** Where the provider's states and cities are listed, for everybody to read. */
export const PLACES_URL = 'https://api.mercadolibre.com';

/** Reads one path of that host; numbers may come as text. */
export type ReadPlaces = (path: string) => Promise<Result<unknown, ProviderError>>;

export function createPlaces(read: ReadPlaces): Places {
  return {
    states: (country) => placesAt(read, `/countries/${encodeURIComponent(country)}`, statesOf),
    cities: (stateId) => placesAt(read, `/states/${encodeURIComponent(stateId)}`, citiesOf),
    centre: (cityId) => placesAt(read, `/cities/${encodeURIComponent(cityId)}`, centreOf),
  };
}

async function placesAt<Read>(
  read: ReadPlaces,
  path: string,
  shape: z.ZodType<Read>,
): Promise<Result<Read, ProviderError>> {
  const answer = await read(path);
  if (!answer.ok) return answer;
  const places = shape.safeParse(answer.value);
  return places.success
    ? ok(places.data)
    : err(failure('unreadable', `GET ${path}: not a list of places`, 200));
}

/** Without a token: it leaves for the provider's own address only. Asked once, for a list can be typed around. */
export const openReader =
  (deps: ExchangeDeps, baseUrl: string = PLACES_URL): ReadPlaces =>
  async (path) => {
    const url = `${baseUrl}${path}`;
    const answer = await exchange(deps, {
      method: 'GET',
      url,
      token: null,
      body: null,
      idempotencyKey: null,
    });
    if (answer.kind === 'lost')
      return err(failure(answer.lost.kind, `GET ${path}: ${answer.lost.word}`, answer.status));
    if (answer.status < 200 || answer.status > 299) return err(toProviderError(answer, createRedact(null)));
    const body = readJson(answer.text);
    return body.ok ? body : err(failure('unreadable', `GET ${path}: the body is not JSON`, answer.status));
  };
