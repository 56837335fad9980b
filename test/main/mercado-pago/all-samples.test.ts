import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CALL_NAMES, type CallName, heardIn, put } from '#test/main/mercado-pago/sample-calls';
import { requestSample, type Sample, sample } from '#test/main/mercado-pago/sample-server';

type Outcome =
  | readonly [call: CallName, outcome: string]
  /** A request, and what of ours sends it; `nobody` where the app has no such wish. */
  | readonly [how: 'sent by', call: CallName | 'nobody']
  | readonly [how: 'heard', what: string];

/** Every sample of the contract, the way it takes through the adapters, and what comes of it. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'attended-v1-delete.request': ['sent by', 'nobody'],
  'attended-v1-delete.response.204': ['clear slot', 'cleared'],
  'attended-v1-post.request': ['sent by', 'nobody'],
  'attended-v1-post.response.200': ['issue attended', 'issued'],
  'attended-v1-post.response.400-sponsor': ['issue attended', 'refused: invalid invalid_sponsor_id'],
  'attended-v2-delete.request': ['sent by', 'clear slot'],
  'attended-v2-delete.response.204': ['clear slot', 'cleared'],
  'attended-v2-delete.response.500-nothing-to-delete': [
    'clear slot',
    'error: server in_store_order_creation_error',
  ],
  'attended-v2-get.request': ['sent by', 'slot'],
  'attended-v2-get.response.200': ['slot', 'SUC01CAJA01-20261121-000123 565100'],
  'attended-v2-get.response.404': ['slot', 'empty'],
  'attended-v2-put.request': ['sent by', 'issue attended'],
  'attended-v2-put.response.204': ['issue attended', 'issued'],
  'error.403-policy': ['issue', 'refused: forbidden PA_UNAUTHORIZED_RESULT_FROM_POLICIES'],
  'error.429': ['issue', 'refused: rate-limited too_many_requests'],
  'error.502-html': ['issue', 'unanswered: server'],
  'error.503': ['issue', 'unanswered: server service_unavailable'],
  'ipn.merchant-order': ['heard', 'merchant-order 31500000123'],
  'ipn.payment': ['heard', 'payment 131500000456'],
  'merchant-order-get.request': ['sent by', 'order'],
  'merchant-order.closed-after-rejected': [
    'order',
    'order closed 565100, payment rejected 565100 back 0, payment approved 565100 back 0',
  ],
  'merchant-order.closed-partially-reverted': [
    'order',
    'order closed 565100, payment approved 565100 back 65100',
  ],
  'merchant-order.closed-reverted': ['order', 'order closed 565100, payment refunded 565100 back 565100'],
  'merchant-order.closed': ['order', 'order closed 565100, payment approved 565100 back 0'],
  'merchant-order.error.400': ['order', 'error: invalid invalid_format'],
  'merchant-order.error.401': ['order', 'error: unauthorized invalid_token'],
  'merchant-order.error.404': ['order', 'error: not-found not_found'],
  'merchant-order.expired-no-payment': ['order', 'order expired 565100'],
  'merchant-order.expired': ['order', 'order expired 565100, payment rejected 565100 back 0'],
  'merchant-order.opened-no-payment': ['order', 'order opened 565100'],
  'merchant-order.opened-partially-paid': ['order', 'order opened 565100, payment approved 300000 back 0'],
  'merchant-order.opened-payment-in-process': [
    'order',
    'order opened 565100, payment in-process 565100 back 0',
  ],
  'merchant-order.opened-rejected-payment': ['order', 'order opened 565100, payment rejected 565100 back 0'],
  'merchant-orders-search.request': ['sent by', 'find'],
  'merchant-orders-search.response.closed': ['find', 'order closed 565100, payment approved 565100 back 0'],
  'merchant-orders-search.response.double-payment': [
    'find',
    'order closed 565100, order closed 565100, payment approved 565100 back 0, payment approved 565100 back 0',
  ],
  'merchant-orders-search.response.not-scanned': ['find', 'nothing'],
  'merchant-orders-search.response.opened': ['find', 'order opened 565100'],
  'merchant-orders-search.response.two-scans-one-closed': [
    'find',
    'order opened 565100, order closed 565100, payment approved 565100 back 0',
  ],
  'orders-cancel.request': ['sent by', 'withdraw'],
  'orders-cancel.response.200': ['withdraw', 'withdrawn'],
  'orders-create.request.dynamic-mlc': ['sent by', 'issue by Orders'],
  'orders-create.request.dynamic': ['sent by', 'issue by Orders'],
  'orders-create.request.hybrid': ['sent by', 'issue by Orders'],
  'orders-create.request.static': ['sent by', 'issue by Orders attended'],
  'orders-create.response.dynamic-mlc.201': ['issue by Orders', 'issued'],
  'orders-create.response.dynamic.201': ['issue by Orders', 'issued'],
  'orders-create.response.hybrid.201': ['issue by Orders', 'issued'],
  'orders-create.response.static.201': ['issue by Orders attended', 'issued'],
  'orders-get.request': ['sent by', 'read by Orders'],
  'orders-get.response.canceled': ['read by Orders', 'order expired 565100'],
  'orders-get.response.created': ['read by Orders', 'order opened 565100'],
  'orders-get.response.expired': ['read by Orders', 'order expired 565100'],
  'orders-get.response.processed': ['read by Orders', 'order closed 565100, payment approved 565100 back 0'],
  'orders-get.response.refunded': [
    'read by Orders',
    'order closed 565100, payment refunded 565100 back 565100',
  ],
  'orders-refund-partial.request': ['sent by', 'refund a part by Orders'],
  'orders-refund-partial.response.201': ['refund a part by Orders', 'refunded'],
  'orders-refund-total.request': ['sent by', 'refund by Orders'],
  'orders-refund-total.response.201': ['refund by Orders', 'refunded'],
  'orders-search.request': ['sent by', 'find by Orders'],
  'orders-search.response.200': ['find by Orders', 'order closed 565100, payment approved 565100 back 0'],
  'orders.error.400-empty-required-header': ['issue by Orders', 'refused: invalid empty_required_header'],
  'orders.error.400-items-mismatch': [
    'issue by Orders',
    'refused: invalid order_items_total_amount_mismatch',
  ],
  'orders.error.400-property-value': ['issue by Orders', 'refused: invalid property_value'],
  'orders.error.400-unsupported-properties': ['issue by Orders', 'refused: invalid unsupported_properties'],
  'orders.error.400-unsupported-site': ['issue by Orders', 'refused: invalid unsupported_site'],
  'orders.error.401': ['issue by Orders', 'refused: unauthorized unauthorized'],
  'orders.error.404-order': ['withdraw', 'refused: not-found order_not_found'],
  'orders.error.404-pos': ['issue by Orders', 'refused: not-found pos_not_found'],
  'orders.error.409-already-canceled': ['withdraw', 'withdrawn'],
  'orders.error.409-idempotency': ['issue by Orders', 'unanswered: conflict idempotency_key_already_used'],
  'orders.error.409-locked': ['withdraw', 'locked: conflict instore_order_locked_error'],
  'orders.error.409-refund-status': [
    'refund by Orders',
    'refused as not-refundable: conflict invalid_order_status',
  ],
  'orders.error.423': ['issue by Orders', 'unanswered: conflict resource_locked'],
  'orders.error.500': ['issue by Orders', 'unanswered: server internal_error'],
  'payment-get.request': ['sent by', 'payment'],
  'payment-get.response.approved-other-wallet': ['payment', 'payment approved 565100 back 0'],
  'payment-get.response.approved': ['payment', 'payment approved 565100 back 0'],
  'payment-get.response.refunded': ['payment', 'payment refunded 565100 back 565100'],
  'payment-get.response.rejected': ['payment', 'payment rejected 565100 back 0'],
  'payments-search.request': ['sent by', 'find by payments'],
  'payments-search.response.200': ['find by payments', 'order closed 565100, payment approved 565100 back 0'],
  'payments-search.response.empty': ['find by payments', 'nothing'],
  'pos-create.request': ['sent by', 'create register'],
  'pos-create.response.201': ['create register', 'done 98000001'],
  'pos-create.response.400-external-id': [
    'create register',
    'refused as external-id: invalid INVALID_EXTERNAL_ID',
  ],
  'pos-create.response.409': ['create register', 'refused as taken: conflict point_of_sale_exists'],
  'pos-delete.request': ['sent by', 'nobody'],
  'pos-delete.response.204': ['the door alone', 'done'],
  'pos-get.request': ['sent by', 'register'],
  'pos-get.response.200': ['fixed code', 'a code'],
  'pos-get.response.404': ['fixed code', 'error: not-found not_found'],
  'pos-list.request': ['sent by', 'registers'],
  'pos-list.response.200': ['registers', 'Caja 1'],
  'pos-update.request': ['sent by', 'repair register'],
  // Another trade was asked for than it answers with: not taken for done.
  'pos-update.response.200': ['repair register', 'unanswered: invalid not_taken'],
  'pos-v2-create.request': ['sent by', 'nobody'],
  'pos-v2-create.response.201': ['create register', 'done 98000001'],
  'qr-dynamic-post.request.mco-iva': ['sent by', 'issue'],
  'qr-dynamic-post.request.mla-minimal': ['sent by', 'issue'],
  'qr-dynamic-post.request.mla': ['sent by', 'issue'],
  'qr-dynamic-post.request.mlb': ['sent by', 'issue'],
  'qr-dynamic-post.request.mlc': ['sent by', 'issue'],
  'qr-dynamic-post.response.201': ['issue', 'issued'],
  'qr-dynamic-post.response.mco': ['issue', 'issued'],
  'qr-dynamic-post.response.mlb-pix': ['issue', 'issued'],
  'qr-dynamic-post.response.mlc': ['issue', 'issued'],
  'qr-dynamic-put.request': ['sent by', 'issue hybrid'],
  'qr-dynamic-put.response.empty-201': ['issue hybrid', 'issued'],
  'qr-dynamic-put.response.with-body': ['issue hybrid', 'issued'],
  'qr-dynamic.error.400-amount-mismatch': ['issue', 'refused: invalid invalid_total_amount'],
  'qr-dynamic.error.400-body-shape': ['issue', 'refused: invalid invalid_preference_body'],
  'qr-dynamic.error.400-expiration-date': ['issue', 'refused: invalid invalid_expiration_date'],
  'qr-dynamic.error.400-external-reference': ['issue', 'refused: invalid invalid_external_reference'],
  'qr-dynamic.error.400-items-unit-price': ['issue', 'refused: invalid invalid_items.unit_price'],
  'qr-dynamic.error.400-no-items-no-cash-out': ['issue', 'refused: invalid error_creating_seller_qr_order'],
  'qr-dynamic.error.400-notification-url': ['issue', 'refused: invalid invalid_notification_url'],
  'qr-dynamic.error.400-total-amount': ['issue', 'refused: invalid invalid_total_amount'],
  'qr-dynamic.error.401': ['issue', 'refused: unauthorized unauthorized'],
  'qr-dynamic.error.403-wrong-collector': ['issue', 'refused: forbidden forbidden'],
  'qr-dynamic.error.404-pos': ['issue', 'refused: not-found pos_not_found'],
  'qr-dynamic.error.409': ['issue', 'refused: conflict conflict'],
  'qr-dynamic.error.500': ['issue', 'unanswered: server in_store_order_creation_error'],
  'refund-list.request': ['sent by', 'refunds'],
  'refund-list.response.200': ['refunds', 'approved 65100'],
  'refund-partial.request': ['sent by', 'refund a part'],
  'refund-partial.response.201': ['refund a part', 'refunded'],
  'refund-total.request': ['sent by', 'refund'],
  'refund-total.response.201': ['refund', 'refunded'],
  'refund.error.400-amount': ['refund a part', 'refused as amount: invalid 4040'],
  'refund.error.400-partial-unsupported': ['refund a part', 'refused as partial-unsupported: invalid 3024'],
  'refund.error.400-state': ['refund a part', 'refused as not-refundable: invalid 2063'],
  'refund.error.400-too-old': ['refund a part', 'refused as too-old: invalid 15016'],
  'refund.error.404-payment': ['refund a part', 'refused as payment-not-found: not-found 2000'],
  'store-create.request': ['sent by', 'create store'],
  'store-create.response.200': ['create store', 'done 61000001'],
  'store-create.response.400-city': ['create store', 'refused as city: invalid bad_request'],
  'store-create.response.400-external-id-used': [
    'create store',
    'refused as taken: invalid VALIDATION_ERROR',
  ],
  'store-delete.request': ['sent by', 'nobody'],
  'store-delete.response.200': ['the door alone', 'done'],
  'store-get.request': ['sent by', 'update store'],
  'store-get.response.200': ['update store', 'done 61000001'],
  'store-update.request': ['sent by', 'update store'],
  'store-update.response.200': ['update store', 'done 61000001'],
  'stores-search.request': ['sent by', 'stores'],
  'stores-search.response.200': ['stores', 'Almacén La Esquina'],
  'stores-search.response.404-none': ['stores', 'none'],
  'test-user-create.request': ['sent by', 'nobody'],
  'test-user-create.response.201': ['the door alone', 'done'],
  'user-me.request': ['sent by', 'who am I'],
  'user-me.response.200': ['who am I', 'ALMACENESQUINA'],
  'webhook.order-canceled': ['heard', 'order ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B'],
  'webhook.order-expired': ['heard', 'order ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B'],
  'webhook.order-processed': ['heard', 'order ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B'],
  'webhook.order-refunded': ['heard', 'order ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B'],
  'webhook.payment-updated.signed': ['heard', 'payment 131500000456'],
  'webhook.topic-merchant-order-wh.created-opened': ['heard', 'merchant-order 31500000123'],
  'webhook.topic-merchant-order-wh.update-closed': ['heard', 'merchant-order 31500000123'],
};

const NOTHING: Sample = { status: 200, headers: {}, body: '{}' };

it('names an outcome for every sample there is', () => {
  const there = readdirSync(new URL('../../samples/', import.meta.url)).map((name) =>
    name.replace(/\.json$/, ''),
  );
  // Vectors of the code's own checksum are no sample of an answer; the codes' tests read them.
  const samples = there.filter((name) => name !== 'emv-vectors');
  expect(samples.toSorted()).toEqual(Object.keys(OUTCOMES).toSorted());
  expect(samples).toHaveLength(158);
});

it.each(Object.entries(OUTCOMES))('%s: %s', async (name, [how, what]) => {
  if (how === 'heard') expect(heardIn(name)).toBe(what);
  else if (how === 'sent by') await expectSentBy(name, what);
  else expect((await put(sample(name), how)).outcome).toBe(what);
});

async function expectSentBy(name: string, call: CallName | 'nobody'): Promise<void> {
  const { method, path } = requestSample(name);
  const senders = new Set<string>();
  for (const each of CALL_NAMES) {
    const { sent } = await put(NOTHING, each);
    if (sent.includes(`${method} ${path}`)) senders.add(each);
  }
  if (call === 'nobody') expect([...senders]).toEqual([]);
  else expect([...senders]).toContain(call);
}
