import type { Fault } from '#main/simulator/faults';
import { writeJson } from '#main/simulator/json';
import { createNotifier, type Send, sendByHttp } from '#main/simulator/notifier';
import { createPractice, type Practice } from '#main/simulator/practice-api';
import { answerAsProvider } from '#main/simulator/provider-api';
import { createRandom, type Random } from '#main/simulator/random';
import { type Listening, listenOn } from '#main/simulator/server';
import { type Answer, createWorld, type Shop, type World, type WorldOptions } from '#main/simulator/world';

export type SimulatorOptions = WorldOptions & {
  /** How notifications leave; over loopback HTTP when left out. */
  readonly send?: Send;
};

export type SimulatorRequest = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: {
    readonly authorization?: string | undefined;
    readonly 'x-idempotency-key'?: string | undefined;
  };
  readonly body: string;
};

/** What the wire is to do with an answer. */
export type Delivery =
  | { readonly kind: 'whole' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The head and half of the body. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'never' }
  /** Nobody listens. */
  | { readonly kind: 'offline' };

export type SimulatorResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delivery: Delivery;
};

export type Simulator = {
  readonly shop: Shop;
  /** Everything but the socket, so that it also works in virtual time. */
  handle(request: SimulatorRequest): SimulatorResponse;
  /** A control call without HTTP: `control('pay', {external_reference, outcome})`. */
  control(call: string, body?: object): { readonly status: number; readonly body: string };
  /** On loopback only; 0 finds a free port. */
  listen(port: number): Promise<Listening>;
  now(): number;
  /** Does what has fallen due since: work that a `later` fault has put off. */
  runDue(): void;
  /** Told that work will fall due in so long, so that a wire can call `runDue` then. */
  onLater(listener: (ms: number) => void): void;
  /** Told when nobody is to be let in for a while, so that a wire can stop listening for real. */
  onOffline(listener: (forMs: number) => void): void;
};

const JSON_TYPE = 'application/json; charset=utf-8';
const WHOLE: Delivery = { kind: 'whole' };

/** A Mercado Pago look-alike: the provider's paths behind the token, and `/practice/…` to play the customer. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const laterListeners = options.onLater === undefined ? [] : [options.onLater];
  const onLater = (ms: number): void => {
    for (const listener of laterListeners) listener(ms);
  };
  const world: World = createWorld({ ...options, onLater }, (change) => notifier.tell(change));
  const notifier = createNotifier({
    send: options.send ?? sendByHttp,
    seed: options.seed + 2,
    world: () => world,
  });
  const offlineListeners: ((forMs: number) => void)[] = [];
  const practice = createPractice(world, notifier, (forMs) => {
    for (const listener of offlineListeners) listener(forMs);
  });
  // Of their own, so that the ids of orders and payments do not hang on how often somebody asked.
  const handle = createHandle(world, practice, createRandom(options.seed + 1));
  const simulator: Simulator = {
    shop: world.shop,
    handle,
    control: (call, body = {}) => {
      const method = call === 'orders' ? 'GET' : 'POST';
      return handle({ method, path: `/practice/${call}`, headers: {}, body: JSON.stringify(body) });
    },
    listen: (port) => listenOn(simulator, port, () => notifier.close()),
    now: () => world.now(),
    runDue: () => world.runDue(),
    onLater: (listener) => {
      laterListeners.push(listener);
    },
    onOffline: (listener) => {
      offlineListeners.push(listener);
    },
  };
  return simulator;
}

function createHandle(world: World, practice: Practice, requestIds: Random): Simulator['handle'] {
  const respond = ({ status, body }: Answer, delivery: Delivery = WHOLE): SimulatorResponse => ({
    status,
    headers: headersAt(world.now(), requestIds.uuid(), body === null ? null : JSON_TYPE),
    body: body === null ? '' : writeJson(body),
    delivery,
  });
  return (request) => {
    world.runDue();
    const { path } = splitPath(request.path);
    if (path.startsWith('/practice/')) return respond(practice.answer(request.method, path, request.body));
    if (world.now() < practice.offlineUntil()) return respond({ status: 0, body: null }, { kind: 'offline' });
    const fault = practice.faults.take(`${request.method} ${request.path}`);
    if (fault === null) return respond(asProvider(world, request));
    if (fault.when === 'later') world.later(fault.delayMs, () => void asProvider(world, request));
    // The slow one is answered all the same; of the others, `after` does the work and loses the answer.
    const isDone = fault.fault === 'slow' || fault.when === 'after';
    return broken(fault, respond(isDone ? asProvider(world, request) : { status: 500, body: null }));
  };
}

const asProvider = (world: World, { method, path, headers, body }: SimulatorRequest): Answer =>
  answerAsProvider(world, {
    method,
    ...splitPath(path),
    body,
    authorization: headers.authorization ?? '',
    key: headers['x-idempotency-key'] ?? '',
  });

/** By hand: a path from the wire may be anything, and URL would throw at some of it. */
function splitPath(path: string): { readonly path: string; readonly query: URLSearchParams } {
  const at = path.indexOf('?');
  if (at < 0) return { path, query: new URLSearchParams() };
  return { path: path.slice(0, at), query: new URLSearchParams(path.slice(at + 1)) };
}

const headersAt = (now: number, requestId: string, type: string | null): Record<string, string> => ({
  date: new Date(now).toUTCString(),
  ...(type === null ? {} : { 'content-type': type }),
  'x-request-id': requestId,
});

function broken(fault: Fault, whole: SimulatorResponse): SimulatorResponse {
  const fail = (status: number, error: string, message: string): SimulatorResponse => ({
    ...whole,
    status,
    headers: { ...whole.headers, 'content-type': JSON_TYPE },
    body: writeJson({ message, error, status, cause: [] }),
  });
  switch (fault.fault) {
    case 'timeout':
      return { ...whole, delivery: { kind: 'never' } };
    case 'cut':
      return { ...whole, delivery: { kind: 'cut' } };
    case 'reset':
      return { ...whole, delivery: { kind: 'reset' } };
    case 'slow':
      return { ...whole, delivery: { kind: 'slow', delayMs: fault.delayMs } };
    case '500':
      return fail(500, 'in_store_order_creation_error', 'Failed to create order.');
    case '502-html': {
      const headers = { ...whole.headers, 'content-type': 'text/html' };
      return { ...whole, status: 502, headers, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' };
    }
    case '429': {
      const limited = fail(429, 'too_many_requests', 'Too many requests');
      const wait: Record<string, string> =
        fault.retryAfterS === null ? {} : { 'retry-after': String(fault.retryAfterS) };
      return { ...limited, headers: { ...limited.headers, ...wait } };
    }
  }
}
