import type { Reference } from '#core/domain/charge';
import type { ProviderError } from '#core/provider';
import type { Result } from '#core/result';
import type { Hint } from '#main/notifications/hint';

export type Fate =
  /** It led to a read, which was answered. */
  | 'read'
  /** It is about a charge of ours, and a read that another hint led to began after it came. */
  | 'ours'
  /** It is about nothing of ours. */
  | 'foreign'
  /** Nothing was done: forged, about something else, or too many at once. */
  | 'dropped'
  /** What it is about, or the read, was not answered. The charge is read in its own rhythm all the same. */
  | 'failed';

/** Null while it is being seen to. */
export type HeardHint = {
  readonly hint: Hint;
  readonly fate: Fate | null;
  /** How many had come before it. */
  readonly place: number;
};

export type HintsDeps = {
  /** Whose it is; null where it is not ours. */
  readonly find: (hint: Hint) => Promise<Result<Reference | null, ProviderError>>;
  /** Whole, and begins after this was asked. */
  readonly readNow: (reference: Reference) => Promise<Result<unknown, unknown>>;
  readonly note: (what: string, detail: string) => void;
  /** The list has changed. */
  readonly onChange?: () => void;
};

export type Hints = {
  take(hint: Hint): void;
  /** The last ones, newest first. */
  list(): readonly HeardHint[];
  /** What is waiting is forgotten; what is under way ends by itself and leads to nothing more. */
  stop(): void;
  /** What it holds, all of it bounded. */
  sizes(): { readonly kept: number; readonly waiting: number; readonly known: number };
};

type Heard = { readonly hint: Hint; fate: Fate | null; readonly place: number };

/** Told apart by what they ask, so that the same question waits only once. */
type Task = { readonly heard: Heard[] } & (
  | { readonly kind: 'find' }
  | { readonly kind: 'read'; readonly reference: Reference }
);
type Running = Task & { readonly beganAt: number };

const KEPT = 200;
const AT_ONCE = 2;
const MOST_WAITING = 100;
/** Charges of a busy day. */
const KNOWN = 500;

/**
 * Turns hints into reads: as few as will do, never more than two questions to the provider at once.
 *
 * One that came before a read began is answered by that read; one that came later may know of more, and has the next.
 */
export function createHints({ find, readNow, note, onChange }: HintsDeps): Hints {
  const ring: Heard[] = [];
  const waiting = new Map<string, Task>();
  const running = new Map<string, Running>();
  const known = new Map<string, Reference>();
  /** By reference, the place in the order of arrival before which everything has been read. */
  const readUpTo = new Map<Reference, number>();
  let arrived = 0;
  let isStopped = false;

  function enqueue(key: string, task: Task): void {
    // Whose it is does not change meanwhile; what a read finds may.
    const same = waiting.get(key) ?? (task.kind === 'find' ? running.get(key) : undefined);
    if (roomFor(task, same) <= 0) settle(task.heard, 'dropped');
    else if (same === undefined) waiting.set(key, task);
    else same.heard.push(...task.heard);
    startWaiting();
  }

  function roomFor(task: Task, same: Task | undefined): number {
    if (same !== undefined) return KEPT - same.heard.length;
    return MOST_WAITING - [...waiting.values()].filter(({ kind }) => kind === task.kind).length;
  }

  /** Reads before questions of whose it is: what is ours must not wait behind a flood of what is not. */
  function startWaiting(): void {
    const ordered = [...waiting].sort(
      ([, a], [, b]) => Number(b.kind === 'read') - Number(a.kind === 'read'),
    );
    for (const [key, task] of ordered) {
      if (isStopped || running.size >= AT_ONCE) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      void run(key, { ...task, beganAt: arrived });
    }
  }

  async function run(key: string, task: Running): Promise<void> {
    running.set(key, task);
    const end = await (task.kind === 'find' ? findOut(task) : read(task)).catch((error: unknown) => () => {
      note('a hint could not be followed', error instanceof Error ? error.name : '');
      settle(task.heard, 'failed');
    });
    // In one go: nobody may join what has ended.
    running.delete(key);
    end();
    onChange?.();
    startWaiting();
  }

  async function findOut({ heard }: Running): Promise<() => void> {
    const [first] = heard;
    if (first === undefined) return () => {};
    const found = await find(first.hint);
    return () => {
      if (!found.ok) return settle(heard, 'failed');
      if (found.value === null) return settle(heard, 'foreign');
      remember(known, keyOf(first.hint), found.value, KNOWN);
      for (const each of heard) readFor(found.value, each);
    };
  }

  function readFor(reference: Reference, heard: Heard): void {
    if (isStopped) return;
    const key = `read ${reference}`;
    const now = running.get(key);
    if (now !== undefined && heard.place < now.beganAt) join(now, heard);
    else if (heard.place < (readUpTo.get(reference) ?? 0)) settle([heard], 'ours');
    else enqueue(key, { kind: 'read', reference, heard: [heard] });
  }

  async function read({ reference, heard, beganAt }: Running & { kind: 'read' }): Promise<() => void> {
    const answered = await readNow(reference);
    return () => {
      if (!answered.ok) return settle(heard, 'failed');
      remember(readUpTo, reference, beganAt, KNOWN);
      settle(heard.slice(0, 1), 'read');
      settle(heard.slice(1), 'ours');
    };
  }

  function follow(heard: Heard): void {
    const { hint } = heard;
    const reference = known.get(keyOf(hint));
    if (hint.verdict === 'forged' || hint.topic === 'unknown') settle([heard], 'dropped');
    else if (reference === undefined) enqueue(`find ${keyOf(hint)}`, { kind: 'find', heard: [heard] });
    else readFor(reference, heard);
  }

  return {
    take(hint) {
      if (isStopped) return;
      const heard: Heard = { hint, fate: null, place: arrived };
      arrived += 1;
      ring.push(heard);
      if (ring.length > KEPT) ring.shift();
      follow(heard);
      onChange?.();
    },
    list: () => ring.toReversed().map((heard) => ({ ...heard })),
    stop() {
      isStopped = true;
      waiting.clear();
    },
    sizes: () => ({ kept: ring.length, waiting: waiting.size, known: known.size }),
  };
}

const keyOf = ({ topic, id }: Hint): string => `${topic} ${id}`;

function settle(heard: readonly Heard[], fate: Fate): void {
  for (const each of heard) each.fate = fate;
}

function join(running: Running, heard: Heard): void {
  if (running.heard.length < KEPT) running.heard.push(heard);
  else heard.fate = 'ours';
}

/** The latest stay. */
function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
