import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import { createSimulator, type SimulatorOptions } from '#main/simulator/simulator';

/** Whoever knows only HTTP and the contract: nothing of the adapter is used here. */

export const START = Date.UTC(2026, 10, 21, 20);
export const REFERENCE = 'mst-test01-01JDABCDEF';

export type Heard = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: ReturnType<typeof JSON.parse>;
};

export type Ask = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

export function ask(url: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = String(answer.headers['content-type']).startsWith('application/json') && text !== '';
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text,
          json: isJson ? JSON.parse(text) : null,
        });
      });
    });
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

export async function shop(options: Partial<SimulatorOptions> = {}) {
  let now = START;
  const simulator = createSimulator({ site: 'MLA', seed: 7, clock: { now: () => now }, ...options });
  const { url, close } = await listening(simulator);
  onTestFinished(close);
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const headers = { authorization: `Bearer ${accessToken}` };
  const qrs = `${url}/instore/orders/qr/seller/collectors/${userId}/pos/${externalPosId}/qrs`;
  const collector = `${url}/instore/qr/seller/collectors/${userId}`;
  const slot = `${collector}/pos/${externalPosId}/orders`;
  const storeSlot = `${collector}/stores/${externalStoreId}/pos/${externalPosId}/orders`;
  const expiry = () => new Date(now + 5 * 60_000).toISOString().replace('Z', '+00:00');
  return {
    simulator,
    url,
    qrs,
    slot,
    storeSlot,
    headers,
    pass: (ms: number) => {
      now += ms;
    },
    get: (path: string) => ask(url + path, { headers }),
    charge: (change: object = {}) =>
      ask(qrs, { method: 'POST', headers, body: { ...order(expiry()), ...change } }),
    put: (mode: 'hybrid' | 'attended', change: object = {}) =>
      ask(mode === 'hybrid' ? qrs : storeSlot, {
        method: 'PUT',
        headers,
        body: { ...order(expiry()), ...change },
      }),
    held: () => ask(slot, { headers }),
    clear: () => ask(slot, { method: 'DELETE', headers }),
    practise: (call: string, body: object = {}) =>
      ask(`${url}/practice/${call}`, {
        method: call === 'orders' ? 'GET' : 'POST',
        ...(call === 'orders' ? {} : { body }),
      }),
    orders: async (reference = REFERENCE) =>
      (await ask(`${url}/merchant_orders/search?external_reference=${reference}`, { headers })).json,
  };
}

async function listening(simulator: ReturnType<typeof createSimulator>) {
  const { url, close } = await simulator
    .listen(0)
    .then((wire) => ({ url: wire.url, close: () => wire.close() }));
  return { url, close };
}

export const item = {
  sku_number: 'CAFE-250',
  category: 'FOOD',
  title: 'Café molido 250 g',
  unit_price: 1850.5,
  quantity: 2,
  unit_measure: 'unit',
  total_amount: 3701,
};

const order = (expiration_date: string) => ({
  external_reference: REFERENCE,
  title: 'Compra',
  description: 'Ticket 000123',
  expiration_date,
  total_amount: 3701,
  items: [item],
});
