import { type Charge, type Reference, screenDeadline } from '#core/domain/charge';
import { CLOCKS_PART_MS, type Clock } from '#main/checkout/clock';

/** Which codes may show: those read, or made, since the last doubt, and before their deadline by both clocks. */
export type CodeTrust = {
  /** Doubts so far: what began before the last one proves nothing after it. */
  doubts(): number;
  trust(charge: Charge): void;
  mayShow(charge: Charge): boolean;
  doubtAll(): void;
  forget(reference: Reference): void;
};

export function createCodeTrust(clock: Clock): CodeTrust {
  const trusted = new Map<Reference, number>();
  let doubts = 0;
  return {
    doubts: () => doubts,
    trust(charge) {
      if (haveClocksParted(clock)) return;
      trusted.set(charge.reference, clock.monotonic() + (screenDeadline(charge) - clock.now()));
    },
    mayShow(charge) {
      const until = trusted.get(charge.reference);
      return until !== undefined && clock.monotonic() < until && clock.latest() < screenDeadline(charge);
    },
    doubtAll() {
      doubts += 1;
      trusted.clear();
    },
    forget: (reference) => void trusted.delete(reference),
  };
}

export const haveClocksParted = (clock: Clock): boolean => clock.latest() - clock.now() > CLOCKS_PART_MS;
