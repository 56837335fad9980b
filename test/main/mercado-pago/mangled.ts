import fc from 'fast-check';

/** One thing wrong with an answer: a field gone or of another kind, a number beyond reason, a text cut short. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'x', [], {}, [null], -1, 0, 1.005, 2 ** 53, 1e308),
  fc.constantFrom<unknown>('651.00', '-651', '6.51e2', 'NaN', '١٢', ' 651 ', '9'.repeat(60)),
  fc.jsonValue(),
);

type Path = readonly (string | number)[];

function pathsIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...at, key]))];
}

function replaced(value: unknown, path: Path, by: unknown, isDropped: boolean): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    if (name !== String(key)) return [[name, inner] as const];
    if (isDropped && rest.length === 0) return [];
    return [[name, replaced(inner, rest, by, isDropped)] as const];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The text of the body, broken in one to three places, or cut. */
export function mangled(body: string): fc.Arbitrary<string> {
  const whole: unknown = JSON.parse(body);
  const paths = pathsIn(whole);
  const change = fc.record({ path: fc.constantFrom(...paths), by: strange, isDropped: fc.boolean() });
  const broken = fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) =>
      JSON.stringify(
        changes.reduce((value, each) => replaced(value, each.path, each.by, each.isDropped), whole),
      ),
    )
    .map((text) => text ?? '');
  const cut = fc.nat({ max: body.length }).map((length) => body.slice(0, length));
  return fc.oneof({ weight: 4, arbitrary: broken }, { weight: 1, arbitrary: cut });
}
