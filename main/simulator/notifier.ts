import { request } from 'node:http';
import {
  ipn,
  merchantOrderSaid,
  type Notification,
  orderSaid,
  paymentSaid,
  type Said,
  webhook,
} from '#main/simulator/notif-bodies';
import { createDelivery, type Send } from '#main/simulator/notif-delivery';
import { NOTIFY_SETTINGS, type NotifySettings } from '#main/simulator/notif-settings';
import type { OrderRecord } from '#main/simulator/orders-book';
import { statusOf } from '#main/simulator/orders-views';
import { createRandom } from '#main/simulator/random';
import type { Change, Code, World } from '#main/simulator/world';

export type { Notification, Send };

export type Notifier = {
  sendTo(url: string | null): void;
  set(settings: NotifySettings): void;
  tell(change: Change): void;
  close(): void;
};

type Deps = {
  readonly send: Send;
  /** Of its own, so that the ids of orders and payments do not hang on who is notified. */
  readonly seed: number;
  readonly world: () => World;
};

/** Only ever to this computer, whatever address an order carries. */
export function createNotifier({ send, seed, world }: Deps): Notifier {
  const random = createRandom(seed);
  let target: string | null = null;
  let settings = NOTIFY_SETTINGS;
  const delivery = createDelivery({
    send,
    settings: () => settings,
    later: (ms, run) => world().later(ms, run),
  });
  const versions = new Map<string, number>();
  const told = new WeakMap<OrderRecord, string>();

  function targetsOf({ notificationUrl }: Code): readonly string[] {
    const own = notificationUrl !== null && isLoopback(notificationUrl) ? notificationUrl : null;
    return [...new Set([target, own])].filter((each) => each !== null);
  }

  function nextVersion(of: string): number {
    const version = versions.get(of) ?? 0;
    versions.set(of, version + 1);
    return version;
  }

  const post = (address: string, said: Said): void =>
    delivery.deliver(webhook(address, said, { ...settings, now: world().now(), requestId: random.uuid() }));

  /** An order of the Orders API says when it is something else than before. */
  function tellOrder(order: OrderRecord, targets: readonly string[]): void {
    const { status, detail } = statusOf(world(), order);
    const now = `${status}/${detail}`;
    if (now === (told.get(order) ?? 'created/created')) return;
    told.set(order, now);
    // The order itself, made, was its first version.
    const said = orderSaid(world(), order, nextVersion(order.id) + 2);
    for (const each of targets) if (sourceOf(each) !== 'ipn') post(each, said);
  }

  function saidOf(change: Change & { topic: 'merchant_order' | 'payment' }): Said | null {
    const version = nextVersion(`${change.topic} ${change.id}`);
    if (change.topic === 'payment') return paymentSaid(world(), change.id, random.digits(11), version);
    const scan = world().scans.find(({ id }) => id === change.id);
    return scan === undefined ? null : merchantOrderSaid(world(), scan, version);
  }

  function tell(change: Change): void {
    const targets = targetsOf(change.code);
    if (targets.length === 0) return;
    const order = world().book.orders.find(({ code }) => code === change.code);
    if (change.topic === 'order') {
      const left = change.code.expiresAt - world().now();
      if (left > 0) world().later(left, () => tell(change));
    } else {
      const said = order === undefined ? saidOf(change) : null;
      for (const each of targets) {
        const flavour = sourceOf(each) ?? settings.flavour;
        if (flavour !== 'webhook') delivery.deliver(ipn(each, change.topic, change.id));
        if (flavour !== 'ipn' && said !== null) post(each, said);
      }
    }
    if (order !== undefined) tellOrder(order, targets);
  }

  return {
    sendTo: (url) => {
      target = url;
    },
    set: (chosen) => {
      settings = chosen;
    },
    tell,
    close: delivery.close,
  };
}

/** What the address asks for; null where it does not say. */
function sourceOf(address: string): 'ipn' | 'webhook' | null {
  const source = new URL(address).searchParams.get('source_news');
  if (source === 'ipn') return 'ipn';
  return source === 'webhook' || source === 'webhooks' ? 'webhook' : null;
}

export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** The provider waits 22 seconds for an answer, or 5; nobody here needs as long. */
const TIMEOUT_MS = 5000;

export const sendByHttp: Send = ({ url, headers: own, body }) =>
  new Promise((resolve) => {
    const headers = { ...own, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', headers, timeout: TIMEOUT_MS, agent: false }, (answer) => {
      answer.resume();
      answer.on('close', () => resolve(answer.statusCode === 200 || answer.statusCode === 201));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
