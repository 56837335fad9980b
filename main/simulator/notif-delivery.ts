import type { Notification } from '#main/simulator/notif-bodies';
import { type NotifySettings, RETRIES } from '#main/simulator/notif-settings';

/** Whether it was answered 200 or 201 in time. Never rejects. */
export type Send = (notification: Notification) => Promise<boolean>;

export type Delivery = {
  deliver(notification: Notification): void;
  close(): void;
};

type Deps = {
  readonly send: Send;
  readonly settings: () => NotifySettings;
  readonly later: (ms: number, run: () => void) => void;
};

/** A receiver that hangs must not make the simulator grow. */
const MAX_UNDER_WAY = 50;
/** So long one waits for another to change places with. */
const HELD_MS = 200;

/** What the way does to notifications: lost, twice, out of order, and again later. */
export function createDelivery({ send, settings, later }: Deps): Delivery {
  let underWay = 0;
  let tries = 0;
  let isOpen = true;
  let held: Notification | null = null;

  async function attempt(notification: Notification, again: readonly number[]): Promise<void> {
    if (!isOpen || underWay >= MAX_UNDER_WAY) return;
    underWay++;
    const isTaken = await trySend(notification).catch(() => false);
    underWay--;
    const [waitMs, ...rest] = again;
    if (isTaken || waitMs === undefined || !isOpen) return;
    later(waitMs / settings().fasterBy, () => void attempt(notification, rest));
  }

  async function trySend(notification: Notification): Promise<boolean> {
    const { dropsOneIn } = settings();
    tries++;
    return dropsOneIn > 0 && tries % dropsOneIn === 0 ? false : send(notification);
  }

  async function post(notification: Notification): Promise<void> {
    const { doubled, retries } = settings();
    const copies = doubled ? [notification, notification] : [notification];
    await Promise.all(copies.map((each) => attempt(each, RETRIES[retries])));
  }

  function letGo(): void {
    const last = held;
    held = null;
    if (last !== null) void post(last);
  }

  return {
    deliver(notification) {
      if (!settings().reordered) {
        letGo();
        void post(notification);
        return;
      }
      if (held === null) {
        held = notification;
        later(HELD_MS, letGo);
        return;
      }
      const earlier = held;
      held = null;
      void post(notification).then(() => post(earlier));
    },
    close() {
      isOpen = false;
    },
  };
}
