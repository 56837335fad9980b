import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, SECOND } from '#core/domain/instant';
import type { Verdict } from '#main/notifications/hint';

/** What the signature is made of (contract §6.3); each is null where it did not come. */
export type Signed = {
  /** The header `x-signature`: `ts=…,v1=…`. */
  readonly signature: string | null;
  /** The header `x-request-id`. */
  readonly requestId: string | null;
  /** `data.id` of the query, as received. */
  readonly dataId: string | null;
  /** False for what the provider says its secret does not validate: IPN, and merchant orders of the older QR. */
  readonly isSignable: boolean;
};

export type SignatureRules = {
  readonly secret: string | null;
  readonly now: Instant;
  /** How far its time may be from now; null where that is not looked at. */
  readonly toleranceMs: number | null;
};

export function verdictOn(signed: Signed, { secret, now, toleranceMs }: SignatureRules): Verdict {
  if (signed.signature === null) return 'unsigned';
  if (secret === null) return 'unsignable';
  const read = readSignature(signed.signature);
  const isGood =
    read !== null &&
    isSignatureOf(secret, signed, read) &&
    (toleranceMs === null || Math.abs(now - instantOf(read.ts)) <= toleranceMs);
  if (isGood) return 'signed';
  return signed.isSignable ? 'forged' : 'unsignable';
}

/** What the header `x-signature` is for these, with the time in milliseconds. */
export function signatureFor(
  secret: string,
  { dataId, requestId, at }: Pick<Signed, 'dataId' | 'requestId'> & { readonly at: Instant },
): string {
  const ts = String(at);
  return `ts=${ts},v1=${hmac(secret, manifestOf(dataId, requestId, ts)).toString('hex')}`;
}

type Read = { readonly ts: string; readonly v1: string };

const LONGEST = 512;

function readSignature(header: string): Read | null {
  if (header.length > LONGEST) return null;
  const parts = new Map(header.split(',').map(pairOf));
  const ts = parts.get('ts') ?? '';
  const v1 = parts.get('v1') ?? '';
  return /^\d{1,16}$/.test(ts) && /^[0-9a-f]{64}$/i.test(v1) ? { ts, v1 } : null;
}

function pairOf(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part.trim(), ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}

/** The guide lower-cases the id, the SDKs since June 2026 take it as it comes: either will do. */
function isSignatureOf(secret: string, { dataId, requestId }: Signed, { ts, v1 }: Read): boolean {
  const ids = new Set([dataId, dataId?.toLowerCase() ?? null]);
  const given = Buffer.from(v1, 'hex');
  const fitting = [...ids].filter((id) =>
    timingSafeEqual(given, hmac(secret, manifestOf(id, requestId, ts))),
  );
  return fitting.length > 0;
}

const hmac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** What is absent is left out, with its name. */
function manifestOf(dataId: string | null, requestId: string | null, ts: string): string {
  const id = dataId === null ? '' : `id:${dataId};`;
  const request = requestId === null ? '' : `request-id:${requestId};`;
  return `${id}${request}ts:${ts};`;
}

/** As seconds this is the year 5138, as milliseconds 1973. */
const FIRST_MILLISECONDS = 1e11;

/** The pages say milliseconds, older samples and one SDK seconds: its size tells. */
function instantOf(ts: string): Instant {
  const count = Number(ts);
  return count < FIRST_MILLISECONDS ? count * SECOND : count;
}
