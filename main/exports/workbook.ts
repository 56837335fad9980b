import { offsetAt } from '#core/domain/business-day';
import type { ExportPlace } from '#core/domain/export-csv';
import {
  type CellKind,
  type CellValue,
  columnsOf,
  type ExportRow,
  type ExportTable,
} from '#core/domain/export-tables';
import { EXPORT_WORDS } from '#core/domain/export-words';
import { toDecimal, toMoney } from '#core/domain/money';
import { siteOf } from '#core/domain/site';
import type { Zip } from '#main/exports/zip';

/** A sheet of a spreadsheet ends here; what does not fit goes on in the next. */
const MOST_ROWS = 1_048_576;
const MOST_LETTERS = 32_767;
const CHUNK = 200_000;

export type Sheet = { readonly table: ExportTable; readonly rows: Iterable<ExportRow> };

/** Writes one sheet for each table. A cell of text is text there, whatever it begins with: nothing is ever run. */
export function writeWorkbook(
  zip: Zip,
  sheets: readonly Sheet[],
  place: ExportPlace,
  most = MOST_ROWS,
): number {
  const names: string[] = [];
  let count = 0;
  for (const { table, rows } of sheets) {
    const rest = rows[Symbol.iterator]();
    let next = rest.next();
    for (let part = 1; part === 1 || next.done !== true; part += 1) {
      const name = EXPORT_WORDS[place.language].table[table];
      names.push(part === 1 ? name : `${name} ${part}`);
      zip.add(
        `xl/worksheets/sheet${names.length}.xml`,
        inChunks(
          sheetXml(table, place, function* rowsOfPart() {
            for (let row = 1; row < most && next.done !== true; row += 1) {
              yield next.value;
              count += 1;
              next = rest.next();
            }
          }),
        ),
      );
    }
  }
  zip.add('[Content_Types].xml', [contentTypes(names.length)]);
  zip.add('_rels/.rels', [rels([`${RELATION}officeDocument" Target="xl/workbook.xml`])]);
  zip.add('xl/workbook.xml', [workbookXml(names)]);
  zip.add('xl/_rels/workbook.xml.rels', [
    rels([
      ...names.map((_, at) => `${RELATION}worksheet" Target="worksheets/sheet${at + 1}.xml`),
      `${RELATION}styles" Target="styles.xml`,
    ]),
  ]);
  zip.add('xl/styles.xml', [stylesXml(siteOf(place.siteId).decimals)]);
  return count;
}

function* inChunks(parts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Of the columns: no table has more. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The number of each cell's style in `stylesXml`. */
const STYLES = { plain: 0, heading: 1, money: 2, instant: 3, day: 4 } as const;
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 22,
  money: 16,
  instant: 20,
  day: 12,
  count: 10,
  quantity: 10,
  rate: 10,
};

function* sheetXml(
  table: ExportTable,
  place: ExportPlace,
  rows: () => Iterable<ExportRow>,
): Generator<string> {
  const columns = columnsOf(table);
  const { decimals } = siteOf(place.siteId);
  const words = EXPORT_WORDS[place.language].column;
  const write: Readonly<Record<CellKind, (value: string | number) => string>> = {
    text: (value) => text(String(value)),
    day: (value) => number(dayNumber(String(value)), STYLES.day),
    count: (value) => number(String(value)),
    money: (value) => number(toDecimal(toMoney(Number(value)), decimals), STYLES.money),
    quantity: (value) => number(String(Number(value) / 1000)),
    rate: (value) => number(String(Number(value) / 100)),
    instant: (value) => number(instantNumber(Number(value), place.timeZone), STYLES.instant),
  };
  const cell = (value: CellValue, kind: CellKind): string => (value === null ? '' : write[kind](value));
  /** Each cell says where it stands: readers find empty ones by what is not there. */
  const rowXml = (cells: readonly string[], row: number): string =>
    `<row r="${row}">${cells
      .map((written, at) => (written === '' ? '' : `<c r="${LETTERS[at]}${row}"${written}`))
      .join('')}</row>`;
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`;
  yield columns
    .map(([, kind], at) => `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[kind]}" customWidth="1"/>`)
    .join('');
  yield '</cols><sheetData>';
  const headings = columns.map(([column]) => text(words[column], STYLES.heading));
  yield rowXml(headings, 1);
  let at = 1;
  for (const row of rows()) {
    at += 1;
    const cells = columns.map(([, kind], column) => cell(row[column] ?? null, kind));
    yield rowXml(cells, at);
  }
  yield '</sheetData></worksheet>';
}

/** The rest of a cell, after its place. */
const number = (value: string, style: number = STYLES.plain): string => ` s="${style}"><v>${value}</v></c>`;

const text = (value: string, style: number = STYLES.plain): string =>
  ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, MOST_LETTERS))}</t></is></c>`;

/** Days since the spreadsheet's own beginning, by the wall clock: spreadsheets know no zones. */
const EPOCH_DAYS = 25_569;
const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
const dayNumber = (day: string): string => String(Date.parse(`${day}T00:00:00Z`) / DAY_MS + EPOCH_DAYS);
const instantNumber = (at: number, timeZone: string): string => {
  const wall = Math.floor((at + offsetAt(at, timeZone)) / SECOND_MS) * SECOND_MS;
  return String(wall / DAY_MS + EPOCH_DAYS);
};

/** What XML has no sign for is left out; `_x0041_` would be read as a letter by its number. */
const escaped = (value: string): string =>
  value
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const RELATION = `Type="${OFFICE}/`;
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';

const rels = (targets: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map((target, at) => `<Relationship Id="rId${at + 1}" ${target}"/>`)
    .join('')}</Relationships>`;

const contentTypes = (sheets: number): string =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}styles+xml"/>${Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${KIND}worksheet+xml"/>`,
  ).join('')}</Types>`;

const workbookXml = (names: readonly string[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

/** `4` is the spreadsheet's own form for amounts with two decimals, `3` for those with none: it writes them its way. */
const stylesXml = (decimals: number): string =>
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="${decimals === 0 ? 3 : 4}" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;
