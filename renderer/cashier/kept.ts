type Part = Readonly<Record<string, unknown>> & { readonly id?: unknown };

/**
 * What came, made of the parts that stood before wherever they say the same: what did not change is the same object, and
 * nothing of it is drawn again. Things in a list are told by their `id` where they have one. Plain data alone.
 */
export function kept<Whole>(before: unknown, after: Whole): Whole;
export function kept(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) {
    const list = after.map((each, at) => kept(stoodFor(each, at, before), each));
    return list.length === before.length && list.every((each, at) => Object.is(each, before[at]))
      ? before
      : list;
  }
  if (!isPart(before) || !isPart(after)) return after;
  const names = Object.keys(after);
  const whole = Object.fromEntries(names.map((name) => [name, kept(before[name], after[name])]));
  const isSame =
    names.length === Object.keys(before).length &&
    names.every((name) => Object.hasOwn(before, name) && Object.is(whole[name], before[name]));
  return isSame ? before : whole;
}

function stoodFor(each: unknown, at: number, before: readonly unknown[]): unknown {
  if (!isPart(each) || each.id === undefined) return before[at];
  const isIt = (one: unknown): boolean => isPart(one) && one.id === each.id;
  return isIt(before[at]) ? before[at] : before.find(isIt);
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
