/**
 * Measures and breaks text in the cells of a printer's fixed-width font.
 *
 * A grapheme is never split: "👩‍👩‍👧" is one thing of two cells, "é" one of one whichever way it is written.
 */
let segmenter: Intl.Segmenter | null = null;
/** Made when it is first needed: it brings the tables of all the world's letters with it. */
const graphemes = (): Intl.Segmenter => (segmenter ??= new Intl.Segmenter('es', { granularity: 'grapheme' }));

const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff]*$/;
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\u{fe0f}/u;
/** East Asian wide and fullwidth blocks, as terminals and printers count them. */
const WIDE =
  /[\u{1100}-\u{115f}\u{2e80}-\u{303e}\u{3041}-\u{33ff}\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{a000}-\u{a4cf}\u{a960}-\u{a97f}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{20000}-\u{3fffd}]/u;
const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

export type Cell = { readonly text: string; readonly width: 0 | 1 | 2 };

export function cellsOf(text: string): readonly Cell[] {
  if (PLAIN.test(text)) return Array.from(text, (letter) => ({ text: letter, width: 1 }));
  return Array.from(graphemes().segment(text), ({ segment }) => ({ text: segment, width: widthOf(segment) }));
}

export function cellWidth(text: string): number {
  return PLAIN.test(text) ? text.length : cellsOf(text).reduce((all, { width }) => all + width, 0);
}

function widthOf(grapheme: string): Cell['width'] {
  if (NOTHING.test(grapheme)) return 0;
  return EMOJI.test(grapheme) || WIDE.test(grapheme) ? 2 : 1;
}

/**
 * One line of plain text out of whatever was typed or imported: no controls (a name must not be able to command a
 * printer), no marks that turn the direction of what follows, spaces of every kind as one.
 */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{ad}]/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .trim();
}

/** Breaks at spaces, inside a word only when it is wider than the line. No-break spaces hold an amount together. */
export function wrap(text: string, width: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const piece of text.split(' ').flatMap((word) => chunks(word, width))) {
    const longer = row === '' ? piece : `${row} ${piece}`;
    if (cellWidth(longer) <= width) {
      row = longer;
    } else {
      if (row !== '') rows.push(row);
      row = piece;
    }
  }
  return row === '' && rows.length > 0 ? rows : [...rows, row];
}

function chunks(word: string, width: number): readonly string[] {
  if (cellWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const cell of cellsOf(word)) {
    if (used + cell.width > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += cell.text;
    used += cell.width;
  }
  return [...parts, part];
}
