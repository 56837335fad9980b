import type { Charge } from '#core/domain/charge';
import { isMoney } from '#core/domain/payments';
import type { CustomerScreen } from '#core/views';
import { T0 } from '#test/simulation/pc';
import type { Program } from '#test/simulation/program';
import { must } from '#test/simulation/violation';
import type { ShopWorld } from '#test/simulation/world';

/** What the customer's window shows now: the page counts a code's time down by itself and takes it off. */
export function seenBy(program: Program, nowMs: number): CustomerScreen {
  const { screen, atMs } = program.pushed();
  const isOver = screen.kind === 'pay' && nowMs - atMs >= screen.remainingMs;
  return isOver ? { kind: 'checking', total: screen.total } : screen;
}

/** The window may be this much behind the state: one tick, for a clock that jumped is noticed at the next. */
const BEHIND_MS = 1600;

/** What both windows show, held against the log and against what the provider knows. */
export function createScreenWatch({ provider, time, pc }: ShopWorld): { look(program: Program): void } {
  let behindSince: number | null = null;
  let sleeps = 0;
  const providerNow = (): number => T0 + time.now();

  function lookAtScreen(program: Program): void {
    if (pc.isAsleep()) return;
    // What a sleep or a hang held up comes in the first moments after it.
    if (sleeps !== pc.sleeps()) behindSince = null;
    sleeps = pc.sleeps();
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
    // Found on the slot after a lost answer, an order is paid by the register's fixed code.
    const isItsCode = order?.qrData === qrData || charge.mode !== 'dynamic';
    must(
      order !== undefined && isItsCode && providerNow() < order.expiresAt,
      'a code on the screen can be paid',
      of,
    );
    const others = program.log
      .chargesOf(charge.saleId)
      .filter((other) => other.reference !== charge.reference);
    must(
      charge.received === 0 && !others.some((other) => gotMoneySince(other, charge)),
      'no code once the sale has its money',
      of,
    );
    must(
      !others.some((other) => other.asking.kind === 'open' && other.code !== null && other.outcome === null),
      'one code of a sale at a time',
      of,
    );
  }

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

  return {
    look(program) {
      lookAtScreen(program);
      lookAtCounter(program);
    },
  };
}

/** Money that was learnt after a code was asked for: that code is not for the rest. */
export const gotMoneySince = ({ payments }: Charge, { requestedAt }: Charge): boolean =>
  payments.some(({ status, learntAt }) => isMoney(status) && learntAt >= requestedAt);
