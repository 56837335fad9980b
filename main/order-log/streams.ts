import type { z } from 'zod';
import type { Instant } from '#core/domain/instant';
import { type Facts, LogDamaged, type StoredFact } from '#main/order-log/facts';

/** How one kind of stream is folded, and where its projection lies. */
export type StreamRules<Id extends string, Value extends object, Fact> = {
  /** Before the colon in `facts.stream`. */
  readonly prefix:
    | 'charge'
    | 'sale'
    | 'print'
    | 'refund'
    | 'drawer'
    | 'void'
    | 'shift'
    | 'staff'
    | 'case'
    | 'resolution';
  readonly schemas: { readonly [kind: string]: z.ZodType<Fact> };
  /** Null when the fact begins nothing. */
  readonly begin: (fact: Fact) => Value | null;
  /** The same object back means that nothing changed. */
  readonly next: (value: Value, fact: Fact) => Value;
  /** How many facts the projection holds; 0 where there is none. */
  readonly seqOf: (id: Id) => number;
  readonly insert: (value: Value, place: { readonly born: number; readonly seq: number }) => void;
  readonly update: (before: Value, value: Value, seq: number) => void;
  /** Told of each fact as it is written, in the same transaction, with the fact's place among all. */
  readonly onFact?: (before: Value | null, value: Value, position: number) => void;
};

export type Stream<Id extends string, Value, Fact> = {
  read(id: Id): Value | null;
  factsOf(id: Id): readonly Fact[];
  /** Inside a transaction: writes the fact if it changes something, the projection later, at `flush`. */
  write(id: Id, fact: Fact): void;
  /** Writes the projections of what changed, once each however many facts there were. */
  flush(): readonly Id[];
  /** The transaction came to nothing, or the projections are made anew: what is remembered may not be so. */
  forget(): void;
  /** Inside a transaction: takes one stored fact, for a projection made anew. */
  replay(id: Id, stored: StoredFact): void;
};

type Folded<Value> = { readonly seq: number; readonly value: Value };
type Pending<Value> = { readonly before: Folded<Value> | null; now: Folded<Value>; born: number };
type Timed = { readonly at: Instant; readonly kind: string };

/** Streams lately folded are remembered, so that a waiting charge is not folded anew at every answer. */
const REMEMBERED = 2048;

export function createStream<Id extends string, Value extends object, Fact extends Timed>(
  rules: StreamRules<Id, Value, Fact>,
  facts: Facts,
): Stream<Id, Value, Fact> {
  const remembered = new Map<Id, Folded<Value>>();
  const pending = new Map<Id, Pending<Value>>();
  const streamOf = (id: Id): string => `${rules.prefix}:${id}`;

  function load(id: Id): Folded<Value> | null {
    const seq = rules.seqOf(id);
    if (seq === 0) return null;
    const known = remembered.get(id);
    if (known?.seq === seq) return known;
    const folded = { seq, value: foldStored(rules, streamOf(id), facts.of(streamOf(id), seq)) };
    remember(remembered, id, folded);
    return folded;
  }

  /** A stored fact counts even where today's rules say that it changes nothing: its place is taken. */
  function step(id: Id, fact: Fact, append: (seq: number) => number, isStored: boolean): void {
    const open = pending.get(id);
    const before = open?.now ?? load(id);
    const value = before === null ? rules.begin(fact) : rules.next(before.value, fact);
    if (value === null) throw new Error(`${streamOf(id)} does not begin with ${fact.kind}`);
    if (value === before?.value && !isStored) return;
    const now = { seq: (before?.seq ?? 0) + 1, value };
    const position = append(now.seq);
    rules.onFact?.(before?.value ?? null, value, position);
    if (open === undefined) pending.set(id, { before, now, born: position });
    else open.now = now;
  }

  function flush(): readonly Id[] {
    const ids = [...pending.keys()];
    for (const [id, { before, now, born }] of pending) {
      if (before === null) rules.insert(now.value, { born, seq: now.seq });
      else rules.update(before.value, now.value, now.seq);
      remember(remembered, id, now);
    }
    pending.clear();
    return ids;
  }

  return {
    read: (id) => load(id)?.value ?? null,
    factsOf: (id) => facts.of(streamOf(id), rules.seqOf(id)).map((stored) => readFact(rules, stored)),
    write(id, fact) {
      const checked = checkFact(rules, streamOf(id), fact);
      step(id, checked, (seq) => facts.append(streamOf(id), seq, checked), false);
    },
    flush,
    forget() {
      pending.clear();
      remembered.clear();
    },
    replay(id, stored) {
      step(id, readFact(rules, stored), () => stored.position, true);
    },
  };
}

function remember<Id, Value>(remembered: Map<Id, Value>, id: Id, folded: Value): void {
  remembered.delete(id);
  remembered.set(id, folded);
  if (remembered.size <= REMEMBERED) return;
  for (const oldest of remembered.keys()) {
    remembered.delete(oldest);
    return;
  }
}

type Foldable<Value extends object, Fact> = Pick<
  StreamRules<string, Value, Fact>,
  'schemas' | 'begin' | 'next'
>;

function foldStored<Value extends object, Fact>(
  rules: Foldable<Value, Fact>,
  stream: string,
  stored: readonly StoredFact[],
): Value {
  let value: Value | null = null;
  for (const row of stored) {
    const fact = readFact(rules, row);
    value = value === null ? rules.begin(fact) : rules.next(value, fact);
    if (value === null) throw new LogDamaged(`${stream} has lost its beginning`);
  }
  if (value === null) throw new LogDamaged(`${stream} has lost its facts`);
  return value;
}

function readFact<Fact>({ schemas }: Pick<Foldable<object, Fact>, 'schemas'>, stored: StoredFact): Fact {
  const parsed = schemaFor(schemas, stored.fact)?.safeParse(stored.fact);
  if (parsed?.success !== true)
    throw new LogDamaged(`Fact ${stored.position} of ${stored.stream} is not one we know`);
  return parsed.data;
}

/** What could not be read back is never written; what no schema names (a payer's detail, say) is left out. */
function checkFact<Fact extends Timed>(
  { schemas }: Pick<Foldable<object, Fact>, 'schemas'>,
  stream: string,
  fact: Fact,
): Fact {
  const parsed = schemaFor(schemas, fact)?.safeParse(fact);
  if (parsed?.success === true) return parsed.data;
  const where = parsed?.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new TypeError(`${stream} cannot take this ${fact.kind}: ${where ?? 'no such kind'}`);
}

function schemaFor<Fact>(
  schemas: { readonly [kind: string]: z.ZodType<Fact> },
  fact: unknown,
): z.ZodType<Fact> | undefined {
  const kind = typeof fact === 'object' && fact !== null && 'kind' in fact ? fact.kind : null;
  return typeof kind === 'string' && Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
}
