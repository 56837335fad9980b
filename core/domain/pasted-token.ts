import { err, ok, type Result } from '#core/result';

export type PasteError =
  | 'empty'
  /** The other half of the pair that the provider shows: it lets nobody charge. */
  | 'public-key'
  | 'not-a-token';

/** As the provider writes them: app, date, secret, seller. */
const WHOLE = /(?:APP_USR|TEST)-\d{6,}-\d{6}-\w+-\d+/i;
const LOOSE = /(?:APP_USR|TEST)-[\w-]{8,}/i;
const PUBLIC_KEY = /(?:APP_USR|TEST)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const SENDABLE = /^[\x21-\x7e]{8,512}$/;

/**
 * The access token in what a person pasted: out of quotes, broken lines, "Bearer", labels and invisible signs.
 *
 * Only the provider knows whether it is one: what has another shape is handed on as it stands.
 */
export function tokenIn(pasted: string): Result<string, PasteError> {
  const text = pasted.replace(/[\s\p{C}]+/gu, '');
  if (text === '') return err('empty');
  const whole = WHOLE.exec(text)?.[0];
  if (whole !== undefined) return ok(whole);
  if (PUBLIC_KEY.test(text)) return err('public-key');
  const loose = LOOSE.exec(text)?.[0];
  if (loose !== undefined) return ok(loose);
  const bare = text.replace(/^["'“”‘’«»`]+|["'“”‘’«»`,;.]+$/gu, '').replace(/^(Authorization:)?Bearer/i, '');
  return SENDABLE.test(bare) ? ok(bare) : err('not-a-token');
}
