import { err, ok, type Result } from '#core/result';
import type { UpdateView } from '#core/views';

/** Whoever can look for a newer version, fetch it and put it in place. Each may reject: nothing has changed then. */
export type Updater = {
  /** The newer version's number, or null where there is none. */
  look(): Promise<string | null>;
  fetch(): Promise<void>;
  /** Ends the program, and starts the newer one. Throws where it could not begin. */
  install(): void;
};

export type UpdatesDeps = {
  /** Null for a program that has nowhere to look. Loaded when it is first wanted: a till that never looks pays nothing. */
  readonly load: (() => Promise<Updater>) | null;
  readonly isWanted: () => boolean;
  /** A charge or a shift that is open: then nothing is looked for, and above all nothing is put in place. */
  readonly heldBy: () => 'charges-open' | 'shift-open' | null;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onChange: () => void;
  readonly beforeInstall: () => void;
  readonly note: (detail: string) => void;
};

export type Updates = {
  view(): UpdateView;
  /** Looks by itself from now on, as long as it is wanted. */
  start(): void;
  /** Looks now. Forgets what was found where it is no longer wanted. */
  look(): Promise<void>;
  install(): Promise<Result<null, 'charges-open' | 'shift-open' | 'failed'>>;
  stop(): void;
};

/** The morning's first sale comes first. */
const FIRST_LOOK_MS = 2 * 60_000;
const LOOK_EVERY_MS = 6 * 60 * 60_000;
/** The counter was busy. */
const AGAIN_MS = 10 * 60_000;

/** Newer versions are told, never taken: a person says when. */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { load, isWanted, heldBy, note } = deps;
  let state: UpdateView = { kind: 'none' };
  let updater: Updater | null = null;
  let cancel = (): void => undefined;
  let isStopped = false;

  function become(next: UpdateView): void {
    state = next;
    deps.onChange();
  }

  async function loaded(): Promise<Updater> {
    if (load === null) throw new Error('nowhere to look');
    updater ??= await load();
    return updater;
  }

  /** Something is under way that a second call would only disturb. */
  const isBusy = (): boolean => state.kind === 'looking' || state.kind === 'fetching';

  async function look(): Promise<void> {
    if (load === null || isBusy()) return;
    if (!isWanted()) return become({ kind: 'none' });
    become({ kind: 'looking' });
    try {
      const version = await (await loaded()).look();
      become(version === null || !isWanted() ? { kind: 'none' } : { kind: 'there', version });
    } catch (error) {
      note(`looking: ${String(error)}`);
      become({ kind: 'failed' });
    }
  }

  function lookLater(ms: number): void {
    cancel();
    cancel = deps.after(ms, () => {
      if (isStopped) return;
      const isTime = heldBy() === null;
      lookLater(isTime ? LOOK_EVERY_MS : AGAIN_MS);
      if (isTime && isWanted() && state.kind !== 'there' && state.kind !== 'ready') void look();
    });
  }

  /** Fetching takes minutes, in which the counter goes on. */
  async function fetchNow(version: string): Promise<boolean> {
    become({ kind: 'fetching', version });
    try {
      await (await loaded()).fetch();
      become({ kind: 'ready', version });
      return true;
    } catch (error) {
      note(`fetching ${version}: ${String(error)}`);
      become({ kind: 'failed' });
      return false;
    }
  }

  return {
    view: () => (load === null ? { kind: 'never' } : state),
    start: () => {
      if (load !== null) lookLater(FIRST_LOOK_MS);
    },
    look,
    async install() {
      const held = heldBy();
      if (held !== null) return err(held);
      if (state.kind === 'there' && !(await fetchNow(state.version))) return err('failed');
      if (state.kind !== 'ready' || isStopped) return err('failed');
      // Charged while it was fetched: it is ready, and waits for the next press.
      const heldNow = heldBy();
      if (heldNow !== null) return err(heldNow);
      try {
        const ready = await loaded();
        deps.beforeInstall();
        ready.install();
        return ok(null);
      } catch (error) {
        note(`installing: ${String(error)}`);
        become({ kind: 'failed' });
        return err('failed');
      }
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
