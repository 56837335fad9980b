/** A secret in every spelling that a file or a text may hold it in, as bytes, by name. */
export function spellingsOf(secret: string): readonly (readonly [string, Buffer])[] {
  const plain = Buffer.from(secret);
  const wide = Buffer.from(secret, 'utf16le');
  const hex = plain.toString('hex');
  return [
    ['plain', plain],
    ['UTF-16', wide],
    ['hex', Buffer.from(hex)],
    ['upper-case hex', Buffer.from(hex.toUpperCase())],
    ['percent-encoded', Buffer.from(encodeURIComponent(secret))],
    ...[0, 1, 2].flatMap((shift) => [
      [`base64 ${shift} on`, Buffer.from(innerBase64(plain, shift))] as const,
      [`base64 of UTF-16 ${shift} on`, Buffer.from(innerBase64(wide, shift))] as const,
    ]),
  ];
}

/** The letters that depend on the secret alone when it stands so many bytes into what was encoded. */
function innerBase64(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}
