import { createPublicKey, verify } from 'node:crypto';

/**
 * True when whoever holds the private key has signed this text. The manifest of a version names each of its files with
 * the sum of its contents: signed, it vouches for all of them.
 *
 * The key is DER in base64, the signature base64, both Ed25519. What is malformed has signed nothing.
 */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature.trim(), 'base64'));
  } catch {
    return false;
  }
}
