import { type Lost, whyLost } from '#main/mercado-pago/connection';

/** The part of `fetch` that is used: Electron's, Node's and a test's all fit. */
export type Fetch = (url: string, init: FetchInit) => Promise<Fetched>;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export type FetchInit = {
  readonly method: Method;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly redirect: 'error';
  readonly credentials: 'omit';
  readonly cache: 'no-store';
};

export type Fetched = {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
};

export type ExchangeDeps = {
  readonly fetch: Fetch;
  /** From the first byte sent to the last byte of the body. */
  readonly timeoutMs: number;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
  /** May reject or stay silent once the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly maxBytes?: number;
  /** The `Date` of an answer, to the second, between two readings of `now`. */
  readonly onServerTime?: (serverMs: number, sentAt: number, receivedAt: number) => void;
};

export type Exchanged =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      readonly retryAfterMs: number | null;
      readonly ms: number;
    }
  | { readonly kind: 'lost'; readonly lost: Lost; readonly status: number };

export type Outgoing = {
  readonly method: Method;
  readonly url: string;
  /** Null where nothing is asked in anybody's name. */
  readonly token: string | null;
  readonly body: string | null;
  readonly idempotencyKey: string | null;
};

const MAX_BYTES = 5 * 1024 * 1024;

/** One request and its whole answer, or why there is none. Never throws; an answer after the timeout is dropped. */
export async function exchange(deps: ExchangeDeps, outgoing: Outgoing): Promise<Exchanged> {
  const request = new AbortController();
  const alarm = new AbortController();
  const timedOut = alarmAfter(deps, alarm.signal).then((): Exchanged => {
    request.abort();
    return lostAs('timeout', 'timeout');
  });
  const answered = answerTo(deps, outgoing, request.signal);
  try {
    return await Promise.race([answered, timedOut]);
  } finally {
    alarm.abort();
  }
}

const lostAs = (kind: Lost['kind'], word: string, status = 0): Exchanged => ({
  kind: 'lost',
  lost: { sent: true, kind, word },
  status,
});

function alarmAfter({ sleep, timeoutMs }: ExchangeDeps, signal: AbortSignal): Promise<void> {
  const silence = new Promise<void>(() => {});
  return sleep(timeoutMs, signal).then(
    () => (signal.aborted ? silence : undefined),
    () => silence,
  );
}

async function answerTo(deps: ExchangeDeps, outgoing: Outgoing, signal: AbortSignal): Promise<Exchanged> {
  const sentAt = deps.now();
  let fetched: Fetched;
  try {
    fetched = await deps.fetch(outgoing.url, initOf(outgoing, signal));
  } catch (error) {
    return { kind: 'lost', lost: whyLost(error), status: 0 };
  }
  const receivedAt = deps.now();
  const serverMs = dateOf(fetched);
  if (serverMs !== null) deps.onServerTime?.(serverMs, sentAt, receivedAt);
  try {
    const text = await textOf(fetched, deps.maxBytes ?? MAX_BYTES);
    if (text === null) return lostAs('unreadable', 'body-too-large', fetched.status);
    const retryAfterMs = retryAfterOf(fetched, serverMs);
    return { kind: 'answered', status: fetched.status, text, retryAfterMs, ms: deps.now() - sentAt };
  } catch (error) {
    // Whatever cut the body, the request had arrived: a status had come back.
    const { kind, word } = whyLost(error);
    return lostAs(kind === 'timeout' ? 'timeout' : 'unreadable', word, fetched.status);
  }
}

const initOf = ({ method, token, body, idempotencyKey }: Outgoing, signal: AbortSignal): FetchInit => ({
  method,
  headers: {
    Accept: 'application/json',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    ...(idempotencyKey === null ? {} : { 'X-Idempotency-Key': idempotencyKey }),
  },
  ...(body === null ? {} : { body }),
  signal,
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
});

/** Null when the body is larger than it may be; the rest of it is not read. */
async function textOf({ body }: Fetched, maxBytes: number): Promise<string | null> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function dateOf({ headers }: Fetched): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
}

/** Seconds, or a date, which is measured against the server's own clock: ours may be wrong. */
function retryAfterOf({ headers }: Fetched, serverMs: number | null): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const until = Date.parse(value);
  return Number.isNaN(until) || serverMs === null ? null : Math.max(0, until - serverMs);
}
