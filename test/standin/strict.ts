import { EventEmitter } from 'node:events';

/**
 * Names that JavaScript itself, Node's inspector, promises or test matchers ask any object for. They may
 * be asked of ours too, and answer undefined as they would on any object.
 */
const ASKED_OF_ANY_OBJECT = new Set([
  'then',
  'toJSON',
  'constructor',
  'domain',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
  '__esModule',
  'default',
]);

/**
 * The same object behind a guard: asking for, or setting, a member that the stand-in does not have throws.
 * A stand-in that answers undefined lets an app pass its tests and then fail in a shop.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || ASKED_OF_ANY_OBJECT.has(key)) {
        return Reflect.get(object, key, receiver);
      }
      throw new TypeError(missing(name, key));
    },
    set(object, key, value, receiver) {
      if (typeof key === 'symbol' || key in object) return Reflect.set(object, key, value, receiver);
      throw new TypeError(missing(name, key));
    },
  });
}

function missing(name: string, key: string): string {
  return `stand-in: ${name}.${key} is not there. Electron may have it; add it to test/standin if the app needs it.`;
}

/** Wraps at construction, so that `this` in every subclass is the guarded object: one identity, `===` holds. */
const GuardedEmitter = new Proxy(EventEmitter, {
  construct(target, args, newTarget) {
    const made: unknown = Reflect.construct(target, args, newTarget);
    if (!(made instanceof EventEmitter)) throw new TypeError('stand-in: not an emitter');
    return strict(newTarget.name, made);
  },
});

/** An event emitter behind the same guard. Listening to an event that the stand-in never sends throws as well. */
export class StrictEmitter extends GuardedEmitter {
  constructor(events: readonly string[] | 'any') {
    super();
    this.setMaxListeners(0);
    if (events === 'any') return;
    const known = new Set([...events, 'newListener', 'removeListener', 'error']);
    const name = this.constructor.name;
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'symbol' || known.has(event)) return;
      throw new TypeError(
        `stand-in: ${name} never sends '${event}'. Add it to test/standin if the app needs it.`,
      );
    });
  }
}

/** What listeners get first: Electron's own event object, as far as anyone reads it. */
export type StandinEvent = { preventDefault(): void; readonly defaultPrevented: boolean };

/** An event that can be prevented, with whatever else this one carries. */
export function createEvent<T extends object = object>(more?: T): StandinEvent & T {
  let prevented = false;
  const event = {
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  const descriptors = more === undefined ? {} : Object.getOwnPropertyDescriptors(more);
  return Object.defineProperties(event, descriptors) as StandinEvent & T;
}

/**
 * One of ours, sent out under Electron's name. It has only the members that the app may use; which ones those
 * are is held at compile time by surface-check.ts, and at run time by the guard above.
 */
export function asElectron<T extends object>(ours: object): T {
  return ours as T;
}

/** A line for the person who started it. */
export function say(text: string): void {
  process.stderr.write(`stand-in: ${text}\n`);
}

/** A line for whoever debugs the stand-in itself (STANDIN_VERBOSE=1). */
export function trace(...what: unknown[]): void {
  if (process.env.STANDIN_VERBOSE) process.stderr.write(`stand-in: ${what.map(String).join(' ')}\n`);
}

/** For commands to a page that may be gone by the time they arrive: told in the trace, never a crash of main. */
export function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => trace(error));
}
