import type { SiteId } from '#core/domain/site';
import { notFound } from '#main/simulator/envelopes';
import type { Answer, World } from '#main/simulator/world';

/** States and some of their towns, spelt as the provider's own lists do; the real ones are far longer. */
type State = { readonly id: string; readonly name: string; readonly cities: readonly string[] };

const state = (id: string, name: string, ...cities: readonly string[]): State => ({ id, name, cities });

export const STATES: Readonly<Record<SiteId, readonly State[]>> = {
  MLA: [
    state('AR-C', 'Capital Federal', 'Palermo', 'Belgrano', 'Caballito', 'San Telmo', 'Villa Urquiza'),
    state('AR-B', 'Buenos Aires', 'La Plata', 'Mar del Plata', 'Bahía Blanca', 'Vicente López'),
    state('AR-X', 'Córdoba', 'Córdoba', 'Villa María', 'Río Cuarto'),
    state('AR-S', 'Santa Fe', 'Rosario', 'Santa Fe', 'Santo Tomé'),
  ],
  MLB: [
    state('BR-SP', 'São Paulo', 'São Paulo', 'Campinas', 'Osasco', 'Santos'),
    state('BR-RJ', 'Rio de Janeiro', 'Rio de Janeiro', 'Niterói'),
    state('BR-DF', 'Distrito Federal', 'Brasília'),
  ],
  MLC: [
    state('CL-RM', 'RM (Metropolitana)', 'Santiago', 'Ñuñoa', 'Providencia'),
    state('CL-VS', 'Valparaíso', 'Valparaíso', 'Viña del Mar'),
  ],
  MCO: [
    state('CO-DC', 'Bogotá D.C.', 'Chapinero', 'Usaquén', 'Suba'),
    state('CO-ANT', 'Antioquia', 'Medellín', 'Envigado'),
  ],
  MLM: [
    state('MX-DIF', 'Distrito Federal', 'Coyoacán', 'Cuauhtémoc', 'Benito Juárez'),
    state('MX-JAL', 'Jalisco', 'Guadalajara', 'Zapopan'),
  ],
  MPE: [state('PE-LIM', 'Lima', 'Lima', 'Miraflores', 'San Isidro'), state('PE-ARE', 'Arequipa', 'Arequipa')],
  MLU: [
    state('UY-MO', 'Montevideo', 'Centro', 'Pocitos', 'Carrasco'),
    state('UY-CA', 'Canelones', 'Ciudad de la Costa', 'Las Piedras'),
  ],
};

/** On another host in life, and for everybody to read. */
export function country(world: World, id: string): Answer {
  if (id !== world.site.country) return notFound('Country not found');
  const states = STATES[world.site.id].map(({ id: stateId, name }) => ({ id: stateId, name }));
  return { status: 200, body: { id, name: id, currency_id: world.site.currency, states } };
}

/** The middle of a town; of every third nothing is known, as in life. */
export function cityById(world: World, id: string): Answer {
  const [, stateId = '', at = ''] = /^(.+)-(\d+)$/.exec(id) ?? [];
  const state = STATES[world.site.id].find((each) => each.id === stateId);
  const name = state?.cities[Number(at) - 1];
  if (state === undefined || name === undefined) return notFound('City not found');
  const [latitude, longitude] = MIDDLES[world.site.id];
  const isKnown = Number(at) % 3 !== 0;
  return {
    status: 200,
    body: {
      id,
      name,
      state: { id: state.id, name: state.name },
      geo_information: isKnown ? { location: { latitude, longitude } } : null,
    },
  };
}

const MIDDLES: Readonly<Record<SiteId, readonly [number, number]>> = {
  MLA: [-34.6037, -58.3816],
  MLB: [-23.5505, -46.6333],
  MLC: [-33.4489, -70.6693],
  MCO: [4.711, -74.0721],
  MLM: [19.4326, -99.1332],
  MPE: [-12.0464, -77.0428],
  MLU: [-34.9011, -56.1645],
};

export function stateById(world: World, id: string): Answer {
  const found = STATES[world.site.id].find((each) => each.id === id);
  if (found === undefined) return notFound('State not found');
  const cities = found.cities.map((name, at) => ({ id: `${id}-${at + 1}`, name }));
  return { status: 200, body: { id, name: found.name, country: { id: world.site.country }, cities } };
}
