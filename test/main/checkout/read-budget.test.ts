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
  return { budget, next, now: () => now };
}

it('a pause of years that the provider asks for is one of minutes: whoever waits has a turn the same day', async () => {
  const { budget, next, now } = budgetInTime();
  budget.pause(999_999_999_000);
  const turn = budget.turn(1, 'asked');
  next();
  expect(await turn).toBe('taken');
  expect(now()).toBe(15 * 60_000);
});
