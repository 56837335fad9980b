import { wallTime } from '#core/domain/business-day';
import { csvLine, neutral } from '#core/domain/csv';
import {
  type CellKind,
  type CellValue,
  columnsOf,
  type ExportRow,
  type ExportTable,
} from '#core/domain/export-tables';
import { EXPORT_WORDS } from '#core/domain/export-words';
import type { Instant } from '#core/domain/instant';
import { toDecimal, toMoney } from '#core/domain/money';
import { numbersOf } from '#core/domain/product-export';
import type { Language, SiteId } from '#core/domain/site';

export type ExportPlace = {
  readonly siteId: SiteId;
  readonly language: Language;
  /** Instants are written by the shop's clock, whatever the computer's. */
  readonly timeZone: string;
};

/** A table as lines of a file that the country's spreadsheet opens with a double click, and that runs nothing in it. */
export function* csvOf(table: ExportTable, rows: Iterable<ExportRow>, place: ExportPlace): Generator<string> {
  const { decimals, usualMark, delimiter } = numbersOf(place.siteId);
  const columns = columnsOf(table);
  const words = EXPORT_WORDS[place.language].column;
  const number = (text: string): string => (usualMark === 'comma' ? text.replace('.', ',') : text);
  const written: Readonly<Record<CellKind, (value: string | number) => string>> = {
    text: (value) => neutral(String(value)),
    day: String,
    count: String,
    money: (value) => number(toDecimal(toMoney(Number(value)), decimals)),
    quantity: (value) => number(String(Number(value) / 1000)),
    rate: (value) => number(String(Number(value) / 100)),
    instant: (value) => wallText(Number(value), place.timeZone),
  };
  const cell = (value: CellValue, kind: CellKind): string => (value === null ? '' : written[kind](value));
  yield csvLine(
    columns.map(([column]) => words[column]),
    delimiter,
  );
  for (const row of rows)
    yield csvLine(
      columns.map(([, kind], at) => cell(row[at] ?? null, kind)),
      delimiter,
    );
}

/** "2026-11-21 14:03:22": read as a date by the spreadsheets of every country. */
export function wallText(at: Instant, timeZone: string): string {
  const { year, month, day, hour, minute, second } = wallTime(at, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
