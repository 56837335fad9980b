import { err, ok, type Result } from '#core/result';

/** One field of an EMVCo code: two figures of tag, two of length, the value. */
export type EmvField = { readonly tag: string; readonly value: string };

export type Emv = {
  readonly fields: readonly EmvField[];
  /** What the string says its checksum is; null when it carries none. */
  readonly declaredCrc: string | null;
  readonly computedCrc: string;
  readonly isCrcRight: boolean;
  /** False when lengths do not add up: the provider's own printed samples do that, and wallets read them. */
  readonly isWellFormed: boolean;
};

export type EmvError = 'empty' | 'not-emv';

const CRC_TAG = '6304';

/**
 * Reads a code as leniently as wallets do: what is wrong is told, never a reason to hide it.
 *
 * Lengths count characters (the provider counts "Bogotá" as 6); the checksum goes over UTF-8 bytes.
 */
export function readEmv(text: string): Result<Emv, EmvError> {
  if (text === '') return err('empty');
  if (!/^\d{4}/.test(text)) return err('not-emv');
  const { fields, rest } = fieldsOf(text);
  const at = text.lastIndexOf(CRC_TAG);
  const hasCrc = at >= 0 && at === text.length - CRC_TAG.length - 4;
  const declaredCrc = hasCrc ? text.slice(-4).toUpperCase() : null;
  const computedCrc = crcOf(hasCrc ? text.slice(0, at + CRC_TAG.length) : text);
  return ok({
    fields,
    declaredCrc,
    computedCrc,
    isCrcRight: declaredCrc === computedCrc,
    isWellFormed: rest === '',
  });
}

export function fieldsOf(text: string): { readonly fields: readonly EmvField[]; readonly rest: string } {
  const fields: EmvField[] = [];
  const characters = Array.from(text);
  let at = 0;
  while (at < characters.length) {
    const head = characters.slice(at, at + 4).join('');
    const length = Number(head.slice(2));
    const value = characters.slice(at + 4, at + 4 + length);
    if (!/^\d{4}$/.test(head) || value.length < length) break;
    fields.push({ tag: head.slice(0, 2), value: value.join('') });
    at += 4 + length;
  }
  return { fields, rest: characters.slice(at).join('') };
}

/** Whether any bank's app can pay it: tag 26 names Brazil's central bank. */
export function carriesPix(text: string): boolean {
  return /BR\.GOV\.BCB\.PIX/i.test(text);
}

/** CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, no reflection. "123456789" gives 29B1. */
export function crcOf(text: string): string {
  let crc = 0xffff;
  for (const byte of utf8(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** By hand: the core has no TextEncoder. */
function utf8(text: string): readonly number[] {
  return Array.from(text).flatMap((character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return [point];
    if (point < 0x800) return [0xc0 | (point >> 6), tail(point)];
    if (point < 0x10000) return [0xe0 | (point >> 12), tail(point >> 6), tail(point)];
    return [0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point)];
  });
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f);
