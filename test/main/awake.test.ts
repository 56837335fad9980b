import { expect, it } from 'vitest';
import { createAwake } from '#main/awake';

it('the displays are held awake once for as long as somebody is at work, however often it is told', () => {
  const held = new Set<number>();
  const asked: string[] = [];
  let last = 0;
  const awake = createAwake({
    start(kind) {
      asked.push(kind);
      held.add(++last);
      return last;
    },
    stop: (id) => held.delete(id),
  });
  awake.follow(false);
  expect(held.size).toBe(0);
  awake.follow(true);
  awake.follow(true);
  expect([...held]).toEqual([1]);
  awake.follow(false);
  awake.follow(false);
  expect(held.size).toBe(0);
  awake.follow(true);
  expect([...held]).toEqual([2]);
  expect(asked).toEqual(['prevent-display-sleep', 'prevent-display-sleep']);
});
