import { type Grid, rowText } from '#core/domain/paper-grid';

/** The receipt as a plain UTF-8 text file. */
export function receiptText(grid: Grid): string {
  return `${grid.rows.map((row) => rowText(row, grid.columns).trimEnd()).join('\n')}\n`;
}
