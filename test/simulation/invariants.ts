import type { Charge, Reference } from '#core/domain/charge';
import { collected } from '#core/domain/sale-record';
import { slotNow } from '#main/simulator/slot';
import type { Code } from '#main/simulator/world';
import { T0 } from '#test/simulation/pc';
import type { Program } from '#test/simulation/program';
import { isRivals } from '#test/simulation/rival';
import { createScreenWatch, gotMoneySince } from '#test/simulation/screens';
import { createSlotWatch } from '#test/simulation/slot-watch';
import { must, Violation } from '#test/simulation/violation';
import type { ShopWorld } from '#test/simulation/world';

export type Watchman = {
  /** After every event. */
  look(): void;
};

/** DESIGN §4, looked at after every single event. */
export function createWatchman(world: ShopWorld): Watchman {
  const { provider, time } = world;
  const outcomes = new Map<Reference, Charge['outcome']>();
  const known = new Set<Reference>();
  const receipts = new Map<string, string>();
  const presses = new Map<number, number>();
  let codesLooked = 0;
  let readsLooked = 0;
  const screens = createScreenWatch(world);
  const slot = createSlotWatch(world);
  const facts = new Map<Reference, readonly string[]>();
  let life: Program['life'] | null = null;

  function look(): void {
    const program = world.program();
    lookAtReads();
    if (world.mode !== 'dynamic' && world.api === 'instore') slot.look(program);
    if (program === null) return;
    lookAtStart(program);
    lookAtNewOrders(program);
    for (const reference of world.changed) lookAtCharge(program, reference);
    world.changed.clear();
    screens.look(program);
  }

  /** After a start every stream is held against what was in it before. */
  function lookAtStart(program: Program): void {
    if (program.life === life) return;
    life = program.life;
    for (const reference of facts.keys()) lookAtFacts(program, reference);
  }

  function lookAtFacts({ log }: Program, reference: Reference): void {
    const now = log.factsOf(reference).map((fact) => JSON.stringify(fact));
    const before = facts.get(reference) ?? [];
    const isKept = before.every((fact, at) => fact === now[at]);
    must(isKept, 'facts are only appended', () => reference);
    facts.set(reference, now);
  }

  function lookAtNewOrders({ log }: Program): void {
    const { codes } = provider.world;
    for (; codesLooked < codes.length; codesLooked++) {
      const code = codes[codesLooked];
      if (code === undefined) return;
      if (isRivals(code.reference)) continue;
      const charge = log.charge(code.reference as Reference);
      must(charge !== null, 'no order without its charge in the log', () => code.reference);
      must(charge?.total === code.total, 'an order asks for what its charge says', () => code.reference);
      must(
        provider.codesOf(code.reference).length === 1,
        'a reference is ordered once',
        () => code.reference,
      );
    }
  }

  function lookAtReads(): void {
    for (; readsLooked < world.reads.length; readsLooked++) {
      const last = world.reads[readsLooked];
      if (last === undefined) return;
      const lately = world.reads
        .slice(Math.max(0, readsLooked - 5), readsLooked + 1)
        .filter(({ at, life: of }) => of === last.life && last.at - at < 1000);
      must(
        lately.length <= 5,
        'at most five reads a second',
        () => `${lately.length} in the second before ${last.at}`,
      );
    }
  }

  function lookAtCharge(program: Program, reference: Reference): void {
    const charge = program.log.charge(reference);
    if (charge === null) throw new Violation('facts are only appended', `${reference} is gone`);
    if (!known.has(reference)) lookAtBirth(program, charge);
    known.add(reference);
    lookAtFacts(program, reference);
    lookAtOtherCodes(program, charge);
    lookAtOutcome(charge);
    const number = program.log.sale(charge.saleId)?.receiptNumber ?? null;
    if (number !== null) lookAtReceipt(number, charge.saleId);
  }

  /** A window may be the wrong place to look: the front moves to the money at the same instant. */
  function lookAtOtherCodes({ log }: Program, { saleId }: Charge): void {
    const charges = log.chargesOf(saleId);
    const left = charges.find(
      (charge) =>
        charge.asking.kind === 'open' &&
        charge.outcome === null &&
        charges.some((other) => other !== charge && gotMoneySince(other, charge)),
    );
    must(left === undefined, 'money on one charge takes every other code off', () => left?.reference ?? '');
  }

  function lookAtOutcome(charge: Charge): void {
    const { reference, outcome, state } = charge;
    const before = outcomes.get(reference) ?? null;
    must(before === null || outcome !== null, 'paid never goes back', () => reference);
    must(
      !(before?.kind === 'paid' && outcome?.kind === 'paid-late'),
      'paid does not become late',
      () => reference,
    );
    must(
      (outcome !== null) === (state === 'paid' || state === 'paid-late'),
      'the state says paid',
      () => `${reference} ${state}`,
    );
    outcomes.set(reference, outcome);
    const truth = provider.truthOf(reference);
    must(
      charge.received <= truth.received,
      'no money that is not there',
      () => `${reference} ${charge.received} of ${truth.received}`,
    );
    const hasEnded = state === 'expired' || state === 'cancelled';
    const canStillBePaid = provider.codesOf(reference).some((code) => canBeScanned(code));
    must(
      !hasEnded || !canStillBePaid,
      'ended means that nobody can pay any more',
      () => `${reference} ${state}`,
    );
    if (outcome !== null) {
      must(
        truth.received >= charge.total,
        'paid means that the money is there',
        () => `${reference} ${truth.received}`,
      );
      must(truth.closedOrders > 0, 'paid means that an order is closed', () => reference);
    }
  }

  /** An order of the register's slot is gone once the slot lets go of it, but for whoever has it on a phone. */
  const canBeScanned = (code: Code): boolean =>
    code.isTakenBack !== true &&
    providerNow() < code.expiresAt &&
    (code.mode === 'dynamic' || slotNow(provider.world) === code);

  function lookAtBirth({ log }: Program, charge: Charge): void {
    const sale = log.sale(charge.saleId);
    const others = log.chargesOf(charge.saleId).filter(({ reference }) => reference !== charge.reference);
    world.counts.charges += 1;
    const due = (sale?.total ?? 0) - collected(others);
    // Money may be written in the same turn; before it the charge asked for what was due.
    must(
      charge.total === due || charge.received > 0 || world.changed.size > 1,
      'a charge asks for what is due',
      () => `${charge.reference} asks ${charge.total} of ${due}`,
    );
    const press = world.presses.length;
    const made = (presses.get(press) ?? 0) + 1;
    presses.set(press, made);
    must(made <= 2, 'at most two attempts for one press', () => charge.reference);
    const twin = others.find((other) => isTwin(other, charge));
    must(
      twin === undefined,
      'no second order while the first holds',
      () => `${charge.reference} beside ${twin?.reference ?? ''}`,
    );
  }

  /** On the slot the second order takes the place of the first. */
  const isTwin = (other: Charge, charge: Charge): boolean =>
    other.mode === 'dynamic' &&
    other.withdrawnAt === null &&
    other.code !== null &&
    other.total === charge.total &&
    other.received === 0 &&
    other.outcome === null &&
    providerNow() < other.expiresAt;

  const providerNow = (): number => T0 + time.now();

  function lookAtReceipt(number: string, saleId: string): void {
    const owner = receipts.get(number);
    if (owner === saleId) return;
    must(owner === undefined, 'receipt numbers are unique', () => number);
    receipts.set(number, saleId);
    const sequence = Number(/\d+$/.exec(number)?.[0]);
    must(
      sequence === receipts.size,
      'receipt numbers are unbroken',
      () => `${number} is number ${receipts.size}`,
    );
  }

  return { look };
}
