import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a new PIN is kept with. Those of before keep their own. */
const COST = { N: 2 ** 14, r: 8, p: 1 } as const;
const BYTES = 32;
const MAX_MEMORY = 128 * 2 ** 20;

type Cost = { readonly N: number; readonly r: number; readonly p: number };

const derive = (pin: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, BYTES, { N, r, p, maxmem: MAX_MEMORY }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });

/** "scrypt$16384$8$1$salt$hash": all that is needed to hear it again, and never the PIN. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** False also where what is kept is nothing of ours. */
export async function isThePin(pin: string, kept: string): Promise<boolean> {
  const [way, N, r, p, salt = '', hash = ''] = kept.split('$');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const expected = Buffer.from(hash, 'base64');
  if (way !== 'scrypt' || expected.length !== BYTES || !isCost(cost)) return false;
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64'), cost), expected);
}

/** A file that somebody has changed must not make the till work for an hour. */
const isCost = ({ N, r, p }: Cost): boolean =>
  [N, r, p].every(Number.isSafeInteger) &&
  N >= 2 &&
  N <= 2 ** 17 &&
  (N & (N - 1)) === 0 &&
  r === 8 &&
  p === 1;
