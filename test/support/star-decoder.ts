import { cp850 } from '#test/support/code-pages';
import type { PrintedPiece, Rule } from '#test/support/escpos-decoder';

/** What StarPRNT and Star Line are told here, by Star's own manuals. */
const RULES: readonly Rule[] = [
  { name: 'initialise', bytes: [0x1b, 0x40], takes: 0 },
  { name: 'cancel', bytes: [0x18], takes: 0 },
  { name: 'code-page', bytes: [0x1b, 0x1d, 0x74], takes: 1 },
  { name: 'bold', bytes: [0x1b, 0x45], takes: 0 },
  { name: 'not-bold', bytes: [0x1b, 0x46], takes: 0 },
  { name: 'size', bytes: [0x1b, 0x69], takes: 2 },
  { name: 'align', bytes: [0x1b, 0x1d, 0x61], takes: 1 },
  { name: 'page-mode', bytes: [0x1b, 0x1d, 0x50], takes: 1 },
  { name: 'cut', bytes: [0x1b, 0x64], takes: 1 },
  { name: 'kick-set', bytes: [0x1b, 0x07], takes: 2 },
  { name: 'density', bytes: [0x1b, 0x1e, 0x64], takes: 1 },
  { name: 'usual-spacing', bytes: [0x1b, 0x7a], takes: 1 },
  { name: 'spacing', bytes: [0x1b, 0x30], takes: 0 },
];

export type StarPrintout = {
  readonly pieces: readonly PrintedPiece[];
  readonly commands: readonly string[];
  readonly codePage: number;
};

/** Throws at what it does not know. */
export function decodeStar(bytes: Uint8Array): StarPrintout {
  const pieces: PrintedPiece[] = [];
  const commands: string[] = [];
  let text = '';
  let size = 1;
  let isBold = false;
  let codePage = 0;
  let code = '';
  /** Feeds no more than a row of dots: the stripes of a picture touch. */
  let isTight = false;
  let look = { size, isBold, isCentred: false };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const rule = RULES.find((one) => one.bytes.every((wanted, offset) => bytes[at + offset] === wanted));
    const argument = bytes[at + (rule?.bytes.length ?? 0)] ?? 0;
    if (rule !== undefined) {
      commands.push(rule.takes === 0 ? rule.name : `${rule.name} ${argument}`);
      if (rule.name === 'size') size = argument + 1;
      if (rule.name === 'bold' || rule.name === 'not-bold') isBold = rule.name === 'bold';
      if (rule.name === 'code-page') codePage = argument;
      if (rule.name === 'initialise') text = '';
      if (rule.name === 'spacing' || rule.name === 'usual-spacing') isTight = rule.name === 'spacing';
      if (rule.name === 'cut') pieces.push({ kind: 'cut' });
      at += rule.bytes.length + rule.takes;
    } else if (byte === 0x1b && bytes[at + 1] === 0x1d && bytes[at + 2] === 0x79) {
      // ESC GS y: the steps of a code; D1 carries its text, P prints it.
      const step = String.fromCharCode(bytes[at + 3] ?? 0);
      const length = (bytes[at + 6] ?? 0) + (bytes[at + 7] ?? 0) * 256;
      if (step === 'D') code = String.fromCharCode(...bytes.subarray(at + 8, at + 8 + length));
      if (step === 'P') pieces.push({ kind: 'code', text: code });
      at += step === 'D' ? 8 + length : step === 'P' ? 4 : 6;
    } else if (byte === 0x1b && bytes[at + 1] === 0x58) {
      // ESC X: dots in columns of 24.
      const width = (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0) * 256;
      pieces.push({ kind: 'dots', width, height: 24, bits: bytes.slice(at + 4, at + 4 + width * 3) });
      at += 4 + width * 3;
    } else if (byte === 0x0a) {
      if (text !== '' || !isTight) pieces.push({ kind: 'line', text, ...look });
      text = '';
      look = { size, isBold, isCentred: false };
      at += 1;
    } else if (byte === 0x00 || byte === 0x0d) {
      at += 1;
    } else if (byte < 0x20) {
      throw new Error(`An unknown command of Star's, 0x${byte.toString(16)}, at byte ${at}`);
    } else {
      if (text === '') look = { size, isBold, isCentred: false };
      text += cp850(byte);
      at += 1;
    }
  }
  if (text !== '') throw new Error(`Text that no line feed prints: ${text}`);
  return { pieces, commands, codePage };
}
