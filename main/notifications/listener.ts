import { type Instant, MINUTE } from '#core/domain/instant';
import type { Result } from '#core/result';
import { createDoor, type Delivered, type DoorError } from '#main/notifications/door';
import { createGate } from '#main/notifications/gate';
import type { Hint } from '#main/notifications/hint';
import { type Notification, readNotification } from '#main/notifications/reading';
import { createSeen } from '#main/notifications/seen';
import { verdictOn } from '#main/notifications/signature';

export type ListenerDeps = {
  /** On loopback, always; 0 finds a free one. */
  readonly port: number;
  /** The provider's panel shows it; null where none is set, and then nothing can be checked. */
  readonly secret: () => string | null;
  /** Every notification that was taken, once in ten minutes: forged and unknown ones too, for a page to show. */
  readonly onHint: (hint: Hint) => void;
  readonly now: () => Instant;
  readonly note: (what: string, detail: string) => void;
  readonly limits?: Partial<ListenerLimits>;
};

export type ListenerLimits = {
  readonly perSecond: number;
  /** More are answered 429, and the provider delivers them again. */
  readonly mostWaiting: number;
  /**
   * How far a signature's time may be from now. Null, the default, does not look: what is delivered again hours later
   * may carry its first time, the PC's clock may be wrong, and all that a replay can do is cause a read.
   */
  readonly toleranceMs: number | null;
};

export type Listener = {
  start(): Promise<Result<number, DoorError>>;
  stop(): Promise<void>;
  /** What it holds, all of it bounded. */
  sizes(): { readonly waiting: number; readonly remembered: number };
};

const LIMITS: ListenerLimits = { perSecond: 20, mostWaiting: 100, toleranceMs: null };

/** Takes IPNs and webhooks, answers at once, and says that something may have changed. Reading is the truth. */
export function createListener(deps: ListenerDeps): Listener {
  const { port, secret, onHint, now } = deps;
  const limits = { ...LIMITS, ...deps.limits };
  const note = sparing(deps);
  const seen = createSeen();
  const gate = createGate<Delivered>({ ...limits, pass: hear });
  const door = createDoor({ hasRoom: gate.hasRoom, take: gate.take, note });

  function hear(delivered: Delivered): void {
    const at = now();
    const notification = readNotification(delivered.query, delivered.body);
    const verdict = verdictOn(
      { ...delivered, ...notification },
      { secret: secret(), now: at, toleranceMs: limits.toleranceMs },
    );
    const { topic, id, reference, word } = notification;
    if (topic === 'unknown') note('a notification about something else', word);
    if (verdict === 'forged') note('a notification whose signature is not ours', word);
    if (!isFirst(notification, verdict, at)) return;
    try {
      onHint({ topic, id, reference, verdict, at });
    } catch (error) {
      note('a hint was not taken', error instanceof Error ? error.name : '');
    }
  }

  /** Nobody can keep a signed one out by sending an unsigned one like it first: the verdict is part of the key. */
  function isFirst({ word, id, mark }: Notification, verdict: Hint['verdict'], at: Instant): boolean {
    return mark === null || seen.isNew([verdict, word, id, mark].join(' '), at);
  }

  return {
    start: () => door.open(port),
    stop: () => {
      gate.stop();
      return door.close();
    },
    sizes: () => ({ waiting: gate.waiting(), remembered: seen.size() }),
  };
}

/** Each kind of note once a minute: whoever floods us must not fill the log too. */
function sparing({ note, now }: ListenerDeps): ListenerDeps['note'] {
  const notedAt = new Map<string, Instant>();
  return (what, detail) => {
    const at = now();
    const last = notedAt.get(what);
    if (last !== undefined && last <= at && at - last < MINUTE) return;
    notedAt.set(what, at);
    note(what, detail);
  };
}
