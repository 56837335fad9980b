import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

import { z } from 'zod';
import { type CsvRow, delimiterOf, rowsIn, widthOf } from '#core/domain/csv';
import type { Decimals } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import { type DecimalMark, decimalMarkOf } from '#core/domain/product-cells';
import { matchColumns } from '#core/domain/product-columns';
import {
  type ImportCounts,
  type ImportOptions,
  type ImportPlan,
  type ImportPreview,
  type ImportTrouble,
  planImport,
} from '#core/domain/product-import';
import { err, ok, type Result } from '#core/result';
import { createCatalogue } from '#main/settings/catalogue';
import { type ImportText, readImportFile } from '#main/settings/import-file';
import { productSchema } from '#main/settings/product-rows';
import { createProductWriter } from '#main/settings/product-writer';
import { isDiskFull, openBeside } from '#main/sqlite';

/** Everything an import needs, in plain values: it runs in a thread of its own. */
export type ImportJob = {
  readonly shopFile: string;
  readonly by: string | null;
} & (
  | {
      readonly kind: 'preview';
      readonly path: string;
      readonly decimals: Decimals;
      readonly usualMark: DecimalMark;
      /** What a person changed of what was guessed. */
      readonly options: Partial<ImportOptions>;
    }
  | {
      readonly kind: 'commit';
      readonly path: string;
      readonly decimals: Decimals;
      readonly options: ImportOptions;
      readonly digest: string;
      readonly undoFile: string;
    }
  | { readonly kind: 'undo'; readonly undoFile: string }
);

export type ImportDone =
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  | { readonly kind: 'commit' | 'undo'; readonly counts: ImportCounts };

const MOST_TROUBLES = 300;
const MOST_COLUMNS = 200;
const EXAMPLES = 8;

/** Reads, plans and, for a commit, writes: all in one transaction, so that a cut in the middle leaves what was. */
export function runImport(job: ImportJob): Result<ImportDone, ImportTrouble> {
  const db = openBeside(job.shopFile);
  // Of a hundred thousand products every index is in use at once; what does not fit is written twice.
  db.pragma('cache_size = -65536');
  try {
    if (job.kind === 'undo') return undo(db, job);
    const file = readImportFile(job.path);
    if (!file.ok) return file;
    return job.kind === 'preview' ? preview(db, job, file.value) : commit(db, job, file.value);
  } catch (error) {
    if (isDiskFull(error)) return err({ kind: 'disk-full' });
    throw error;
  } finally {
    db.close();
  }
}

type Db = ReturnType<typeof openBeside>;
type Of<Kind extends ImportJob['kind']> = Extract<ImportJob, { kind: Kind }>;

function planOf(db: Db, rows: readonly CsvRow[], options: ImportOptions, decimals: Decimals): ImportPlan {
  const products = [...createCatalogue(db, Date.now).all()];
  return planImport(rows, options, { products, decimals, newId: randomUUID });
}

function preview(db: Db, job: Of<'preview'>, file: ImportText): Result<ImportDone, ImportTrouble> {
  const delimiter = job.options.delimiter ?? delimiterOf(file.text);
  const read = rowsIn(file.text, delimiter);
  if (!read.ok) return err({ kind: 'unclosed-quote', line: read.error.line });
  const rows = read.value;
  const options = optionsFor(rows, { ...job.options, delimiter }, job.usualMark);
  if (rows.length <= (options.hasHeadings ? 1 : 0)) return err({ kind: 'no-rows' });
  const plan = planOf(db, rows, options, job.decimals);
  return ok({ kind: 'preview', preview: previewOf(job.path, file, rows, options, plan) });
}

/** What is not said is guessed from the file. */
function optionsFor(
  rows: readonly CsvRow[],
  { columns: chosen, ...said }: Partial<ImportOptions> & Pick<ImportOptions, 'delimiter'>,
  usualMark: DecimalMark,
): ImportOptions {
  const first = rows[0]?.cells ?? [];
  const hasHeadings = said.hasHeadings ?? isHeading(first);
  const width = (hasHeadings ? rows.slice(0, 1) : rows).reduce(
    (most, row) => Math.max(most, widthOf(row)),
    0,
  );
  const headings = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, at) => first[at] ?? '');
  const matched = hasHeadings ? matchColumns(headings) : headings.map(() => null);
  // Another delimiter cuts other columns: what was chosen for the old ones says nothing of them.
  const columns = chosen?.length === matched.length ? chosen : matched;
  const at = columns.indexOf('price');
  const prices = at < 0 ? [] : rows.slice(hasHeadings ? 1 : 0).map(({ cells }) => cells[at] ?? '');
  return {
    known: 'update',
    retireMissing: false,
    ...said,
    hasHeadings,
    columns,
    decimalMark: said.decimalMark ?? decimalMarkOf(prices, usualMark),
  };
}

/** A row that has a number in it is of a product, unless another cell says in words that it is the price. */
const isHeading = (first: readonly string[]): boolean =>
  !first.some(isCodeOrPrice) || matchColumns(first).includes('price');

const isCodeOrPrice = (cell: string): boolean =>
  /^([A-Z]{0,3}\$|S\/)?\s*[\d.,]*\d[\d.,]*$/i.test(cell.trim());

function previewOf(
  path: string,
  { encoding, digest }: ImportText,
  rows: readonly CsvRow[],
  options: ImportOptions,
  plan: ImportPlan,
): ImportPreview {
  const body = options.hasHeadings ? rows.slice(1) : rows;
  const headings = options.hasHeadings ? (rows[0]?.cells ?? []) : options.columns.map(() => '');
  return {
    fileName: basename(path),
    digest,
    encoding,
    options,
    headings: headings.slice(0, options.columns.length).map((heading) => heading.trim().slice(0, 60)),
    samples: body
      .slice(0, 3)
      .map(({ cells }) => cells.slice(0, options.columns.length).map((cell) => cell.slice(0, 60))),
    counts: countsOf(plan, body.length),
    troubles: plan.troubles.slice(0, MOST_TROUBLES),
    formulas: plan.formulas,
    examples: [...plan.changed.map(({ after }) => after), ...plan.added].slice(0, EXAMPLES),
  };
}

const countsOf = (plan: ImportPlan, rows: number): ImportCounts => ({
  rows,
  added: plan.added.length,
  changed: plan.changed.length,
  unchanged: plan.unchanged,
  retired: plan.retired.length,
  wrong: plan.wrongRows,
});

function commit(db: Db, job: Of<'commit'>, file: ImportText): Result<ImportDone, ImportTrouble> {
  if (file.digest !== job.digest) return err({ kind: 'file-changed' });
  const read = rowsIn(file.text, job.options.delimiter);
  if (!read.ok) return err({ kind: 'unclosed-quote', line: read.error.line });
  const writer = createProductWriter(db, Date.now);
  // Planned again inside the transaction: nothing can change between what is looked at and what is written.
  const run = db.transaction((): Result<ImportDone, ImportTrouble> => {
    const plan = planOf(db, read.value, job.options, job.decimals);
    if (plan.wrongRows > 0) {
      return err({ kind: 'wrong-rows', preview: previewOf(job.path, file, read.value, job.options, plan) });
    }
    const retired = plan.retired.map((product) => ({ ...product, active: false }));
    keepUndo(job.undoFile, plan);
    writer.write(
      { remove: [], save: [...plan.added, ...plan.changed.map(({ after }) => after), ...retired] },
      { by: job.by, how: 'import' },
    );
    return ok({
      kind: 'commit',
      counts: countsOf(plan, read.value.length - (job.options.hasHeadings ? 1 : 0)),
    });
  });
  const done = run.immediate();
  // Here, or the counter's next small write would carry all of it into the file.
  if (done.ok) db.pragma('wal_checkpoint(PASSIVE)');
  return done;
}

const undoSchema = z.object({ added: z.array(z.string()), before: z.array(productSchema) });

/** Before the commit: should the power go between the two, it is a file that nobody asks for. */
function keepUndo(file: string, { added, changed, retired }: ImportPlan): void {
  const before: readonly Product[] = [...changed.map((each) => each.before), ...retired];
  writeFileSync(`${file}.partial`, JSON.stringify({ added: added.map(({ id }) => id), before }));
  renameSync(`${file}.partial`, file);
}

function undo(db: Db, { undoFile, by }: Of<'undo'>): Result<ImportDone, ImportTrouble> {
  const parsed = undoSchema.safeParse(JSON.parse(readFileSync(undoFile, 'utf8')));
  if (!parsed.success) return err({ kind: 'nothing-to-undo' });
  const { added, before } = parsed.data;
  createProductWriter(db, Date.now).write({ remove: added, save: before }, { by, how: 'undo' });
  db.pragma('wal_checkpoint(PASSIVE)');
  const counts = { added: 0, unchanged: 0, wrong: 0, changed: before.length, retired: added.length };
  return ok({ kind: 'undo', counts: { rows: added.length + before.length, ...counts } });
}
