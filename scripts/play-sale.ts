import { setTimeout as delay } from 'node:timers/promises';
import type { Api, Charge, Mode } from '#core/domain/charge';
import {
  type Control,
  playEnded,
  playShown,
  prepare,
  type ScenarioId,
  scenarios,
} from '#main/simulator/scenarios';
import type { Counter } from './counter-driver.ts';
import type { LoggedSale } from './log-reader.ts';
import { hasEnded, scenarioEnds } from './scenario-ends.ts';
import type { ScreenWatch } from './screen-watch.ts';
import type { SimulatorProcess } from './simulator-process.ts';

export type Stage = {
  readonly counter: Counter;
  readonly cashier: ScreenWatch;
  readonly customer: ScreenWatch;
  readonly simulator: SimulatorProcess;
  readonly readLog: () => LoggedSale | null;
  /** Waits until what stands on the screens has been seen, by a camera say. */
  readonly look: () => Promise<void>;
  /** How the register is set to be paid. */
  readonly mode: Mode;
  readonly api: Api;
  /** How quick the customer is; 1 is a person's pace. */
  readonly pace: number;
};

export type Timing = {
  /** From the key to the code on the customer's screen. */
  readonly chargeToCodeMs: number;
  /** From the provider's approval to both screens saying so; null where no money came. */
  readonly closedToScreenMs: number | null;
};

const LIMIT_MS = 20_000;
/** An order whose answer was lost is looked for on the register so long before another is put there. */
const LOOKED_FOR_MS = 60_000;
/** On the register an order that did get there is found and goes on: to be replaced, it must never have. */
const LOST_BEFORE_IT_LAY_THERE = {
  match: ['PUT /instore/'],
  fault: 'cut',
  times: 1,
  when: 'before',
};
/** What the customer reads before doing anything more, where a payment left the charge open: nobody pays past a no. */
const READ_FIRST: Readonly<Record<string, string>> = {
  rejected: 'declined',
  in_process: 'in-process',
  approved: 'partial',
};
const MONEY_CAME = new Set(['paid', 'paid-late', 'double']);

/** Charges what has been rung up and plays the scenario to its end, as the log tells it. */
export async function playSale(scenario: ScenarioId, stage: Stage): Promise<Timing> {
  const { counter, customer, simulator, look, mode, api, pace } = stage;
  let closedAt: number | null = null;
  const control: Control = async (call, body) => {
    await simulator.control(call, body);
    const { outcome, percent } = body;
    if (outcome === 'approved' && percent === undefined) closedAt ??= Date.now();
    else if (call === 'pay') await untilRead(stage, READ_FIRST[String(outcome)]);
  };
  const play = { control, sleep: (ms: number) => delay(ms * pace) };
  const approvedAt = (): number | null => closedAt;

  const isLost = scenario === 'unknown' && mode !== 'dynamic' && api === 'instore';
  if (isLost) await control('faults', LOST_BEFORE_IT_LAY_THERE);
  else await prepare(scenario, play);
  const pressedAt = await counter.charge();
  const code = await customer.until(
    ({ hasCode }) => hasCode,
    'a code',
    isLost ? LOOKED_FOR_MS + LIMIT_MS : LIMIT_MS,
  );
  await look();
  const { reference } = lastCharge(stage);
  await playShown(scenario, reference, play);
  await playCashier(scenario, stage);
  await playEnded(scenario, reference, play);
  if (scenario === 'late') await counter.chargeAgain();
  await untilEnded(scenario, stage);
  return {
    chargeToCodeMs: code.at - pressedAt,
    closedToScreenMs: await untilBothSay(stage, approvedAt()),
  };
}

/** The cashier's part, and the clock's: nobody waits five minutes for a deadline. */
async function playCashier(scenario: ScenarioId, stage: Stage): Promise<void> {
  const { counter, cashier, customer, simulator, look } = stage;
  const { reference } = lastCharge(stage);
  const part = scenarios[scenario].cashier;
  switch (part) {
    case 'waits':
      return;
    case 'cancels':
      await counter.cancel();
      await customer.until(({ says }) => says === 'cancelled', 'cancelled');
      await look();
      await simulator.passDeadline(reference);
      return;
    case 'waits-for-the-deadline':
      await look();
      await simulator.passDeadline(reference);
      await cashier.until(({ says }) => says === 'expired', 'expired');
      await look();
      return;
    default: {
      const never: never = part;
      throw new Error(`cashier: ${String(never)}`);
    }
  }
}

async function untilRead({ customer }: Stage, words: string | undefined): Promise<void> {
  if (words !== undefined) await customer.until(({ says }) => says === words, words);
}

async function untilEnded(scenario: ScenarioId, { readLog, customer }: Stage): Promise<void> {
  const end = scenarioEnds[scenario];
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const last = readLog()?.charges.at(-1);
    if (last !== undefined && hasEnded(last, end)) break;
    if (Date.now() > limit) throw new Error(`${scenario}: the charge stayed ${last?.state ?? 'unwritten'}`);
    await delay(50);
  }
  const word = end.customer.at(-1);
  await customer.until(({ says }) => says === word, String(word));
}

async function untilBothSay({ cashier, customer }: Stage, closedAt: number | null): Promise<number | null> {
  if (closedAt === null) return null;
  const seen = await Promise.all(
    [cashier, customer].map((screen) => screen.until(({ says }) => MONEY_CAME.has(says), 'money')),
  );
  return Math.max(...seen.map(({ at }) => at)) - closedAt;
}

function lastCharge({ readLog }: Stage): Charge {
  const charge = readLog()?.charges.at(-1);
  if (charge === undefined) throw new Error('a code is shown and no charge is in the log');
  return charge;
}
