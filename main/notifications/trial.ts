import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Instant } from '#core/domain/instant';
import { signatureFor } from '#main/notifications/signature';

export type Trial = {
  readonly port: number;
  /** Of an order that nobody ever made, so that it leads to nothing and nobody is asked about it. */
  readonly id: string;
  readonly secret: string | null;
  readonly now: Instant;
};

const TIMEOUT_MS = 3000;

/** Knocks at the listener's own door as the provider would. The status of the answer; null where none came. */
export function sendTrial({ port, id, secret, now }: Trial): Promise<number | null> {
  const requestId = randomUUID();
  const signed =
    secret === null ? {} : { 'x-signature': signatureFor(secret, { dataId: id, requestId, at: now }) };
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const sent = request(
    {
      host: '127.0.0.1',
      port,
      path: `/mp/webhook?${new URLSearchParams({ 'data.id': id, type: 'order' }).toString()}`,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': requestId, ...signed },
      timeout: TIMEOUT_MS,
      agent: false,
    },
    (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? null);
    },
  );
  sent.on('timeout', () => sent.destroy());
  sent.on('error', () => resolve(null));
  sent.end(JSON.stringify({ type: 'order', data: { id } }));
  return promise;
}
