import { expect, it } from 'vitest';
import { createReadBudget } from '#main/checkout/read-budget';

/** A clock that goes to the next timer by itself. */
function budgetInTime() {
  let now = 0;
  let due: { at: number; run: () => void }[] = [];
  const budget = createReadBudget({
    monotonic: () => now,
    timers: {
      after(ms, run) {
        const timer = { at: now + ms, run };
        due = [...due, timer];
        return () => {
          due = due.filter((each) => each !== timer);
        };
      },
    },
  });
  function next(): void {
    const [first] = due.toSorted((a, b) => a.at - b.at);
    if (first === undefined) throw new Error('Nothing waits');
    due = due.filter((each) => each !== first);
    now = first.at;
    first.run();
  }
  const pass = (ms: number): void => {
    now += ms;
  };
  return { budget, next, pass, now: () => now };
}

it('a pause of years that the provider asks for is one of minutes: whoever waits has a turn the same day', async () => {
  const { budget, next, now } = budgetInTime();
  budget.pause(999_999_999_000);
  const turn = budget.turn(1, 'asked');
  next();
  expect(await turn).toBe('taken');
  expect(now()).toBe(15 * 60_000);
});

it('counts a request as it leaves, however long before that its turn came', async () => {
  const { budget, next, pass } = budgetInTime();
  for (let at = 0; at < 5; at++) expect(budget.take(1, 'front')).toEqual({ ok: true });
  for (let at = 0; at < 5; at++) expect(budget.leave()).toEqual({ ok: true });
  const waited = budget.leave();
  next();
  expect(await waited).toEqual({ ok: true });
  pass(900);
  expect(budget.leave()).toEqual({ ok: true });
  pass(200);
  expect(budget.take(5, 'front')).toEqual({ ok: false, waitMs: 805 });
});
