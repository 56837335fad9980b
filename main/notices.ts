import type { Instant } from '#core/domain/instant';
import { MINUTE } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';
import type { NoticesView, TrialAnswer, TrialError } from '#core/settings-views';
import type { Hinted } from '#main/checkout/hinted';
import { createFind } from '#main/notifications/find';
import { createHints } from '#main/notifications/hints';
import { createListener, type Listener, type ListenerLimits } from '#main/notifications/listener';
import { sendTrial } from '#main/notifications/trial';

export type NoticeSetting = {
  readonly isOn: boolean;
  readonly port: number;
  /** How far a signature's time may be from now; null does not look. */
  readonly toleranceMinutes: number | null;
};

/** The provider's notifications for one session: its door, its hints, and what became of each. */
export type Notices = {
  /** Listens, or not, as the settings say now. */
  apply(): Promise<void>;
  view(): Pick<NoticesView, 'door' | 'heard'>;
  /** Rises with everything that `view` shows, some times a second at most. */
  version(): number;
  /** A harmless one through the real door. */
  tryOut(): Promise<Result<TrialAnswer, TrialError>>;
  /** What it holds, all of it bounded. */
  sizes(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
};

type Deps = {
  readonly hinted: Hinted;
  readonly now: () => Instant;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly setting: () => NoticeSetting;
  readonly secret: () => string | null;
  readonly onChange: () => void;
  readonly note: (what: string, detail: string) => void;
  readonly limits?: Partial<ListenerLimits>;
};

/** A door that another program holds is tried again: that program may end. */
const AGAIN_MS = 30_000;
/** A flood of notifications must not draw the screen at its own rate. */
const TELL_MS = 250;
const SHOWN = 50;
const TRIAL_MS = 2000;

type Running = { readonly setting: NoticeSetting; readonly listener: Listener };

export function createNotices(deps: Deps): Notices {
  const { hinted, now, after, setting, secret, note } = deps;
  const hints = createHints({
    find: createFind({
      ours: hinted.ours,
      byProviderOrder: hinted.byProviderOrder,
      payment: (id) => hinted.bearing('payment', id),
      merchantOrder: (id) => hinted.bearing('merchant-order', id),
      now,
    }),
    readNow: hinted.read,
    note,
    onChange: changed,
  });
  let door: NoticesView['door'] = { kind: 'off' };
  let running: Running | null = null;
  let version = 0;
  let isTelling = false;
  let isStopped = false;
  let trials = 0;
  let cancelAgain = (): void => undefined;
  /** One change of the door at a time: the old one lets go of its port before the new one asks for it. */
  let changing: Promise<void> = Promise.resolve();

  function changed(): void {
    if (isTelling || isStopped) return;
    isTelling = true;
    after(TELL_MS, () => {
      isTelling = false;
      version += 1;
      deps.onChange();
    });
  }

  function apply(): Promise<void> {
    changing = changing.then(restart);
    return changing;
  }

  async function restart(): Promise<void> {
    const wanted = setting();
    if (running !== null && isSame(running.setting, wanted)) return;
    await close();
    if (!wanted.isOn || isStopped) return changed();
    await open(wanted);
    changed();
  }

  async function close(): Promise<void> {
    cancelAgain();
    await running?.listener.stop();
    running = null;
    door = { kind: 'off' };
  }

  async function open(wanted: NoticeSetting): Promise<void> {
    const { port, toleranceMinutes } = wanted;
    const toleranceMs = toleranceMinutes === null ? null : toleranceMinutes * MINUTE;
    const limits = { ...deps.limits, toleranceMs };
    const listener = createListener({ port, secret, onHint: hints.take, now, note, limits });
    const opened = await listener.start();
    if (opened.ok) {
      running = { setting: wanted, listener };
      door = { kind: 'open', port: opened.value };
      return;
    }
    note('notifications are not listened for', `port ${port}: ${opened.error}`);
    door = { kind: 'shut', port, reason: opened.error };
    cancelAgain = after(AGAIN_MS, () => void apply());
  }

  async function tryOut(): Promise<Result<TrialAnswer, TrialError>> {
    if (door.kind !== 'open') return err('not-listening');
    trials += 1;
    const id = `TEST-${now()}-${trials}`;
    const status = await sendTrial({ port: door.port, id, secret: secret(), now: now() });
    if (status !== 200) return err(status === 429 ? 'too-many' : 'no-answer');
    const heard = await heardOf(id);
    return heard === null ? err('no-answer') : ok(heard);
  }

  /** It is answered before it is looked at. */
  async function heardOf(id: string): Promise<TrialAnswer | null> {
    for (let waited = 0; waited < TRIAL_MS; waited += 50) {
      const found = hints.list().find(({ hint }) => hint.id === id);
      if (found !== undefined && found.fate !== null)
        return { verdict: found.hint.verdict, fate: found.fate };
      await new Promise<void>((done) => void after(50, done));
    }
    return null;
  }

  return {
    apply,
    version: () => version,
    view: () => ({
      door,
      heard: hints
        .list()
        .slice(0, SHOWN)
        .map(({ hint: { at, topic, id, verdict }, fate, place }) => ({
          place,
          at,
          topic,
          id,
          verdict,
          fate,
        })),
    }),
    tryOut,
    sizes() {
      const { waiting = 0, remembered = 0 } = running?.listener.sizes() ?? {};
      return { ...hints.sizes(), atTheDoor: waiting, remembered };
    },
    async stop() {
      isStopped = true;
      hints.stop();
      changing = changing.then(close);
      await changing;
    },
  };
}

const isSame = (a: NoticeSetting, b: NoticeSetting): boolean =>
  a.isOn === b.isOn && a.port === b.port && a.toleranceMinutes === b.toleranceMinutes;
