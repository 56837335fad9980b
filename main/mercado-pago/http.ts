import { type ProviderError, type ProviderErrorKind, READING_PAUSED } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure, toProviderError } from '#main/mercado-pago/errors';
import {
  type ExchangeDeps,
  type Exchanged,
  exchange,
  type Method,
  type Outgoing,
} from '#main/mercado-pago/exchange';
import { readJson, writeJson } from '#main/mercado-pago/json';
import { createRedact } from '#main/mercado-pago/redaction';

/** The one HTTP door. Bodies arrive as JSON whose numbers are still text. */
export type Http = {
  /** Repeated, a few times, where repeating is safe and may help. */
  get(path: string, query?: Query): Promise<Result<unknown, ProviderError>>;
  /** Never repeated, like the two below. Null is no body at all. With a key the provider does it once, however often asked. */
  post(path: string, body: unknown, idempotencyKey?: string): Promise<Posted>;
  /** Done by whatever success says: where the body is empty or no JSON it is null. */
  put(path: string, body: unknown): Promise<Posted>;
  /** An empty success has a null body; one whose body is no JSON may be somebody else's, and is no answer. */
  delete(path: string): Promise<Posted>;
};

export type Query = Readonly<Record<string, string>>;

export type Posted =
  | { readonly kind: 'done'; readonly body: unknown; readonly ms: number }
  /** Nothing reached the provider. */
  | { readonly kind: 'not-sent'; readonly error: ProviderError }
  /** It may have been done. */
  | { readonly kind: 'unanswered'; readonly error: ProviderError }
  | { readonly kind: 'refused'; readonly error: ProviderError };

type Turn = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

export type HttpDeps = ExchangeDeps & {
  readonly baseUrl: string;
  readonly accessToken: () => string | null;
  /** From 0 up to 1, for the jitter. */
  readonly random: () => number;
  readonly log?: (event: HttpEvent) => void;
  readonly attempts?: number;
  /**
   * Asked before each read leaves, and again where it had to wait. Where reading stands still, it says how long.
   * Left out, reads leave at once.
   */
  readonly turn?: () => Turn | Promise<Turn>;
  /** A longer `Retry-After` is not waited for here but handed to the caller. */
  readonly maxWaitMs?: number;
};

/** For the log: a path without its query, never a header or a body. */
export type HttpEvent = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly error: string | null;
  readonly attempt: number;
};

const ATTEMPTS = 3;
const MAX_WAIT_MS = 10_000;
const FIRST_WAIT_MS = 300;

export function createHttp(deps: HttpDeps): Http {
  return {
    get: (path, query = {}) => get(deps, path, query),
    post: (path, body, idempotencyKey) =>
      write(deps, {
        method: 'POST',
        path,
        body: bodyOf(body),
        idempotencyKey: idempotencyKey ?? null,
        reads: 'json',
      }),
    put: (path, body) => write(deps, { method: 'PUT', path, body: writeJson(body), reads: 'anything' }),
    delete: (path) => write(deps, { method: 'DELETE', path, body: null, reads: 'json-or-nothing' }),
  };
}

const bodyOf = (body: unknown): string | null => (body === null ? null : writeJson(body));

async function get(deps: HttpDeps, path: string, query: Query): Promise<Result<unknown, ProviderError>> {
  const attempts = deps.attempts ?? ATTEMPTS;
  for (let attempt = 1; ; attempt++) {
    let turn = deps.turn?.();
    // A turn that was waited for is asked for again: what leaves is counted in the moment it leaves.
    while (turn instanceof Promise) {
      const waited = await turn;
      turn = waited.ok ? deps.turn?.() : waited;
    }
    if (turn?.ok === false) return err(paused(path, turn.waitMs));
    const tried = await tryOnce(deps, { method: 'GET', path, query, body: null, reads: 'json' }, attempt);
    if (tried.kind === 'done') return ok(tried.body);
    const wait = waitBefore(deps, tried, attempt);
    if (wait === null || attempt >= attempts) return err(tried.error);
    await deps.sleep(wait);
  }
}

const paused = (path: string, waitMs: number): ProviderError => ({
  ...failure('rate-limited', `GET ${path}: nothing was sent, reading is paused`),
  code: READING_PAUSED,
  retryAfterMs: waitMs,
});

async function write(deps: HttpDeps, call: Omit<Call, 'query'>): Promise<Posted> {
  const tried = await tryOnce(deps, { ...call, query: {} }, 1);
  if (tried.kind === 'done') return tried;
  if (tried.kind === 'lost') return { kind: tried.sent ? 'unanswered' : 'not-sent', error: tried.error };
  return { kind: isClearNo(tried.error.status) ? 'refused' : 'unanswered', error: tried.error };
}

/**
 * A 4xx says that nothing was made, 429 too: it is turned away at the gate. Not so 408 and 425, which gateways answer
 * for a request they may have passed on, nor 423: there the first request with the same key is still being worked on.
 */
const isClearNo = (status: number): boolean => status >= 400 && status < 500 && !UNCLEAR.has(status);
const UNCLEAR = new Set([408, 423, 425]);

type Call = {
  readonly method: Method;
  readonly path: string;
  readonly query: Query;
  readonly body: string | null;
  readonly idempotencyKey?: string | null;
  /** What a success may look like. */
  readonly reads: 'json' | 'json-or-nothing' | 'anything';
};

type Tried =
  | { readonly kind: 'done'; readonly body: unknown; readonly ms: number }
  | { readonly kind: 'answered'; readonly error: ProviderError }
  | { readonly kind: 'lost'; readonly error: ProviderError; readonly sent: boolean };

async function tryOnce(deps: HttpDeps, call: Call, attempt: number): Promise<Tried> {
  const { method, path, body, idempotencyKey = null } = call;
  const token = deps.accessToken();
  const tried = isSendable(token)
    ? judge(
        await exchange(deps, { method, url: urlOf(deps.baseUrl, call), token, body, idempotencyKey }),
        call,
        token,
      )
    : noToken(call);
  const error = tried.kind === 'done' ? null : tried.error;
  deps.log?.({ method, path, status: error?.status ?? 200, error: error?.kind ?? null, attempt });
  return tried;
}

/** Anything else would make `fetch` throw an error that quotes the header. */
const isSendable = (token: string | null): token is string =>
  token !== null && /^[\x21-\x7e]{1,512}$/.test(token);

const noToken = ({ method, path }: Call): Tried => ({
  kind: 'lost',
  sent: false,
  error: failure('unauthorized', `${method} ${path}: no usable access token`),
});

function judge(exchanged: Exchanged, { method, path, reads }: Call, token: string): Tried {
  const failed = (kind: ProviderErrorKind, why: string): ProviderError =>
    failure(kind, createRedact(token)(`${method} ${path}: ${why}`), exchanged.status);
  if (exchanged.kind === 'lost') {
    const { sent, kind, word } = exchanged.lost;
    return {
      kind: 'lost',
      sent,
      error: failed(kind, word),
    };
  }
  if (exchanged.status < 200 || exchanged.status > 299) {
    return { kind: 'answered', error: toProviderError(exchanged, createRedact(token)) };
  }
  const body = readJson(exchanged.text);
  if (body.ok) return { kind: 'done', body: body.value, ms: exchanged.ms };
  const isEnough = reads === 'anything' || (reads === 'json-or-nothing' && exchanged.text.trim() === '');
  if (isEnough) return { kind: 'done', body: null, ms: exchanged.ms };
  return { kind: 'lost', sent: true, error: failed('unreadable', 'the body is not JSON') };
}

function urlOf(baseUrl: string, { path, query }: Call): Outgoing['url'] {
  const search = new URLSearchParams(query).toString();
  return `${baseUrl.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** Null where asking again at once cannot help: a clear no, no connection, or a wait too long to sit through. */
function waitBefore(deps: HttpDeps, tried: Exclude<Tried, { kind: 'done' }>, attempt: number): number | null {
  const { status, retryAfterMs } = tried.error;
  const mayHelp = tried.kind === 'lost' ? tried.sent : status === 408 || status === 429 || status >= 500;
  if (!mayHelp) return null;
  const maxWaitMs = deps.maxWaitMs ?? MAX_WAIT_MS;
  if (retryAfterMs !== null && retryAfterMs > maxWaitMs) return null;
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), maxWaitMs) * (0.5 + deps.random() / 2);
  return Math.round(Math.max(backoff, retryAfterMs ?? 0));
}
