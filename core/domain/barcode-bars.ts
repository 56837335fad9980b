/**
 * A barcode as it is drawn: a row of modules, 1 for a dark one. Quiet zones are the drawer's.
 *
 * EAN-13 after GS1's General Specifications, 5.2.
 */
export type Bars = readonly (0 | 1)[];

/** The left half's odd figures; its even ones are the right half's read backwards, the right half's the odd inverted. */
const ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
/** Which of the left six are even tells the first figure. */
const PARITY = [
  'OOOOOO',
  'OOEOEE',
  'OOEEOE',
  'OOEEEO',
  'OEOOEE',
  'OEEOOE',
  'OEEEOO',
  'OEOEOE',
  'OEOEEO',
  'OEEOEO',
];
const GUARD = '101';
const MIDDLE = '01010';

const inverted = (modules: string): string =>
  modules.replace(/[01]/g, (module) => (module === '0' ? '1' : '0'));
const reversed = (modules: string): string => modules.split('').reverse().join('');

/** Thirteen figures, the last the check digit. */
export function ean13Bars(code: string): Bars {
  if (!/^\d{13}$/.test(code)) throw new Error(`not an EAN-13: ${code}`);
  const figures = code.split('').map(Number);
  const oddOf = (figure: number | undefined): string => ODD[figure ?? 0] ?? '';
  const parity = PARITY[figures[0] ?? 0] ?? '';
  const left = figures
    .slice(1, 7)
    .map((figure, at) => (parity[at] === 'O' ? oddOf(figure) : reversed(inverted(oddOf(figure)))));
  const right = figures.slice(7).map((figure) => inverted(oddOf(figure)));
  return barsOf([GUARD, ...left, MIDDLE, ...right, GUARD].join(''));
}

const barsOf = (modules: string): Bars => Array.from(modules, (module) => (module === '1' ? 1 : 0));
