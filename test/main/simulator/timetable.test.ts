import { expect, it } from 'vitest';
import { createTimetable } from '#main/simulator/timetable';

function clocked() {
  let now = 1000;
  const told: number[] = [];
  const done: string[] = [];
  const timetable = createTimetable(
    () => now,
    (ms) => told.push(ms),
  );
  const note = (what: string) => () => void done.push(`${what} at ${timetable.now()}`);
  return {
    ...timetable,
    told,
    done,
    note,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('does what is due in its order, each as of when it was due', () => {
  const { later, runDue, note, done, told, pass, now } = clocked();
  later(300, note('late'));
  later(100, note('early'));
  later(100, note('as early'));
  runDue();
  expect(done).toEqual([]);
  pass(250);
  runDue();
  runDue();
  expect(done).toEqual(['early at 1100', 'as early at 1100']);
  pass(1000);
  runDue();
  expect(done.at(-1)).toBe('late at 1300');
  expect([told, now()]).toEqual([[300, 100, 100], 2250]);
});

it('does what falls due while it works, and goes on after work that fails', () => {
  const { later, runDue, note, done, pass, now } = clocked();
  later(10, () => {
    runDue();
    later(5, note('inner'));
    later(500, note('not yet'));
    throw new Error('broken');
  });
  pass(100);
  expect(runDue).toThrow('broken');
  expect(now()).toBe(1100);
  runDue();
  expect(done).toEqual(['inner at 1015']);
});
