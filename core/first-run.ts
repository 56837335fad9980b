import { type Money, toMoney } from '#core/domain/money';
import type { SiteId } from '#core/domain/site';

/** The steps from nothing to a first sale, in their order. */
export const FIRST_RUN_STEPS = [
  'language',
  'country',
  'money',
  'account',
  'register',
  'screen',
  'printer',
  'staff',
  'sale',
  'done',
] as const;
export type FirstRunStep = (typeof FIRST_RUN_STEPS)[number];

export const FIRST_RUN_WANTS = ['practice', 'account'] as const;
export type FirstRunWants = (typeof FIRST_RUN_WANTS)[number];

/**
 * How far the shop has been set up. `new`: nobody was asked. `under-way`: the wizard is open, or was when the program
 * ended. `later`: put off by hand; it does not come back by itself.
 */
export type FirstRun = {
  readonly status: 'new' | 'under-way' | 'later' | 'done';
  readonly step: FirstRunStep;
  readonly wants: FirstRunWants;
};

export const NOT_BEGUN: FirstRun = { status: 'new', step: 'language', wants: 'practice' };

/** Without an account there is nothing to connect, and no register to pick. */
export const stepsFor = (wants: FirstRunWants): readonly FirstRunStep[] =>
  FIRST_RUN_STEPS.filter((step) => wants === 'account' || (step !== 'account' && step !== 'register'));

/** The step after or before; the same one at either end. */
export function stepFrom(step: FirstRunStep, by: 1 | -1, wants: FirstRunWants): FirstRunStep {
  const steps = stepsFor(wants);
  // One that this way does not have: where the way was chosen.
  const at = steps.includes(step) ? steps.indexOf(step) : steps.indexOf('money');
  return steps[Math.min(Math.max(at + by, 0), steps.length - 1)] ?? step;
}

/** Small, and within what the provider documents where it does: what a test sale charges, in minor units. */
const TEST_AMOUNTS: Readonly<Record<SiteId, number>> = {
  MLA: 1000,
  MLB: 100,
  MLC: 100,
  MCO: 1000,
  MLM: 500,
  MPE: 100,
  MLU: 1000,
};
export const testAmount = (siteId: SiteId): Money => toMoney(TEST_AMOUNTS[siteId]);

/** What a start of the program tells about who started it. */
export type Start = {
  /** Somebody asked for the wizard by name. */
  readonly isAskedFor: boolean;
  /** On the data of this PC's own shop, without a word about practice: a person, and no script. */
  readonly isPlain: boolean;
  /** Practice was asked for: a training, a demo or a test. */
  readonly isPracticeOnly: boolean;
  /** Nothing was ever connected or sold here. */
  readonly isUntouched: boolean;
};

/** Whether the wizard opens by itself. */
export function opensByItself({ status }: FirstRun, start: Start): boolean {
  if (start.isAskedFor) return true;
  if (start.isPracticeOnly) return false;
  return status === 'under-way' || (status === 'new' && start.isPlain && start.isUntouched);
}
