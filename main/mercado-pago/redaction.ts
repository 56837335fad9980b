import { Buffer } from 'node:buffer';

/** One line of text without what must never leave the adapter. */
export type Redact = (text: string) => string;

const HIDDEN = '[hidden]';
/**
 * Bounds the work on a hostile text. So much more than anybody keeps of it that a token cut in two at this end stays
 * out of what is kept, even where all before it shrinks to `[hidden]`.
 */
const MAX_READ = 20_000;
const ANY_TOKEN = /\b(?:APP_USR|TEST)-[\w-]{6,}/gi;
const ANY_EMAIL = /[^\s"'<>()@]{1,64}@[^\s"'<>()@]{1,255}/g;
/** A token spelt with zero bytes between its letters must be found too. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;

/**
 * Hides the token however an answer may spell it, and e-mail addresses.
 *
 * A server can echo what it was sent: plain, in a URL, in base64 at any of its three alignments, in hex.
 */
export function createRedact(token: string | null): Redact {
  const spellings = token === null ? [] : spellingsOf(token);
  return (text) => {
    const line = text.replace(CONTROLS, '').replace(/\s+/g, ' ').trim().slice(0, MAX_READ);
    const hidden = spellings.reduce((rest, spelling) => rest.replace(spelling, HIDDEN), line);
    return hidden.replace(ANY_TOKEN, HIDDEN).replace(ANY_EMAIL, HIDDEN);
  };
}

function spellingsOf(token: string): readonly RegExp[] {
  const bytes = [Buffer.from(token), Buffer.from(token, 'utf16le')];
  const hex = bytes.map((each) => each.toString('hex'));
  const base64 = bytes.flatMap((each) => [0, 1, 2].map((shift) => innerBase64(each, shift)));
  const urlSafe = base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
  return [
    ...[token, encodeURIComponent(token), ...hex].map((each) => pattern(each, 'gi')),
    ...[...base64, ...urlSafe].map((each) => pattern(each, 'g')),
  ];
}

/** The characters that depend on the token alone when it stands `shift` bytes into what was encoded. */
function innerBase64(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  return encoded.slice(first, last);
}

const pattern = (text: string, flags: string): RegExp =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags);
