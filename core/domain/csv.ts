import { err, ok, type Result } from '#core/result';

/** One row of a table, and the line of the file on which it begins: cells may hold line ends. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = '"';

/** RFC 4180, and what spreadsheets write besides: whichever line end, quotes in the middle of a cell as they stand. */
export function readCsv(text: string, delimiter: Delimiter): Result<readonly CsvRow[], { line: number }> {
  const rows: CsvRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const row = { line, cells };
    for (;;) {
      const cell = text[at] === QUOTE ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
      if (cell === null) return err({ line });
      cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    rows.push(row);
  }
  return ok(rows);
}

type Cell = { readonly value: string; readonly end: number; readonly lines: number };

function plainCell(text: string, start: number, delimiter: Delimiter): Cell {
  let end = start;
  while (end < text.length) {
    const sign = text[end];
    if (sign === delimiter || sign === '\n' || sign === '\r') break;
    end += 1;
  }
  return { value: text.slice(start, end), end, lines: 0 };
}

/** Null where its closing quote never comes. */
function quotedCell(text: string, start: number, delimiter: Delimiter): Cell | null {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== QUOTE) break;
    value += QUOTE;
    at += 1;
  }
  const lines = value.match(/\r\n|\r|\n/g)?.length ?? 0;
  const rest = plainCell(text, at, delimiter);
  return { value: value + rest.value, end: rest.end, lines };
}

const LOOK_AT_CHARACTERS = 64_000;

/** The sign that cuts the first rows into as many cells as there are headings. A `sep=;` of Excel's says it itself. */
export function delimiterOf(text: string): Delimiter {
  const said = /^sep=([;,|\t])\r?\n/i.exec(text)?.[1];
  const told = DELIMITERS.find((delimiter) => delimiter === said);
  if (told !== undefined) return told;
  const head = text.slice(0, LOOK_AT_CHARACTERS);
  // Prices hold commas and lists of codes bars; nobody writes a tabulator inside a cell.
  const surest = SUREST_FIRST.find((delimiter) => worthOf(head, delimiter) >= EVEN);
  if (surest !== undefined) return surest;
  const rated = DELIMITERS.map((delimiter) => ({ delimiter, worth: worthOf(head, delimiter) }));
  return rated.reduce((best, each) => (each.worth > best.worth ? each : best)).delimiter;
}

const SUREST_FIRST = ['\t', ';', '|', ','] as const;
const EVEN = 1000;

function worthOf(head: string, delimiter: Delimiter): number {
  const read = readCsv(head, delimiter);
  // The look may end in the middle of a quoted cell.
  const closed = read.ok ? read : readCsv(`${head}${QUOTE}`, delimiter);
  const rows = (closed.ok ? closed.value : []).slice(0, 20).filter(({ cells }) => cells.join('') !== '');
  const columns = rows[0]?.cells.length ?? 1;
  if (columns === 1) return 0;
  const even = rows.filter(({ cells }) => cells.length === columns).length / rows.length;
  return even === 1 ? EVEN + columns : even * (EVEN - 100) + Math.min(columns, 99);
}

/** How many cells a row has up to its last one that is not empty: spreadsheets end rows with any number of separators. */
export const widthOf = ({ cells }: CsvRow): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Excel's own first line is no row. Empty rows are left out. */
export function rowsIn(text: string, delimiter: Delimiter): Result<readonly CsvRow[], { line: number }> {
  const read = readCsv(text, delimiter);
  if (!read.ok) return read;
  const isSaid = /^sep=/i.test(text);
  return ok(
    read.value.filter(({ cells }, at) => !(isSaid && at === 0) && cells.some((cell) => cell.trim() !== '')),
  );
}

export const csvLine = (cells: readonly string[], delimiter: Delimiter): string =>
  `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;

const quoted = (cell: string, delimiter: Delimiter): string =>
  /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** What a spreadsheet would run when the file is opened. */
const FORMULA = /^[=+\-@\t\r]/;

export const isFormula = (cell: string): boolean => FORMULA.test(cell);

/** An apostrophe makes it text, for spreadsheets and for us; one that stands there already gets another. */
export const neutral = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The inverse, and Excel's own way of keeping figures as text: ="00123". */
export function plainText(cell: string): string {
  const kept = /^="([^"]*)"$/.exec(cell)?.[1];
  if (kept !== undefined) return kept;
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
