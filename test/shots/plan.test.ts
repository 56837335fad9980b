import { expect, it } from 'vitest';
import { longer } from '#test/shots/long-words';
import { type Facets, facets, pairsOf, planOf, UPRIGHT } from '#test/shots/plan';
import { states } from '#test/shots/states';

const plan = planOf(states);
const met = new Set(plan.flatMap(pairsOf));
const values = Object.entries(facets).map(([name, all]) => all.map((value) => `${name} ${value}`));
const families = [...new Set(plan.map(({ family }) => family))];

it('draws between 300 and 400 pictures, no two of them the same', () => {
  expect(plan.length).toBeGreaterThanOrEqual(300);
  expect(plan.length).toBeLessThanOrEqual(400);
  expect(new Set(plan.map((each) => JSON.stringify(each))).size).toBe(plan.length);
});

it('gives no two states of a window one name', () => {
  const names = states.map(({ window, name }) => `${window} ${name}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

it('draws every state of both windows', () => {
  const drawn = new Set(plan.map(({ window, state }) => `${window} ${state}`));
  expect(states.filter(({ window, name }) => !drawn.has(`${window} ${name}`))).toEqual([]);
});

it('lets every two values meet: language, size, theme, and real or practice money', () => {
  const pairs = values.flatMap((some, at) =>
    values
      .slice(at + 1)
      .flatMap((others) => some.flatMap((one) => others.map((other) => `${one} + ${other}`))),
  );
  expect(pairs.length).toBe(5 * 7 + 2 * (5 + 5 + 7 + 7) + 2 * 2);
  expect(pairs.filter((pair) => !met.has(pair))).toEqual([]);
});

it.each(families)('draws %s in every language, size and theme', (family) => {
  const isOfCustomer = family.startsWith('customer ');
  const wanted = values
    .flat()
    .filter((value) => isOfCustomer || !UPRIGHT.some((size) => value === `size ${size}`));
  expect(wanted.filter((value) => !met.has(`family ${family} + ${value}`))).toEqual([]);
});

it('draws a state that is drawn twice in another language, size and theme each time', () => {
  const again = plan.filter(
    (each, at) =>
      at > 0 &&
      plan[at - 1]?.state === each.state &&
      plan[at - 1]?.window === each.window &&
      (['language', 'size', 'theme'] satisfies readonly (keyof Facets)[]).some(
        (name) => plan[at - 1]?.[name] === each[name],
      ),
  );
  expect(again).toEqual([]);
});

it('plans the same pictures each time', () => {
  expect(planOf(states)).toEqual(plan);
});

it('makes words longer and leaves what is filled in, tags and keys alone', () => {
  expect(longer('Quedan <b>{{time}}</b> y F12')).toBe('Qüüêêdán <b>{{time}}</b> y F12');
});
