import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Writes a zip as it comes, entry after entry: what is in memory is one chunk, however large the file. */
export type Zip = {
  add(name: string, chunks: Iterable<string>): void;
  /** Seen onto the disk. */
  end(): void;
  /** Lets go of the file in the middle. */
  abandon(): void;
};

type Entry = {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
};

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, midnight: zips know no earlier, and ours need no date. */
const DOS_DATE = 0x21;
const NEEDS = 20;
const LAST_BLOCK = deflateRawSync('');

export function createZip(path: string): Zip {
  const file = openSync(path, 'w');
  const entries: Entry[] = [];
  let length = 0;
  const put = (bytes: Buffer): void => {
    writeSync(file, bytes, 0, bytes.length, length);
    length += bytes.length;
  };

  return {
    add(name, chunks) {
      const at = length;
      const named = Buffer.from(name, 'utf8');
      put(localHeader({ name: named, at, crc: 0, packed: 0, plain: 0 }));
      const begin = length;
      let crc = 0;
      let plain = 0;
      for (const chunk of chunks) {
        const bytes = Buffer.from(chunk, 'utf8');
        crc = crc32(bytes, crc);
        plain += bytes.length;
        // Flushed to a whole byte, so that the next chunk's blocks follow on.
        put(deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }));
      }
      put(LAST_BLOCK);
      const entry = { name: named, at, crc, packed: length - begin, plain };
      const header = localHeader(entry);
      writeSync(file, header, 0, header.length, at);
      entries.push(entry);
    },
    end() {
      const at = length;
      for (const entry of entries) put(centralHeader(entry));
      put(endOf(entries.length, length - at, at));
      fsyncSync(file);
      closeSync(file);
    },
    abandon: () => closeSync(file),
  };
}

/** What both kinds of header say of an entry, from the version on. */
function common({ crc, packed, plain, name }: Entry): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(NEEDS, 0);
  bytes.writeUInt16LE(UTF8_NAMES, 2);
  bytes.writeUInt16LE(DEFLATED, 4);
  bytes.writeUInt16LE(DOS_DATE, 8);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(packed, 14);
  bytes.writeUInt32LE(plain, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

const localHeader = (entry: Entry): Buffer =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common(entry), entry.name]);

function centralHeader(entry: Entry): Buffer {
  const head = Buffer.from([0x50, 0x4b, 1, 2, NEEDS, 0]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(entry.at, 10);
  return Buffer.concat([head, common(entry), tail, entry.name]);
}

function endOf(count: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x50_4b_05_06, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
