import type { Fetch, Fetched, FetchInit } from '#main/mercado-pago/exchange';
import type { Dice } from '#test/simulation/dice';
import type { Life, Pc } from '#test/simulation/pc';
import type { VirtualTime } from '#test/simulation/virtual-time';

export type Mood =
  | 'healthy'
  | 'flaky'
  | 'one-in-ten'
  | 'slow'
  | 'refused'
  | 'silent'
  | 'failing'
  | 'limited'
  | 'unauthorized';

/** What becomes of one request. Of the `lost` ones the first never arrives, the second is answered to nobody. */
export type Fate =
  | 'answered'
  | 'refused'
  | 'request-lost'
  | 'answer-lost'
  | 'answered-late'
  | 'slow'
  | 'error-500'
  | 'error-500-done'
  | 'html-502'
  | 'limited-429'
  | 'unauthorized-401'
  | 'cut'
  | 'reset-done'
  /** A write that is answered to nobody and done when others may have overtaken it. */
  | 'lands-late';

const FATES: Readonly<Record<Mood, Readonly<Partial<Record<Fate, number>>>>> = {
  healthy: { answered: 1 },
  slow: { answered: 3, slow: 6, 'answered-late': 1 },
  flaky: {
    answered: 60,
    slow: 6,
    refused: 5,
    'request-lost': 4,
    'answer-lost': 6,
    'answered-late': 5,
    'error-500': 3,
    'error-500-done': 3,
    'html-502': 2,
    'limited-429': 2,
    cut: 3,
    'reset-done': 3,
  },
  'one-in-ten': {
    answered: 180,
    'request-lost': 2,
    'answer-lost': 2,
    'answered-late': 1,
    'error-500': 3,
    'html-502': 3,
    'limited-429': 3,
    cut: 3,
    'reset-done': 3,
  },
  refused: { refused: 1 },
  silent: { 'request-lost': 2, 'answer-lost': 1 },
  failing: { 'error-500': 3, 'error-500-done': 2, 'html-502': 2 },
  limited: { 'limited-429': 1 },
  unauthorized: { 'unauthorized-401': 1 },
};

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Server = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Reply;

/** How writes to the register's slot fare, beside all that may befall any request. */
const SLOT_FATES: Readonly<Record<Mood, Readonly<Partial<Record<Fate, number>>>>> = {
  ...FATES,
  healthy: { answered: 40, 'lands-late': 1, 'answer-lost': 1 },
  flaky: { ...FATES.flaky, 'lands-late': 14 },
  silent: { ...FATES.silent, 'lands-late': 2 },
};
const isSlotWrite = (method: string): boolean => method === 'PUT' || method === 'DELETE';

export type Wire = {
  fetch(life: Life): Fetch;
  mood(): Mood;
  setMood(mood: Mood): void;
  /** Until what is under way late has landed. */
  pendingMs(): number;
  /** The next request that makes an order meets this instead of what the dice say. */
  doomNextOrder(fate: Fate): void;
  /** Requests to such paths are always answered, whatever the mood. */
  spare(isSpared: (path: string) => boolean): void;
  /** Answers to such paths come whole and make no sense. */
  garble(isGarbled: (path: string) => boolean): void;
};

const TIMEOUT_MS = 8000;
const GARBLED = '{"elements":7,"total":"?"}';

type Deps = {
  readonly time: VirtualTime;
  readonly pc: Pc;
  readonly dice: Dice;
  readonly server: Server;
  readonly trace: (line: string) => void;
  /** A PUT leaves, whatever becomes of it. */
  readonly onPut: () => void;
  /** A read leaves, whatever becomes of it. */
  readonly onGet: (path: string) => void;
};

/** The way to the provider and back, in virtual time: every request goes its own way. */
export function createWire({ time, pc, dice, server, trace, onPut, onGet }: Deps): Wire {
  let mood: Mood = 'healthy';
  let doom: Fate | null = null;
  let landedAt = 0;
  let isSpared: (path: string) => boolean = () => false;
  let isGarbled: (path: string) => boolean = () => false;

  function fateOf(method: string): Fate {
    if ((method === 'POST' || method === 'PUT') && doom !== null) {
      const fate = doom;
      doom = null;
      return fate;
    }
    const fates = isSlotWrite(method) ? SLOT_FATES[mood] : FATES[mood];
    return dice.weighted<Fate>({ ...NO_FATES, ...fates });
  }

  function send(life: Life, url: string, init: FetchInit): Promise<Fetched> {
    const path = url.slice(url.indexOf('/', 8));
    const fate = isSpared(path) ? 'answered' : fateOf(init.method);
    if (init.method === 'PUT') onPut();
    if (init.method === 'GET') onGet(path);
    if (init.method !== 'GET' || fate !== 'answered') trace(`wire ${init.method} ${short(path)}: ${fate}`);
    return new Promise((resolve, reject) => {
      init.signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      const fail = (afterMs: number, code: string, syscall: string): void =>
        void pc.deliver(life, afterMs, () => reject(lostBy(code, syscall)));
      if (fate === 'refused') {
        fail(dice.whole(1, 40), 'ECONNREFUSED', 'connect');
        return;
      }
      if (fate === 'request-lost') return;
      if (fate === 'lands-late') {
        land(init, path);
        return;
      }
      const there = fate === 'slow' ? dice.whole(20, 4500) : dice.whole(4, 90);
      time.after(there, () => {
        const reply = replyTo(fate, () => server(init.method, path, init.headers, init.body ?? ''));
        if (fate === 'answer-lost') return;
        if (fate === 'reset-done') fail(dice.whole(4, 90), 'ECONNRESET', 'read');
        else if (isGarbled(path))
          pc.deliver(life, 50, () => resolve(fetchedOf({ ...reply, body: GARBLED }, false)));
        else pc.deliver(life, wayBack(fate), () => resolve(fetchedOf(reply, fate === 'cut')));
      });
    });
  }

  /** Seconds to minutes later, answered to nobody. */
  function land({ method, headers, body }: FetchInit, path: string): void {
    const afterMs = dice.chance(0.6) ? dice.whole(1000, 12_000) : dice.whole(12_000, 150_000);
    landedAt = Math.max(landedAt, time.now() + afterMs);
    time.after(afterMs, () => {
      const { status } = server(method, path, headers, body ?? '');
      trace(`wire ${method} ${short(path)} lands late: ${status}`);
    });
  }

  function wayBack(fate: Fate): number {
    if (fate === 'answered-late') return TIMEOUT_MS + dice.whole(1, 20_000);
    return fate === 'slow' ? dice.whole(20, 3000) : dice.whole(4, 120);
  }

  function replyTo(fate: Fate, ask: () => Reply): Reply {
    switch (fate) {
      case 'error-500':
        return failed(
          ask,
          500,
          '{"message":"internal","error":"internal_error","status":500,"cause":[]}',
          false,
        );
      case 'error-500-done':
        return failed(ask, 500, '{"message":"internal"}', true);
      case 'html-502':
        return failed(ask, 502, '<html><body><h1>502 Bad Gateway</h1></body></html>', dice.chance(0.5));
      case 'limited-429': {
        const limited = failed(
          ask,
          429,
          '{"message":"Too many requests","error":"too_many_requests","status":429}',
          false,
        );
        const headers = { ...limited.headers, 'retry-after': String(dice.whole(1, 20)) };
        return dice.chance(0.7) ? { ...limited, headers } : limited;
      }
      case 'unauthorized-401':
        return failed(
          ask,
          401,
          '{"message":"invalid access token","error":"unauthorized","status":401,"cause":[]}',
          false,
        );
      case 'answered':
      case 'answered-late':
      case 'answer-lost':
      case 'cut':
      case 'reset-done':
      case 'slow':
        return ask();
      case 'refused':
      case 'request-lost':
      case 'lands-late':
        throw new Error(`${fate} never arrives`);
    }
  }

  /** A GET asked only for its date is harmless; an order is made where the fault comes after the work. */
  const failed = (ask: () => Reply, status: number, body: string, isDone: boolean): Reply => ({
    status,
    headers: isDone ? ask().headers : server('GET', '/nothing-here', {}, '').headers,
    body,
  });

  return {
    fetch: (life) => (url, init) => send(life, url, init),
    mood: () => mood,
    pendingMs: () => Math.max(0, landedAt - time.now()),
    setMood(next) {
      mood = next;
    },
    garble(next) {
      isGarbled = next;
    },
    spare(next) {
      isSpared = next;
    },
    doomNextOrder(fate) {
      doom = fate;
    },
  };
}

const NO_FATES: Readonly<Record<Fate, number>> = {
  answered: 0,
  refused: 0,
  'request-lost': 0,
  'answer-lost': 0,
  'answered-late': 0,
  slow: 0,
  'error-500': 0,
  'error-500-done': 0,
  'html-502': 0,
  'limited-429': 0,
  'unauthorized-401': 0,
  cut: 0,
  'reset-done': 0,
  'lands-late': 0,
};

const short = (path: string): string => path.replace(/\?.*$/, '');

function lostBy(code: string, syscall: string): TypeError {
  const cause = Object.assign(new Error(code), { code, syscall });
  return new TypeError('fetch failed', { cause });
}

const encoder = new TextEncoder();

function fetchedOf({ status, headers, body }: Reply, isCut: boolean): Fetched {
  const bytes = encoder.encode(body);
  return {
    status,
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    body: isCut ? cutShort(bytes) : whole(bytes),
  };
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* cutShort(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.slice(0, bytes.length >> 1);
  throw lostBy('UND_ERR_SOCKET', 'read');
}
