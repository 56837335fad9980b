import { type Charge, type ChargeState, type Oddness, worstOddness } from '#core/domain/charge';
import type { ScenarioId } from '#main/simulator/scenarios';
import type { LoggedSale } from './log-reader.ts';

/** How a scenario must end, and what the customer must have been told on the way, in this order. */
export type ScenarioEnd = {
  readonly state: ChargeState;
  readonly oddness: Oddness | 'none';
  readonly attempts: number;
  readonly customer: readonly string[];
  /** Money that came in time brings its paper by itself; late money on request; no money, no paper. */
  readonly paper: 'by-itself' | 'on-request' | 'none';
};

const paid: ScenarioEnd = {
  state: 'paid',
  oddness: 'none',
  attempts: 1,
  customer: ['building', 'pay', 'paid'],
  paper: 'by-itself',
};

export const scenarioEnds: Readonly<Record<ScenarioId, ScenarioEnd>> = {
  paid,
  'rejected-then-paid': { ...paid, customer: ['building', 'pay', 'declined', 'paid'] },
  slow: { ...paid, customer: ['building', 'pay', 'in-process', 'paid'] },
  expired: { ...paid, state: 'expired', customer: ['building', 'pay', 'expired'], paper: 'none' },
  cancelled: { ...paid, state: 'cancelled', customer: ['building', 'pay', 'cancelled'], paper: 'none' },
  late: {
    ...paid,
    state: 'paid-late',
    customer: ['building', 'pay', 'expired', 'paid-late'],
    paper: 'on-request',
  },
  double: { ...paid, oddness: 'double', customer: ['building', 'pay', 'double'] },
  partial: {
    ...paid,
    state: 'expired',
    oddness: 'partial',
    customer: ['building', 'pay', 'partial'],
    paper: 'none',
  },
  offline: { ...paid, customer: ['building', 'not-sent', 'pay', 'paid'] },
  unknown: { ...paid, attempts: 2 },
};

export const hasEnded = (charge: Pick<Charge, 'state' | 'oddness'>, end: ScenarioEnd): boolean =>
  charge.state === end.state && worstOddness(charge) === end.oddness;

/** What is not as it must be, in words; nothing when the scenario ended as it should. */
export function endTrouble(
  scenario: ScenarioId,
  logged: LoggedSale | null,
  said: readonly string[],
): readonly string[] {
  const end = scenarioEnds[scenario];
  const last = logged?.charges.at(-1);
  if (logged === null || last === undefined) return ['no charge is in the log'];
  const { charges, sale } = logged;
  const trouble: string[] = [];
  if (!hasEnded(last, end))
    trouble.push(`the charge is ${last.state}/${worstOddness(last)}, not ${end.state}/${end.oddness}`);
  // Orders asks again under the same key: a lost answer makes no second attempt.
  const attempts = last.api === 'orders' ? 1 : end.attempts;
  if (charges.length !== attempts) trouble.push(`attempts are ${charges.length}, not ${attempts}`);
  if (charges.slice(0, -1).some(({ state }) => state !== 'superseded'))
    trouble.push('an earlier attempt is not superseded');
  if ((sale.receiptNumber === null) !== (end.paper === 'none'))
    trouble.push(`the receipt number is ${String(sale.receiptNumber)}`);
  if (!isInOrder(end.customer, said))
    trouble.push(`the customer was told ${said.join(', ')}; not ${end.customer.join(', ')}`);
  return trouble;
}

function isInOrder(wanted: readonly string[], said: readonly string[]): boolean {
  let at = 0;
  for (const each of said) if (each === wanted[at]) at += 1;
  return at === wanted.length;
}
