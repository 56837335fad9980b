import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { createOrders } from '#main/mercado-pago/orders';
import { door, sample } from '#test/main/mercado-pago/sample-server';

const REFERENCE = 'SUC01CAJA01-20261121-000123';
const ORDER = 'ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B';
const NOW = Date.parse('2026-11-21T20:55:10.13Z');

/** A field dropped, emptied, of another type, or a body cut short: what a broken answer may look like. */
const READS = ['created', 'processed', 'expired', 'canceled', 'refunded'].map((name) =>
  sample(`orders-get.response.${name}`),
);
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, 1e300, true, [], {}, '9'.repeat(60), 'NaN', '1e99', undefined),
  fc.string(),
);

function mangle(value: unknown, path: readonly number[], instead: unknown): unknown {
  const [at, ...rest] = path;
  if (at === undefined || typeof value !== 'object' || value === null) return instead;
  const entries = Object.entries(value);
  const chosen = entries[at % Math.max(1, entries.length)]?.[0];
  const changed = entries.map(([key, inner]) => [key, key === chosen ? mangle(inner, rest, instead) : inner]);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

/** Without a socket, for there are many. */
const unwired = (bodyOf: (url: string) => string) =>
  createOrders({
    http: door('http://127.0.0.1:1', {
      fetch: (url) => Promise.resolve(new Response(bodyOf(url))),
      attempts: 1,
    }).http,
    now: () => NOW,
  });

it('never takes a broken answer for money, and never breaks by it', { timeout: 60_000 }, async () => {
  let body = '';
  const nothing = sample('payments-search.response.empty').body;
  const { find } = unwired((url) => (url.includes('/v1/payments/search') ? nothing : body));
  const paths = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
  const changes = fc.array(fc.tuple(paths, junk), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...READS), changes, fc.option(fc.nat(1500)), async (whole, all, cut) => {
      const text = JSON.stringify(
        all.reduce<unknown>((value, [path, instead]) => mangle(value, path, instead), JSON.parse(whole.body)),
      );
      body = cut === null ? text : text.slice(0, cut);
      const found = await find(REFERENCE, { thorough: false, currency: 'ARS', providerOrderId: ORDER });
      if (!found.ok) return;
      const { orders, payments } = found.value;
      const isPaid =
        orders.some(({ status }) => status === 'closed') &&
        payments.some(({ status }) => status === 'approved');
      const wasPaid = JSON.parse(whole.body).status === 'processed';
      expect(isPaid && !wasPaid).toBe(false);
      for (const each of payments) {
        expect(each.amount === 565100 || Number.isSafeInteger(each.amount)).toBe(true);
        expect(each.refunded).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 600 },
  );
});

it('never takes a broken answer for an order made, and never breaks by it', { timeout: 60_000 }, async () => {
  const whole = JSON.parse(sample('orders-create.response.dynamic.201').body);
  let text = '';
  const { issue } = unwired(() => text);
  const paths = fc.array(fc.nat(20), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(paths, junk, async (path, instead) => {
      const mangled = mangle(whole, path, instead);
      text = JSON.stringify(mangled);
      const outcome = await issue({
        reference: REFERENCE,
        mode: 'dynamic',
        total: toMoney(565100),
        currency: 'ARS',
        items: null,
        title: 'Compra',
        description: 'Ticket',
        expiresAt: NOW + 300_000,
        sellerId: '700100200',
        externalPosId: 'SUC01CAJA01',
        externalStoreId: null,
        iva: null,
      });
      if (outcome.kind !== 'issued') return;
      expect(outcome.qrData).toBe(JSON.parse(text).type_response.qr_data);
      expect(outcome.providerOrderId).not.toBe('');
    }),
    { numRuns: 300 },
  );
});
