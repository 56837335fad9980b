import type { Charge, Reference } from '#core/domain/charge';
import { isMoney } from '#core/domain/payments';
import { collected } from '#core/domain/sale-record';
import type { CustomerScreen } from '#core/views';
import { T0 } from '#test/simulation/pc';
import type { Program } from '#test/simulation/program';
import type { ShopWorld } from '#test/simulation/world';

export class Violation extends Error {
  override readonly name = 'Violation';
  readonly invariant: string;
  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`);
    this.invariant = invariant;
  }
}

function must(holds: boolean, invariant: string, detail: () => string): void {
  if (!holds) throw new Violation(invariant, detail());
}

/** What the customer's window shows now: the page counts a code's time down by itself and takes it off. */
export function seenBy(program: Program, nowMs: number): CustomerScreen {
  const { screen, atMs } = program.pushed();
  const isOver = screen.kind === 'pay' && nowMs - atMs >= screen.remainingMs;
  return isOver ? { kind: 'checking', total: screen.total } : screen;
}

/** The window may be this much behind the state: one tick, for a clock that jumped is noticed at the next. */
const BEHIND_MS = 1600;

export type Watchman = {
  /** After every event. */
  look(): void;
};

/** DESIGN §4, looked at after every single event. */
export function createWatchman(world: ShopWorld): Watchman {
  const { provider, time, pc } = world;
  const outcomes = new Map<Reference, Charge['outcome']>();
  const known = new Set<Reference>();
  const receipts = new Map<string, string>();
  const presses = new Map<number, number>();
  let codesLooked = 0;
  let readsLooked = 0;
  let behindSince: number | null = null;
  const facts = new Map<Reference, readonly string[]>();
  let life: Program['life'] | null = null;

  function look(): void {
    const program = world.program();
    lookAtReads();
    if (program === null) return;
    lookAtStart(program);
    lookAtNewOrders(program);
    for (const reference of world.changed) lookAtCharge(program, reference);
    world.changed.clear();
    lookAtScreen(program);
    lookAtCounter(program);
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
      const lately = world.reads.slice(Math.max(0, readsLooked - 8), readsLooked + 1);
      const cost = lately.filter(({ at }) => last.at - at < 1000).reduce((sum, read) => sum + read.cost, 0);
      must(cost <= 5, 'at most five reads a second', () => `${cost} in the second before ${last.at}`);
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
    const canStillBePaid = provider.codesOf(reference).some(({ expiresAt }) => providerNow() < expiresAt);
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

  const isTwin = (other: Charge, charge: Charge): boolean =>
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

  function lookAtScreen(program: Program): void {
    if (pc.isAsleep()) return;
    const screen = seenBy(program, pc.monotonic());
    const should = program.view.customer();
    const isBehind =
      (screen.kind === 'pay') !== (should.kind === 'pay') ||
      (screen.kind === 'paid') !== (should.kind === 'paid');
    if (!isBehind) behindSince = null;
    else behindSince ??= pc.monotonic();
    must(
      behindSince === null || pc.monotonic() - behindSince < BEHIND_MS,
      'the window shows what is so',
      () => `${screen.kind}, not ${should.kind}`,
    );
    if (should.kind === 'pay') lookAtCode(program, should.qrData, 'state');
    if (screen.kind === 'pay' && should.kind === 'pay') lookAtCode(program, screen.qrData, 'window');
    if (screen.kind === 'paid') lookAtPaidScreen(program);
  }

  function lookAtCode(program: Program, qrData: string, where: 'state' | 'window'): void {
    const { reference } = program.checkout.counter.front();
    const charge = reference === null ? null : program.log.charge(reference);
    const of = (): string => `${reference ?? 'nothing'} in the ${where}, ${charge?.state ?? ''}`;
    must(
      charge?.code?.qrData === qrData,
      'the code on the screen is the committed code of the charge in front',
      of,
    );
    if (charge === null) return;
    must(charge.state === 'awaiting-payment' && !charge.parked, 'a code means awaiting payment', of);
    const order = provider.codesOf(charge.reference)[0];
    must(order?.qrData === qrData && providerNow() < order.expiresAt, 'a code on the screen can be paid', of);
    const others = program.log
      .chargesOf(charge.saleId)
      .filter((other) => other.reference !== charge.reference);
    must(
      charge.received === 0 && !others.some((other) => gotMoneySince(other, charge)),
      'no code once the sale has its money',
      of,
    );
    must(
      !others.some((other) => other.asking.kind === 'open' && other.code !== null),
      'one code of a sale at a time',
      of,
    );
  }

  const gotMoneySince = ({ payments }: Charge, { requestedAt }: Charge): boolean =>
    payments.some(({ status, learntAt }) => isMoney(status) && learntAt >= requestedAt);

  function lookAtPaidScreen({ checkout, log }: Program): void {
    const { reference } = checkout.counter.front();
    const charge = reference === null ? null : log.charge(reference);
    must(
      charge !== null && charge.outcome !== null,
      'the screen says paid of a paid charge',
      () => reference ?? 'none',
    );
    if (reference === null || charge === null) return;
    const { received } = provider.truthOf(reference);
    must(
      received >= charge.total,
      'the screen says paid when the money is there',
      () => `${reference} ${received}`,
    );
  }

  function lookAtCounter({ checkout, log }: Program): void {
    const { reference, saleId, cart } = checkout.counter.front();
    const parked = checkout.counter.parked();
    must(
      reference === null || !parked.includes(reference),
      'what is parked is not in front',
      () => reference ?? '',
    );
    const twice = parked.find(
      (each) => log.charge(each)?.saleId === saleId && log.charge(each)?.parked === true,
    );
    must(twice === undefined, 'a parked sale is not on the counter too', () => twice ?? '');
    const charge = reference === null ? null : log.charge(reference);
    if (charge === null) return;
    must(charge.saleId === saleId, 'the charge in front is of the sale in front', () => charge.reference);
    must(cart.lines.length > 0, 'a charge in front has its cart', () => charge.reference);
  }

  return { look };
}
