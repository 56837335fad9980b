import type { ProviderErrorKind } from '#core/provider';

/** What a failed exchange proves. `sent: false` only where nothing can have reached the provider. */
export type Lost = { readonly sent: boolean; readonly kind: ProviderErrorKind; readonly word: string };

/**
 * Reads what `fetch` threw. When in doubt it was sent.
 *
 * Node puts the system's error in `cause`, Chromium its own name (`net::ERR_…`) in the message; only these names are
 * read and passed on, never the message itself, for it can quote a header.
 */
export function whyLost(error: unknown): Lost {
  const found = errorsIn(error, 0);
  const words = found.map((each) => each.word);
  const word = words[0] ?? 'no-answer';
  // Of several addresses tried every one must have been turned away.
  const isUnsent = found.length > 0 && found.every(wasNeverSent);
  if (!isUnsent)
    return { sent: true, kind: words.some((each) => TIMED_OUT.has(each)) ? 'timeout' : 'unreadable', word };
  return { sent: false, kind: words.some((each) => DATE_WRONG.has(each)) ? 'clock-wrong' : 'offline', word };
}

type Named = { readonly word: string; readonly syscall: string | null };

function errorsIn(error: unknown, depth: number): readonly Named[] {
  if (!(error instanceof Error) || depth > 4) return [];
  if (error instanceof AggregateError)
    return error.errors.flatMap((each: unknown) => errorsIn(each, depth + 1));
  const own = nameOf(error);
  return own === null ? errorsIn(error.cause, depth + 1) : [own];
}

function nameOf(error: Error): Named | null {
  const chromium = /\bERR_[A-Z0-9_]+/.exec(error.message);
  if (error.message.includes('net::') && chromium !== null) return { word: chromium[0], syscall: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null || !/^[A-Z0-9_]{3,80}$/.test(code)) return null;
  return {
    word: code,
    syscall: 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : null,
  };
}

/** EHOSTUNREACH and its like also end connections that were made: then `syscall` is read or write. */
function wasNeverSent({ word, syscall }: Named): boolean {
  if (word.startsWith('ERR_') && CHROMIUM_UNSENT.has(word)) return true;
  if (CERTIFICATE.has(word)) return true;
  if (word === 'ETIMEDOUT') return syscall === 'connect';
  return NODE_UNSENT.has(word) && (syscall === null || syscall === 'connect' || syscall === 'getaddrinfo');
}

const TIMED_OUT = new Set([
  'ETIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ERR_TIMED_OUT',
  'ERR_CONNECTION_TIMED_OUT',
]);

const DATE_WRONG = new Set(['ERR_CERT_DATE_INVALID', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

const NODE_UNSENT = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** OpenSSL's words for a certificate that Node did not accept: the handshake ended before any request. */
const CERTIFICATE = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'INVALID_CA',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/**
 * Named one by one: ERR_CERT_DATABASE_CHANGED and ERR_NETWORK_CHANGED look alike but cut requests under way.
 * Source: Chromium's net/base/net_error_list.h.
 */
const CHROMIUM_UNSENT = new Set([
  'ERR_NAME_NOT_RESOLVED',
  'ERR_NAME_RESOLUTION_FAILED',
  'ERR_CONNECTION_REFUSED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_ADDRESS_INVALID',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_PROXY_CERTIFICATE_INVALID',
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  'ERR_CERT_COMMON_NAME_INVALID',
  'ERR_CERT_DATE_INVALID',
  'ERR_CERT_AUTHORITY_INVALID',
  'ERR_CERT_CONTAINS_ERRORS',
  'ERR_CERT_NO_REVOCATION_MECHANISM',
  'ERR_CERT_UNABLE_TO_CHECK_REVOCATION',
  'ERR_CERT_REVOKED',
  'ERR_CERT_INVALID',
  'ERR_CERT_WEAK_SIGNATURE_ALGORITHM',
  'ERR_CERT_NON_UNIQUE_NAME',
  'ERR_CERT_WEAK_KEY',
  'ERR_CERT_NAME_CONSTRAINT_VIOLATION',
  'ERR_CERT_VALIDITY_TOO_LONG',
  'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
  'ERR_CERT_KNOWN_INTERCEPTION_BLOCKED',
]);
