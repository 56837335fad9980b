import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { err, ok, type Result } from '#core/result';
import type { CopyManifest } from '#core/whole-copy';

/*
 * One file: a line that says what it is, a line of JSON that says what follows, and that, packed: the log, then the shop.
 * The first two can be read by eye; the sums in them say whether the rest is all there.
 */

const FIRST_LINE = 'MOSTRADOR COPY 1\n';
const MOST_MANIFEST = 10_000;

const part = { bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/), version: z.int().min(1) };
const manifestShape: z.ZodType<CopyManifest> = z.object({
  madeAt: z.int(),
  appVersion: z.string(),
  shopName: z.string(),
  log: z.object({ ...part, facts: z.int().min(0), head: z.string().regex(/^[0-9a-f]{64}$/) }),
  shop: z.object(part),
});

export type CopyFiles = { readonly log: string; readonly shop: string };

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Under its name there is the whole file or none. */
export async function writeCopy(
  path: string,
  manifest: CopyManifest,
  { log, shop }: CopyFiles,
): Promise<void> {
  const partial = `${path}.part`;
  try {
    const target = createWriteStream(partial);
    target.write(`${FIRST_LINE}${JSON.stringify(manifest)}\n`);
    await pipeline(
      async function* contents() {
        yield* createReadStream(log);
        yield* createReadStream(shop);
      },
      createGzip({ level: 6 }),
      target,
    );
    const handle = await open(partial, 'r+');
    await handle.sync();
    await handle.close();
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

export type NoCopy = 'unreadable' | 'foreign' | 'newer' | 'cut' | 'edited';

/** What the file says of itself, and where its content begins. */
export function readManifest(path: string): Result<{ manifest: CopyManifest; at: number }, NoCopy> {
  const head = headOf(path);
  if (head === null) return err('unreadable');
  if (!head.startsWith(FIRST_LINE)) {
    const isOfAnother = /^MOSTRADOR COPY \d+\n/.test(head);
    return err(isOfAnother ? 'newer' : head !== '' && FIRST_LINE.startsWith(head) ? 'cut' : 'foreign');
  }
  const end = head.indexOf('\n', FIRST_LINE.length);
  if (end < 0) return err('cut');
  const second = head.slice(FIRST_LINE.length, end);
  const manifest = manifestShape.safeParse(parse(second));
  if (!manifest.success) return err('edited');
  return ok({ manifest: manifest.data, at: FIRST_LINE.length + Buffer.byteLength(second) + 1 });
}

function headOf(path: string): string | null {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(MOST_MANIFEST);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Unpacks both, and answers whether they are what the manifest says, to the last bit. */
export async function unpackCopy(path: string, into: CopyFiles): Promise<Result<CopyManifest, NoCopy>> {
  const read = readManifest(path);
  if (!read.ok) return read;
  const { manifest, at } = read.value;
  const wanted = manifest.log.bytes + manifest.shop.bytes;
  let taken = 0;
  try {
    await pipeline(createReadStream(path, { start: at }), createGunzip(), async function split(source) {
      const targets = [
        { rest: manifest.log.bytes, file: openSync(into.log, 'w') },
        { rest: manifest.shop.bytes, file: openSync(into.shop, 'w') },
      ];
      try {
        for await (const chunk of source as AsyncIterable<Buffer>) {
          let bytes = chunk;
          taken += bytes.length;
          for (const target of targets) {
            const mine = bytes.subarray(0, target.rest);
            writeSync(target.file, mine);
            target.rest -= mine.length;
            bytes = bytes.subarray(mine.length);
          }
        }
      } finally {
        for (const { file } of targets) closeSync(file);
      }
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Packed content that ends before its end says so itself; any other complaint is of what stands in it.
    if (code === 'Z_BUF_ERROR') return err('cut');
    if (code.startsWith('Z_')) return err('edited');
    throw error;
  }
  if (taken < wanted) return err('cut');
  const sums = [await sha256Of(into.log), await sha256Of(into.shop)];
  const isAsWritten = taken === wanted && sums[0] === manifest.log.sha256 && sums[1] === manifest.shop.sha256;
  return isAsWritten ? ok(manifest) : err('edited');
}

export const bytesOf = (file: string): number => statSync(file).size;
