import { describe, expect, it } from 'vitest';
import { amountWarning, SITE_IDS, siteOf } from '#core/domain/site';
import {
  FIRST_RUN_STEPS,
  type FirstRun,
  type FirstRunStep,
  NOT_BEGUN,
  opensByItself,
  type Start,
  stepFrom,
  stepsFor,
  testAmount,
} from '#core/first-run';

const person: Start = { isAskedFor: false, isPlain: true, isPracticeOnly: false, isUntouched: true };
const script: Start = { ...person, isPlain: false };
const training: Start = { ...script, isPracticeOnly: true };
const at = (status: FirstRun['status']): FirstRun => ({ ...NOT_BEGUN, status });

describe('The wizard of the first run', () => {
  it.each<[FirstRun['status'], string, Start, boolean]>([
    ['new', 'a person who opens a new shop', person, true],
    ['new', 'a person whose shop sells already', { ...person, isUntouched: false }, false],
    ['new', 'a start with a data folder of its own', script, false],
    ['new', 'a start in practice', training, false],
    ['under-way', 'a start after a power cut in the middle of it', { ...script, isUntouched: false }, true],
    ['under-way', 'a start in practice', training, false],
    ['later', 'a person', person, false],
    ['done', 'a person', person, false],
    ['done', 'who asks for it by name', { ...training, isAskedFor: true }, true],
  ])('%s, before %s: opens by itself as it should', (status, _who, start, expected) => {
    expect(opensByItself(at(status), start)).toBe(expected);
  });

  it('asks for no account and no register where nobody wants one', () => {
    expect(stepsFor('account')).toEqual(FIRST_RUN_STEPS);
    expect(stepsFor('practice')).toEqual([
      'language',
      'country',
      'money',
      'screen',
      'printer',
      'staff',
      'sale',
      'done',
    ]);
  });

  it.each(['practice', 'account'] as const)('goes on to its end and back to its beginning: %s', (wants) => {
    const walk = (from: FirstRunStep, by: 1 | -1): readonly FirstRunStep[] => {
      const next = stepFrom(from, by, wants);
      return next === from ? [from] : [from, ...walk(next, by)];
    };
    expect(walk('language', 1)).toEqual(stepsFor(wants));
    expect(walk('done', -1)).toEqual(stepsFor(wants).toReversed());
  });

  it('goes on from where the way was chosen when its step is of the other way', () => {
    expect(stepFrom('register', 1, 'practice')).toBe('screen');
    expect(stepFrom('account', -1, 'practice')).toBe('country');
  });

  it.each(SITE_IDS)('charges in its test what %s takes without a warning', (siteId) => {
    expect(amountWarning(testAmount(siteId), siteOf(siteId))).toBeNull();
    expect(testAmount(siteId)).toBeGreaterThan(0);
  });
});
