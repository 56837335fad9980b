import { request } from 'node:http';
import type { Change } from '#main/simulator/world';

/** One unsigned IPN, as in-person orders get them (contract §6). */
export type Notification = { readonly url: string; readonly body: string };
export type Send = (notification: Notification) => Promise<void>;

export type Notifier = {
  sendTo(url: string | null): void;
  tell(change: Change): void;
  close(): void;
};

/** A receiver that hangs must not make the simulator grow. */
const MAX_UNDER_WAY = 50;

/** Only ever to this computer, whatever address an order carries. */
export function createNotifier(send: Send): Notifier {
  let target: string | null = null;
  let underWay = 0;
  let isOpen = true;
  const deliver = (address: string, change: Change): void => {
    if (!isOpen || underWay >= MAX_UNDER_WAY) return;
    underWay++;
    const settled = (): void => {
      underWay--;
    };
    send(notificationOf(address, change)).then(settled, settled);
  };
  return {
    sendTo: (url) => {
      target = url;
    },
    tell: (change) => {
      const own = change.code.notificationUrl;
      const targets = new Set([target, own !== null && isLoopback(own) ? own : null]);
      for (const each of targets) if (each !== null) deliver(each, change);
    },
    close: () => {
      isOpen = false;
    },
  };
}

function notificationOf(address: string, { topic, id }: Change): Notification {
  const url = new URL(address);
  url.searchParams.set('topic', topic);
  url.searchParams.set('id', String(id));
  const resource = topic === 'payment' ? String(id) : `https://api.mercadolibre.com/merchant_orders/${id}`;
  return { url: url.href, body: JSON.stringify({ resource, topic }) };
}

export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** The provider waits 22 seconds for an answer; nobody here needs as long. */
const TIMEOUT_MS = 5000;

export const sendByHttp: Send = ({ url, body }) =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', headers, timeout: TIMEOUT_MS, agent: false }, (answer) => {
      answer.resume();
      answer.on('close', resolve);
    });
    // An app that is not there yet gets no second try: it reads by itself anyway.
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve());
    sent.end(body);
  });
