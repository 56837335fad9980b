import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Charge } from '#core/domain/charge';
import type { Findings } from '#core/provider';
import { createOrders } from '#main/mercado-pago/orders';
import { mangled } from '#test/main/mercado-pago/mangled';
import { CALL_NAMES, put, readBy, SALE } from '#test/main/mercado-pago/sample-calls';
import { door, type Sample, sample } from '#test/main/mercado-pago/sample-server';
import { chargeAfter, issued, orderSeen, paymentSeen } from '#test/support/builders';

/** Every answer of the contract that has a body to break. */
const NAMES = readdirSync(new URL('../../samples/', import.meta.url))
  .map((name) => name.replace(/\.json$/, ''))
  .filter((name) => !/request|^ipn|^webhook|^emv/.test(name))
  .filter((name) => sample(name).body.startsWith('{') || sample(name).body.startsWith('['));

/** The charge that asked for what the samples are about, after all that was read of it. */
const chargeWith = ({ orders, payments }: Findings): Charge =>
  chargeAfter(
    issued(),
    ...orders.map((order) => orderSeen(order)),
    ...payments.map((payment) => paymentSeen(payment)),
  );

const paidBy = async (answer: Sample): Promise<readonly Charge[]> =>
  (await readBy(answer)).map(chargeWith).filter(({ outcome }) => outcome !== null);

it('is paid by the samples of paid orders and by no other', async () => {
  const paying: string[] = [];
  for (const name of NAMES) if ((await paidBy(sample(name))).length > 0) paying.push(name);
  expect(paying).toEqual([
    'merchant-order.closed-after-rejected',
    'merchant-order.closed-partially-reverted',
    'merchant-order.closed-reverted',
    'merchant-order.closed',
    'merchant-orders-search.response.closed',
    'merchant-orders-search.response.double-payment',
    'merchant-orders-search.response.two-scans-one-closed',
    'orders-get.response.processed',
    'orders-get.response.refunded',
    // It names the order, which is read then.
    'payments-search.response.200',
  ]);
});

it.each(NAMES)(
  'no broken %s makes anything break, nor a charge paid that was not',
  { timeout: 60_000 },
  async (name) => {
    const whole = sample(name);
    const wasPaid = (await paidBy(whole)).length > 0;
    await fc.assert(
      fc.asyncProperty(mangled(whole.body), fc.constantFrom(...CALL_NAMES), async (body, call) => {
        const broken = { ...whole, body };
        // What reads no money must not break over it either.
        await put(broken, call);
        const paid = await paidBy(broken);
        if (!wasPaid) expect(paid).toEqual([]);
        for (const { received, total } of paid) expect(received).toBeGreaterThanOrEqual(total);
      }),
      { numRuns: 60 },
    );
  },
);

it('takes no broken answer for an order made', async () => {
  const broken = fc
    .constantFrom('dynamic', 'hybrid', 'dynamic-mlc')
    .chain((name) => mangled(sample(`orders-create.response.${name}.201`).body));
  await fc.assert(
    fc.asyncProperty(broken, async (body) => {
      const fetch = () => Promise.resolve(new Response(body, { status: 201 }));
      const { http } = door('http://provider.invalid', { fetch, attempts: 1 });
      const outcome = await createOrders({ http, now: () => 0 }).issue(SALE);
      if (outcome.kind !== 'issued') return;
      expect(outcome.qrData).toBe(JSON.parse(body).type_response.qr_data);
      expect(outcome.providerOrderId).not.toBe('');
    }),
    { numRuns: 500 },
  );
});
