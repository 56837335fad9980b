import { sameCode } from '#core/domain/barcode';
import type { CsvRow, Delimiter } from '#core/domain/csv';
import type { Decimals } from '#core/domain/money';
import { BARCODES_MOST, type Product } from '#core/domain/product';
import {
  type CellTrouble,
  type DecimalMark,
  isToldAsFormula,
  readActive,
  readBarcodes,
  readCategory,
  readFavourite,
  readId,
  readName,
  readPrice,
  readSku,
  readTaxRate,
  readUnit,
} from '#core/domain/product-cells';
import type { Field } from '#core/domain/product-columns';
import type { Result } from '#core/result';

/** How a file is to be read and what is to become of it: guessed at first, then as a person says. */
export type ImportOptions = {
  readonly delimiter: Delimiter;
  readonly hasHeadings: boolean;
  readonly columns: readonly (Field | null)[];
  readonly decimalMark: DecimalMark;
  /** What a row is whose SKU or barcode the catalogue has already. */
  readonly known: 'update' | 'refuse';
  /** What the file does not name is no longer sold. */
  readonly retireMissing: boolean;
};

export type RowTroubleKind =
  | CellTrouble
  /** Cells beyond the last heading: most often a comma inside a price. */
  | 'too-many-cells'
  /** Names another row's product, or has its code. `other` is that row's line. */
  | 'repeated'
  /** Its codes are those of two products. */
  | 'two-products'
  | 'already-there'
  | 'too-many-codes';

export type RowTrouble = {
  readonly line: number;
  readonly kind: RowTroubleKind;
  readonly field: Field | null;
  /** The cell as the file has it, shortened. */
  readonly text: string;
  readonly other: string | null;
};

export type ImportPlan = {
  readonly added: readonly Product[];
  readonly changed: readonly { readonly before: Product; readonly after: Product }[];
  readonly retired: readonly Product[];
  readonly unchanged: number;
  readonly wrongRows: number;
  readonly troubles: readonly RowTrouble[];
  readonly formulas: number;
};

type Context = {
  readonly products: readonly Product[];
  readonly decimals: Decimals;
  readonly newId: () => string;
};

const SHORT = 40;
const NEW: Omit<Product, 'id' | 'name' | 'price'> = {
  sku: null,
  barcodes: [],
  unit: 'unit',
  taxRate: null,
  category: null,
  favourite: null,
  active: true,
};

/** What an import would do, row by row. Nothing is done here, and with one wrong row nothing may be. */
export function planImport(rows: readonly CsvRow[], options: ImportOptions, context: Context): ImportPlan {
  const planner = createPlanner(options, context);
  for (const row of options.hasHeadings ? rows.slice(1) : rows) planner.take(row);
  return planner.plan();
}

function createPlanner(options: ImportOptions, { products, decimals, newId }: Context) {
  const known = createIndex(products);
  const seen: Seen = { byId: new Map(), bySku: new Map(), byCode: new Map() };
  const named = new Set<string>();
  const added: Product[] = [];
  const changed: { before: Product; after: Product }[] = [];
  const troubles: RowTrouble[] = [];
  let unchanged = 0;
  let wrongRows = 0;
  let formulas = 0;

  function take(row: CsvRow): void {
    const wrong: RowTrouble[] = [];
    const tell = (
      kind: RowTroubleKind,
      field: Field | null,
      text: string,
      other: string | null = null,
    ): void => void wrong.push({ line: row.line, kind, field, text: text.slice(0, SHORT), other });
    const read = readRow(row, options, decimals, tell);
    formulas += read.formulas;
    const before = wrong.length === 0 ? findKnown(read, known, options, tell) : null;
    const after = wrong.length === 0 ? productOf(read, before, newId, tell) : null;
    if (after !== null) noteSeen(after, row.line, seen, tell);
    if (before !== null) named.add(before.id);
    if (wrong.length > 0 || after === null) {
      wrongRows += 1;
      troubles.push(...wrong);
    } else if (before === null) added.push(after);
    else if (isSame(before, after)) unchanged += 1;
    else changed.push({ before, after });
  }

  return {
    take,
    plan: (): ImportPlan => ({
      added,
      changed,
      retired: options.retireMissing ? products.filter(({ id, active }) => active && !named.has(id)) : [],
      unchanged,
      wrongRows,
      troubles,
      formulas,
    }),
  };
}

type Tell = (kind: RowTroubleKind, field: Field | null, text: string, other?: string | null) => void;
type Read = { readonly fields: { -readonly [K in keyof Product]?: Product[K] | null }; formulas: number };

const isText = (field: Field | null): boolean =>
  field === 'name' || field === 'category' || field === 'sku' || field === 'barcode';

/** The cells that have a column's meaning. An empty price or name is missed later, where a product is new. */
function readRow(
  { cells }: CsvRow,
  { columns, decimalMark }: ImportOptions,
  decimals: Decimals,
  tell: Tell,
): Read {
  const read: Read = { fields: {}, formulas: 0 };
  const put = <K extends keyof Product>(
    key: K,
    field: Field,
    text: string,
    result: Result<Product[K] | null, CellTrouble>,
  ): void => {
    if (result.ok) read.fields[key] = result.value;
    else tell(result.error, field, text);
  };
  const beyond = cells.find((cell, at) => at >= columns.length && cell.trim() !== '');
  if (beyond !== undefined) tell('too-many-cells', null, beyond);
  const barcodes: string[] = [];
  for (const [at, field] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (isText(field) && isToldAsFormula(cell)) read.formulas += 1;
    if (field === 'name' && cell.trim() !== '') put('name', field, cell, readName(cell));
    else if (field === 'sku') put('sku', field, cell, readSku(cell));
    else if (field === 'price') put('price', field, cell, readPrice(cell, decimalMark, decimals));
    else if (field === 'category') put('category', field, cell, readCategory(cell));
    else if (field === 'unit') put('unit', field, cell, readUnit(cell));
    else if (field === 'taxRate') put('taxRate', field, cell, readTaxRate(cell));
    else if (field === 'favourite') put('favourite', field, cell, readFavourite(cell));
    else if (field === 'active') put('active', field, cell, readActive(cell));
    else if (field === 'id') put('id', field, cell, readId(cell));
    else if (field === 'barcode') {
      const codes = readBarcodes(cell);
      if (codes.ok) barcodes.push(...codes.value);
      else tell(codes.error, field, cell);
    }
  }
  if (columns.includes('barcode')) read.fields.barcodes = barcodes;
  return read;
}

/** The catalogue's product that a row means: by our id, by SKU, by any of its barcodes; they must agree. */
function findKnown(
  { fields }: Read,
  known: Index,
  { known: rule }: ImportOptions,
  tell: Tell,
): Product | null {
  const { id = null, sku = null, barcodes } = fields;
  const byId = id === null ? undefined : known.byId.get(id);
  const bySku = sku === null ? undefined : known.bySku.get(sku.toLowerCase());
  const byCode = (barcodes ?? []).map((code) => known.byCode.get(sameCode(code)));
  const found = [...new Set([byId, bySku, ...byCode].filter((each) => each !== undefined))];
  const [first, second] = found;
  if (first === undefined) return null;
  if (second !== undefined)
    tell('two-products', byId === undefined ? 'barcode' : 'sku', sku ?? '', `${first.name} / ${second.name}`);
  else if (rule === 'refuse') tell('already-there', null, sku ?? barcodes?.[0] ?? first.name, first.name);
  return first;
}

/** The barcodes of a file are added to those the product has: a list with one of three must not take two away. */
function productOf(
  { fields }: Read,
  before: Product | null,
  newId: () => string,
  tell: Tell,
): Product | null {
  const { id, name = before?.name, price = before?.price, barcodes = [], ...rest } = fields;
  if (typeof name !== 'string') tell('no-name', 'name', '');
  if (typeof price !== 'number') tell('no-price', 'price', '');
  const own = before?.barcodes ?? [];
  const ownCodes = new Set(own.map(sameCode));
  const all = [...own, ...(barcodes ?? []).filter((code) => !ownCodes.has(sameCode(code)))];
  if (all.length > BARCODES_MOST) tell('too-many-codes', 'barcode', all.join(' '));
  if (typeof name !== 'string' || typeof price !== 'number') return null;
  const base: Product = before ?? { ...NEW, id: id ?? newId(), name, price };
  // What was read has the types that its columns say; what was not mapped is not there.
  const after: Product = Object.assign({}, base, rest, { name, price, barcodes: all.toSorted() });
  return after;
}

/** The line that had each first. */
type Seen = Readonly<Record<'byId' | 'bySku' | 'byCode', Map<string, number>>>;

function noteSeen({ id, sku, barcodes }: Product, line: number, seen: Seen, tell: Tell): void {
  const codes = barcodes.map(sameCode);
  const inSku = sku === null ? undefined : seen.bySku.get(sku.toLowerCase());
  const code = codes.find((each) => seen.byCode.has(each));
  const inId = seen.byId.get(id);
  if (inId !== undefined) tell('repeated', null, '', String(inId));
  else if (inSku !== undefined) tell('repeated', 'sku', sku ?? '', String(inSku));
  else if (code !== undefined) tell('repeated', 'barcode', code, String(seen.byCode.get(code)));
  if (inId === undefined) seen.byId.set(id, line);
  if (sku !== null && inSku === undefined) seen.bySku.set(sku.toLowerCase(), line);
  for (const each of codes) if (!seen.byCode.has(each)) seen.byCode.set(each, line);
}

type Index = ReturnType<typeof createIndex>;

function createIndex(products: readonly Product[]) {
  const byId = new Map<string, Product>();
  const bySku = new Map<string, Product>();
  const byCode = new Map<string, Product>();
  for (const product of products) {
    byId.set(product.id, product);
    if (product.sku !== null) bySku.set(product.sku.toLowerCase(), product);
    for (const code of product.barcodes) byCode.set(sameCode(code), product);
  }
  return { byId, bySku, byCode };
}

const isSame = (before: Product, after: Product): boolean =>
  before.name === after.name &&
  before.sku === after.sku &&
  before.price === after.price &&
  before.unit === after.unit &&
  before.taxRate === after.taxRate &&
  before.category === after.category &&
  before.favourite === after.favourite &&
  before.active === after.active &&
  before.barcodes.length === after.barcodes.length;

/* ── What the page is told ─────────────────────────────────────────────────────────────────────────────────── */

/** Why a file is refused as a whole, before any row. */
export type FileTrouble =
  | {
      readonly kind:
        | 'cancelled'
        | 'unreadable'
        | 'empty'
        | 'too-large'
        | 'not-text'
        | 'spreadsheet'
        | 'no-rows';
    }
  | { readonly kind: 'unclosed-quote'; readonly line: number };

export type Encoding = 'utf-8' | 'utf-16' | 'latin-1';

export type ImportCounts = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly retired: number;
  readonly wrong: number;
};

export type ImportPreview = {
  readonly fileName: string;
  /** Of the file's bytes: what is imported is what was seen. */
  readonly digest: string;
  readonly encoding: Encoding;
  readonly options: ImportOptions;
  readonly headings: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly counts: ImportCounts;
  /** The first of them; `counts.wrong` says how many rows. */
  readonly troubles: readonly RowTrouble[];
  readonly formulas: number;
  /** A few as they would be, to see that the columns are right. */
  readonly examples: readonly Product[];
};

export type ImportTrouble =
  | FileTrouble
  | { readonly kind: 'file-changed' | 'busy' | 'disk-full' | 'nothing-to-undo' | 'failed' }
  | { readonly kind: 'wrong-rows'; readonly preview: ImportPreview };
