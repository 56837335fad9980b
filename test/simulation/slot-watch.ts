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

/**
 * The register's slot, held against the till: what is shown is there, what has ended is not.
 *
 * A time only runs while the program can do something about it: it lives, the PC is awake and the wire is healthy.
 */
export function createSlotWatch({ provider, time, pc, wire, counts }: ShopWorld): {
  look(program: Program | null): void;
} {
  let ableSince = 0;
  let shownSince: number | null = null;
  let leftSince: number | null = null;
  let leftOne: string | null = null;
  let life = -1;

  function isAble(program: Program | null): boolean {
    const able = program !== null && life === counts.crashes && !pc.isAsleep() && wire.mood() === 'healthy';
    life = counts.crashes;
    return able && wire.pendingMs() === 0;
  }

  function lookAtShown(program: Program): void {
    const screen = program.view.customer();
    const reference = program.checkout.counter.front().reference;
    const held = slotNow(provider.world)?.reference;
    const isElsewhere = screen.kind === 'pay' && screen.mode !== 'dynamic' && held !== reference;
    const isPaid = reference !== null && provider.truthOf(reference).received > 0;
    const isOnAPhone =
      held === undefined && provider.world.scans.some(({ code }) => code.reference === reference);
    if (!isElsewhere || isPaid) shownSince = null;
    else shownSince ??= time.now();
    must(
      shownSince === null ||
        time.now() - Math.max(shownSince, ableSince) < (isOnAPhone ? GONE_WITHIN_MS : SEEN_WITHIN_MS),
      'what is shown is on the register',
      () => `${reference ?? ''} is shown, the register holds ${held ?? 'nothing'}`,
    );
  }

  function lookAtLeft(program: Program): void {
    const held = slotNow(provider.world)?.reference ?? null;
    const charge = held === null || isRivals(held) ? null : program.log.charge(held as Reference);
    const isWaiting =
      charge !== null &&
      charge.outcome === null &&
      (['open', 'requested'].includes(charge.asking.kind) ||
        (charge.asking.kind === 'unknown' && program.checkout.counter.front().reference === held));
    if (charge === null || isWaiting) leftSince = null;
    else if (leftOne !== held) leftSince = time.now();
    else leftSince ??= time.now();
    leftOne = held;
    must(
      leftSince === null || time.now() - Math.max(leftSince, ableSince) < TIDY_WITHIN_MS,
      'no order of ours is left on the register after its end',
      () => `${held ?? ''} ${charge?.state ?? ''}`,
    );
  }

  return {
    look(program) {
      if (!isAble(program) || program === null) {
        ableSince = time.now();
        return;
      }
      lookAtShown(program);
      lookAtLeft(program);
    },
  };
}

/** Another program's order that lies there long enough to have been seen is never pushed aside unasked. */
export function lookAtPut(world: ShopWorld): void {
  const held = slotNow(world.provider.world);
  if (held === null || !isRivals(held.reference)) return;
  const heldFor = world.provider.world.now() - held.createdAt;
  const isAllowed = world.allowed.has(held.reference);
  must(
    isAllowed || heldFor < SEEN_BEFORE_PUT_MS,
    'the other program is not pushed aside unasked',
    () => `${held.reference}, there for ${heldFor} ms`,
  );
}

/** A look, its answer on a slow wire, the fixed code and the PUT itself. */
const SEEN_BEFORE_PUT_MS = 30_000;
