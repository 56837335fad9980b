import { ask, shop } from '#test/main/simulator/stranger';

export const STORE = {
  name: 'Almacén La Esquina',
  external_id: 'SUC01',
  business_hours: { monday: [{ open: '08:00', close: '13:00' }] },
  location: {
    street_number: '742',
    street_name: 'Av. Siempreviva',
    city_name: 'Palermo',
    state_name: 'Capital Federal',
    latitude: -34.58,
    longitude: -58.42,
    reference: 'Esquina con kiosco',
  },
};

/** A shop, and a stranger who sets up another one beside it. */
export async function estate(options: Parameters<typeof shop>[0] = {}) {
  const counter = await shop(options);
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    ask(counter.url + path, { method, body, headers: { ...counter.headers, ...headers } });
  const stores = `/users/${counter.simulator.shop.userId}/stores`;
  const made = async (change: object = {}) => {
    const { json } = await call('POST', stores, { ...STORE, ...change });
    counter.pass(1500);
    return json;
  };
  const register = (storeId: number, change: object = {}) => ({
    name: 'Caja 1',
    fixed_amount: true,
    category: 621102,
    store_id: storeId,
    external_store_id: 'SUC01',
    external_id: 'SUC01CAJA01',
    ...change,
  });
  return { ...counter, call, stores, made, register };
}

export const codeIn = ({ status, json }: Awaited<ReturnType<typeof ask>>) => [status, json.error];
