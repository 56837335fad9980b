import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Hint } from '#main/notifications/hint';
import { createListener, type ListenerLimits } from '#main/notifications/listener';

/** Whoever delivers notifications, and a listener of the till's for them. */

export const SECRET = 'example-secret-0123456789abcdef';
/** When the signed samples were signed. */
export const SIGNED_AT = 1_795_294_661_000;

export type Delivery = {
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly method?: string;
};

/** The status of the answer; rejects where none comes. */
export function deliver(port: number, delivery: Delivery): Promise<number> {
  const { path = '/mp', query = {}, headers = {}, body = '', method = 'POST' } = delivery;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const asked = { port, host: '127.0.0.1', path: `${path}?${new URLSearchParams(query).toString()}` };
  return new Promise((resolve, reject) => {
    const sent = request({ ...asked, method, headers, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

export type SignedAs = {
  readonly id: string | null;
  readonly requestId?: string | null;
  readonly ts?: string;
  readonly secret?: string;
};

export function sign({ id, requestId = 'r-1', ts = '1795294661', secret = SECRET }: SignedAs) {
  const pairs = [
    id === null ? '' : `id:${id};`,
    requestId === null ? '' : `request-id:${requestId};`,
    `ts:${ts};`,
  ];
  const v1 = createHmac('sha256', secret).update(pairs.join('')).digest('hex');
  return {
    'x-signature': `ts=${ts},v1=${v1}`,
    ...(requestId === null ? {} : { 'x-request-id': requestId }),
  };
}

type Options = {
  readonly secret?: string | null;
  readonly now?: () => number;
  readonly limits?: Partial<ListenerLimits>;
  readonly onHint?: (hint: Hint) => void;
};

export async function till({ secret = null, now = () => SIGNED_AT, limits = {}, onHint }: Options = {}) {
  const hints: Hint[] = [];
  const notes: string[] = [];
  const listener = createListener({
    port: 0,
    secret: () => secret,
    onHint: (hint) => {
      hints.push(hint);
      onHint?.(hint);
    },
    now,
    note: (what, detail) => notes.push(`${what}: ${detail}`),
    limits: { perSecond: 10_000, mostWaiting: 1000, ...limits },
  });
  const started = await listener.start();
  if (!started.ok) throw new Error(started.error);
  onTestFinished(() => listener.stop());
  return {
    listener,
    hints,
    notes,
    port: started.value,
    deliver: (each: Delivery) => deliver(started.value, each),
  };
}

/** A payment's webhook as the provider sends it. */
export const paymentWebhook = (id: string, event: string): Delivery => ({
  path: '/mp/webhook',
  query: { 'data.id': id, type: 'payment' },
  body: { id: event, type: 'payment', action: 'payment.updated', data: { id } },
});
