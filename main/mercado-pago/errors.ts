import type { ProviderError, ProviderErrorKind } from '#core/provider';
import { readJson, textOf } from '#main/mercado-pago/json';
import type { Redact } from '#main/mercado-pago/redaction';

export const MAX_MESSAGE = 300;
const MAX_CODE = 100;

export type ErrorAnswer = {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | null;
};

/** Any answer that is not a success, whatever its body looks like, as the one error. */
export function toProviderError(answer: ErrorAnswer, redact: Redact): ProviderError {
  const { code, message } = wordsOf(answer.text);
  return {
    kind: kindOf(answer.status, code),
    status: answer.status,
    code: code === null ? null : redact(code).slice(0, MAX_CODE),
    message: redact(message).slice(0, MAX_MESSAGE),
    retryAfterMs: answer.retryAfterMs,
  };
}

/** No answer came, or it could not be used: the words are ours. */
export const failure = (kind: ProviderErrorKind, message: string, status = 0): ProviderError => ({
  kind,
  status,
  code: null,
  message: message.slice(0, MAX_MESSAGE),
  retryAfterMs: null,
});

function kindOf(status: number, code: string | null): ProviderErrorKind {
  // One instore path answers a bad token with 400 (contract §3.1).
  if (status === 401 || (status === 400 && code !== null && /^invalid_(access_)?token$/.test(code)))
    return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 408) return 'timeout';
  if (status === 409 || status === 423) return 'conflict';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server';
  return status >= 400 ? 'invalid' : 'unreadable';
}

type Words = { readonly code: string | null; readonly message: string };
const NO_WORDS: Words = { code: null, message: '' };

function wordsOf(text: string): Words {
  const body = readJson(text);
  if (!body.ok) return { code: null, message: withoutTags(text) };
  return wordsIn(body.value, 0);
}

/** `message | error | code | errors[0] | cause[0] | causes[0]`: the innermost code is the most exact one. */
function wordsIn(value: unknown, depth: number): Words {
  const text = textOf(value);
  if (text !== null) return { code: null, message: text };
  if (typeof value !== 'object' || value === null || depth > 3) return NO_WORDS;
  if (Array.isArray(value)) return wordsIn(value[0], depth + 1);
  const field = new Map<string, unknown>(Object.entries(value));
  const inner = ['errors', 'cause', 'causes', 'error']
    .map((name) => field.get(name))
    .filter((each) => typeof each === 'object')
    .map((each) => wordsIn(each, depth + 1));
  const code = firstText([...inner.map((each) => each.code), field.get('code'), field.get('error')]);
  const message = firstText([
    field.get('message'),
    field.get('description'),
    ...inner.map((each) => each.message),
    field.get('error'),
    code,
  ]);
  return { code, message: message ?? '' };
}

function firstText(values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = textOf(value);
    if (text !== null && text !== '') return text;
  }
  return null;
}

const withoutTags = (html: string): string =>
  html
    .slice(0, 20_000)
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ');
