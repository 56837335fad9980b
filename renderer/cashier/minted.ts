/** An id for something that is asked for: the same one twice is one. */
export function minted<Id extends string>(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as Id;
}
