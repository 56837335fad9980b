import type { ProviderError } from '#core/provider';
import { ok, type Result } from '#core/result';
import type { Places, StoreDraft } from '#core/shop-setup';
import { createPlaces } from '#main/mercado-pago/places';
import { createSetup } from '#main/mercado-pago/setup';
import { door, type Sample, type Seen, sample, serve } from '#test/main/mercado-pago/sample-server';

/** A provider that answers each `METHOD /path` with these in turn, the last one for ever; the rest is not there. */
export type Answers = Readonly<Record<string, readonly (Sample | 'reset')[]>>;

export const ME: Answers = { 'GET /users/me': [sample('user-me.response.200')] };

export const PLACES: Record<string, unknown> = {
  '/countries/AR': {
    id: 'AR',
    states: [{ id: 'AR-C', name: 'Capital Federal' }, { id: 'AR-X', name: 'Córdoba' }, null, { name: 'x' }],
  },
  '/states/AR-C': {
    id: 'AR-C',
    cities: [
      { id: 'a', name: 'Palermo' },
      { id: 'b', name: 'San Telmo' },
    ],
  },
};

export const json = (body: unknown, status = 200): Sample => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const LOST: ProviderError = { kind: 'offline', status: 0, code: null, message: '', retryAfterMs: null };

export async function setup(answers: Answers, places: Record<string, unknown> | null = PLACES) {
  const turns = new Map<string, number>();
  const { url, seen } = await serve((heard: Seen, response) => {
    const call = `${heard.method} ${heard.path}`;
    const turn = turns.get(call) ?? 0;
    turns.set(call, turn + 1);
    const list = { ...ME, ...answers }[call] ?? [];
    const answer = list[Math.min(turn, list.length - 1)];
    if (answer === 'reset') response.destroy();
    else if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const waits: number[] = [];
  const lists: Places = createPlaces(async (path): Promise<Result<unknown, ProviderError>> => {
    const body = places?.[path];
    return body === undefined ? { ok: false, error: LOST } : ok(body);
  });
  const provider = createSetup({
    http: door(url, { attempts: 1 }).http,
    places: lists,
    sleep: async (ms) => void waits.push(ms),
    storeWaitsMs: [1000, 2000],
  });
  const written = () =>
    seen
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path, body }) => ({ method, path, body: JSON.parse(body) }));
  return { ...provider, seen, waits, written };
}

export const STORE: StoreDraft = {
  name: 'Almacén La Esquina',
  externalId: 'SUC01',
  location: {
    street: 'Av. Siempreviva',
    number: '742',
    city: 'palermo',
    state: 'CABA',
    latitude: -34.5803362,
    longitude: -58.4245236,
    reference: 'Esquina con kiosco',
  },
  hours: {
    monday: [
      { open: '08:00', close: '13:00' },
      { open: '16:00', close: '20:00' },
    ],
    tuesday: [{ open: '08:00', close: '20:00' }],
  },
};
