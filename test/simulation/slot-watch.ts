import type { Reference } from '#core/domain/charge';
import { slotNow } from '#main/simulator/slot';
import type { Program } from '#test/simulation/program';
import { isRivals } from '#test/simulation/rival';
import { must } from '#test/simulation/violation';
import type { ShopWorld } from '#test/simulation/world';

/** So long the program may need on a healthy wire: it looks every 5 s for what is shown, every 15 s for what comes late. */
const SEEN_WITHIN_MS = 25_000;
/** Somebody may have it on a phone: then an empty slot is looked at for longer. */
const GONE_WITHIN_MS = 60_000;
const TIDY_WITHIN_MS = 45_000;
/** The answer to the look after a PUT may be this old when its code is shown. */
const BEGUN_WITHIN_MS = 15_000;

/**
 * The register's slot, held against the till: what is shown is there, what has ended is not.
 *
 * A time only runs while the program can do something about it: it lives, the PC is awake and the wire is healthy.
 */
export function createSlotWatch(world: ShopWorld): {
  look(program: Program | null): void;
} {
  const { provider, time, pc, wire, counts } = world;
  /** When the slot last held each order. */
  const heldAt = new Map<string, number>();
  let lastShown: string | null = null;
  /** Null while it cannot: what happens while the PC sleeps is one step, and its time must not count. */
  let ableSince: number | null = null;
  let shownSince: number | null = null;
  /** The slot was empty and the order on a phone when last looked at: of another program's order nobody knew yet. */
  let wasOnAPhone = false;
  let leftSince: number | null = null;
  let leftOne: string | null = null;
  let life = -1;

  function isAble(program: Program | null): boolean {
    const able = program !== null && life === counts.crashes && !pc.isAsleep() && wire.mood() === 'healthy';
    life = counts.crashes;
    return able && wire.pendingMs() === 0;
  }

  function lookAtShown(program: Program, since: number): void {
    const screen = program.view.customer();
    const reference = program.checkout.counter.front().reference;
    const held = slotNow(provider.world)?.reference;
    const isElsewhere = screen.kind === 'pay' && screen.mode !== 'dynamic' && held !== reference;
    const isPaid = reference !== null && provider.truthOf(reference).received > 0;
    const isOnAPhone =
      held === undefined && provider.world.scans.some(({ code }) => code.reference === reference);
    if (!isElsewhere || isPaid) shownSince = null;
    else if (shownSince === null || (wasOnAPhone && !isOnAPhone)) shownSince = time.now();
    wasOnAPhone = isOnAPhone;
    must(
      shownSince === null ||
        time.now() - Math.max(shownSince, since) < (isOnAPhone ? GONE_WITHIN_MS : SEEN_WITHIN_MS),
      'what is shown is on the register',
      () => `${reference ?? ''} is shown, the register holds ${held ?? 'nothing'}`,
    );
  }

  function lookAtBegin(program: Program): void {
    const held = slotNow(provider.world)?.reference;
    if (held !== undefined) heldAt.set(held, time.now());
    const screen = program.view.customer();
    const reference = program.checkout.counter.front().reference;
    const shown = screen.kind === 'pay' && screen.mode !== 'dynamic' ? reference : null;
    if (shown !== null && shown !== lastShown) {
      const ago = time.now() - (heldAt.get(shown) ?? Number.NEGATIVE_INFINITY);
      must(ago < BEGUN_WITHIN_MS, 'a code is shown once the register has held it', () => `${shown} ${ago}`);
    }
    lastShown = shown;
  }

  /** Deleting now might hit the newer order: it is found out first what became of that one. */
  function isNewerOnItsWay({ checkout, log }: Program): boolean {
    const { reference } = checkout.counter.front();
    const front = reference === null ? null : log.charge(reference);
    if (front === null) return false;
    const { kind } = front.asking;
    return kind === 'requested' || (kind === 'unknown' && !checkout.isAbsent(front.reference));
  }

  function lookAtLeft(program: Program, since: number): void {
    const held = slotNow(provider.world)?.reference ?? null;
    const charge = held === null || isRivals(held) ? null : program.log.charge(held as Reference);
    const isWaiting =
      charge !== null &&
      charge.outcome === null &&
      (['open', 'requested'].includes(charge.asking.kind) ||
        (charge.asking.kind === 'unknown' && program.checkout.counter.front().reference === held));
    if (charge === null || isWaiting || isNewerOnItsWay(program)) leftSince = null;
    else if (leftOne !== held) leftSince = time.now();
    else leftSince ??= time.now();
    leftOne = held;
    must(
      leftSince === null || time.now() - Math.max(leftSince, since) < TIDY_WITHIN_MS,
      'no order of ours is left on the register after its end',
      () => `${held ?? ''} ${charge?.state ?? ''}`,
    );
  }

  return {
    look(program) {
      must(world.pushedAside.length === 0, 'the other program is not pushed aside unasked', () =>
        world.pushedAside.join(),
      );
      if (program !== null) lookAtBegin(program);
      if (!isAble(program) || program === null) {
        ableSince = null;
        return;
      }
      ableSince ??= time.now();
      lookAtShown(program, ableSince);
      lookAtLeft(program, ableSince);
    },
  };
}

/** A PUT leaves: another program's order that has lain there long enough to be seen must not be in its way. */
export function notePut(world: ShopWorld): void {
  const held = slotNow(world.provider.world);
  if (held === null || !isRivals(held.reference)) return;
  const heldFor = world.provider.world.now() - held.createdAt;
  if (world.allowed.has(held.reference) || heldFor < SEEN_BEFORE_PUT_MS) return;
  world.pushedAside.push(`${held.reference}, there for ${heldFor} ms`);
}

/** A look, its answer on a slow wire, the fixed code and the PUT itself. */
const SEEN_BEFORE_PUT_MS = 30_000;
