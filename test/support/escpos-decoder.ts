import { cp850 } from '#test/support/code-pages';

/** One row of paper, as a printer that obeys would put it there. */
export type PrintedLine = {
  readonly text: string;
  readonly isBold: boolean;
  /** 1 or 2: how many columns and rows a letter takes. */
  readonly size: number;
  readonly isCentred: boolean;
};

export type PrintedDots = {
  readonly width: number;
  readonly height: number;
  /** A bit for each dot, eight to a byte, row by row. */
  readonly bits: Uint8Array;
};

/** What came out, in order, with the knife between. */
export type PrintedPiece =
  | ({ readonly kind: 'line' } & PrintedLine)
  | ({ readonly kind: 'dots' } & PrintedDots)
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'cut' };

export type Printout = {
  readonly lines: readonly PrintedLine[];
  readonly pieces: readonly PrintedPiece[];
  /** What it was told, in order, by name: `initialise`, `code-page 2`, `cut`… */
  readonly commands: readonly string[];
  readonly codePage: number;
};

export type Rule = {
  readonly name: string;
  readonly bytes: readonly number[];
  /** How many bytes of argument follow. */
  readonly takes: number;
};

const RULES: readonly Rule[] = [
  { name: 'initialise', bytes: [0x1b, 0x40], takes: 0 },
  { name: 'single-byte', bytes: [0x1c, 0x2e], takes: 0 },
  { name: 'font', bytes: [0x1b, 0x4d], takes: 1 },
  { name: 'code-page', bytes: [0x1b, 0x74], takes: 1 },
  { name: 'bold', bytes: [0x1b, 0x45], takes: 1 },
  { name: 'size', bytes: [0x1d, 0x21], takes: 1 },
  { name: 'align', bytes: [0x1b, 0x61], takes: 1 },
  { name: 'cut', bytes: [0x1d, 0x56], takes: 1 },
  { name: 'kick', bytes: [0x1b, 0x70], takes: 3 },
  { name: 'spacing', bytes: [0x1b, 0x33], takes: 1 },
  { name: 'usual-spacing', bytes: [0x1b, 0x32], takes: 0 },
  { name: 'density', bytes: [0x1d, 0x28, 0x4b], takes: 4 },
  { name: 'status', bytes: [0x10, 0x04], takes: 1 },
  { name: 'units', bytes: [0x1d, 0x50], takes: 2 },
];

/** GS v 0: dots in rows. ESC *: dots in columns of 24. GS ( k: a step of a QR code. */
const RASTER = [0x1d, 0x76, 0x30];
const COLUMNS = [0x1b, 0x2a];
const CODE = [0x1d, 0x28, 0x6b];

const begins = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, offset) => bytes[at + offset] === byte);

/**
 * Throws at any command it does not know: what we send is a short list, and stays one. `isWhole` false: bytes that
 * break off in the middle are taken for what they are.
 */
export function decodeEscpos(bytes: Uint8Array, isWhole = true): Printout {
  const pieces: PrintedPiece[] = [];
  const commands: string[] = [];
  let at = 0;
  let text = '';
  let size = 1;
  let isBold = false;
  let isCentred = false;
  let codePage = 0;
  let code = '';
  /** Feeds no more than a row of dots: the stripes of a picture touch. */
  let isTight = false;
  const word = (offset: number): number => (bytes[offset] ?? 0) + (bytes[offset + 1] ?? 0) * 256;
  // A line is as large and as bold as its letters: what is set after them is for the next one.
  let look = { size, isBold, isCentred };
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const rule = RULES.find((one) => begins(bytes, at, one.bytes));
    if (rule !== undefined) {
      const argument = bytes[at + rule.bytes.length] ?? 0;
      commands.push(rule.takes === 0 ? rule.name : `${rule.name} ${argument}`);
      if (rule.name === 'size') size = (argument & 0x0f) + 1;
      if (rule.name === 'bold') isBold = argument === 1;
      if (rule.name === 'align') isCentred = argument === 1;
      if (rule.name === 'code-page') codePage = argument;
      if (rule.name === 'cut') pieces.push({ kind: 'cut' });
      if (rule.name === 'spacing') isTight = argument <= 24;
      if (rule.name === 'usual-spacing') isTight = false;
      if (rule.name === 'initialise') {
        // What stands in the line and was not fed yet is forgotten.
        text = '';
        size = 1;
        isBold = false;
        isCentred = false;
        codePage = 0;
        isTight = false;
      }
      at += rule.bytes.length + rule.takes;
    } else if (begins(bytes, at, RASTER)) {
      const across = word(at + 4);
      const height = word(at + 6);
      const end = at + 8 + across * height;
      pieces.push({ kind: 'dots', width: across * 8, height, bits: bytes.slice(at + 8, end) });
      at = end;
    } else if (begins(bytes, at, COLUMNS)) {
      const width = word(at + 3);
      pieces.push({ kind: 'dots', ...inRows(bytes.subarray(at + 5, at + 5 + width * 3), width) });
      at += 5 + width * 3;
    } else if (begins(bytes, at, CODE)) {
      const length = word(at + 3);
      const job = bytes[at + 6];
      if (job === 0x50) code = String.fromCharCode(...bytes.subarray(at + 8, at + 5 + length));
      if (job === 0x51) pieces.push({ kind: 'code', text: code });
      at += 5 + length;
    } else if (byte === 0x0a) {
      if (text !== '' || !isTight) pieces.push({ kind: 'line', text, ...look });
      text = '';
      look = { size, isBold, isCentred };
      at += 1;
    } else if (byte === 0x00) {
      at += 1;
    } else if (byte < 0x20) {
      if (isWhole) throw new Error(`An unknown command, 0x${byte.toString(16)}, at byte ${at}`);
      // What a printer does with half a command.
      at += 1;
    } else {
      if (text === '') look = { size, isBold, isCentred };
      text += cp850(byte);
      at += 1;
    }
  }
  if (text !== '' && isWhole) throw new Error(`Text that no line feed prints: ${text}`);
  return { lines: linesIn(pieces), pieces, commands, codePage };
}

export const linesIn = (pieces: readonly PrintedPiece[]): readonly PrintedLine[] =>
  pieces.flatMap((piece) => {
    if (piece.kind !== 'line') return [];
    const { kind: _kind, ...line } = piece;
    return [line];
  });

/** The lines of each piece of paper, as the knife has parted them; what hangs below the last cut comes last. */
export function papersIn({ pieces }: Pick<Printout, 'pieces'>): readonly (readonly string[])[] {
  const papers: string[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'cut') papers.push([]);
    else if (piece.kind === 'line') papers.at(-1)?.push(piece.text.trimEnd());
  }
  return papers;
}

/** 24 dots down for each column: turned, so that they lie as on paper. */
function inRows(columns: Uint8Array, width: number): PrintedDots {
  const bits = new Uint8Array((Math.ceil(width / 8) * 8 * 24) / 8);
  for (let x = 0; x < width; x += 1)
    for (let y = 0; y < 24; y += 1)
      if (((columns[x * 3 + (y >> 3)] ?? 0) & (0x80 >> (y % 8))) !== 0) {
        const place = y * Math.ceil(width / 8) * 8 + x;
        bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place % 8));
      }
  return { width: Math.ceil(width / 8) * 8, height: 24, bits };
}
