import { readGtin } from '#core/domain/barcode';
import { isFormula, plainText } from '#core/domain/csv';
import { folded } from '#core/domain/folded';
import { type Decimals, type Money, parseDecimal } from '#core/domain/money';
import { BARCODES_MOST, CATEGORY_MOST, CODE_MOST, NAME_MOST } from '#core/domain/product';
import type { Unit } from '#core/domain/sale';
import { err, ok, type Result } from '#core/result';

/** What is wrong with a cell. */
export type CellTrouble =
  | 'no-name'
  | 'too-long'
  | 'no-price'
  | 'bad-price'
  | 'too-many-decimals'
  | 'price-too-large'
  /** As long as a barcode of the standard, and its last figure is not the one that belongs there. */
  | 'bad-check-digit'
  /** "7,79E+12": the spreadsheet made a number of it and its figures are lost. */
  | 'code-turned-number'
  | 'bad-unit'
  | 'bad-tax'
  | 'bad-favourite'
  | 'bad-active'
  | 'bad-id';

type Read<T> = Result<T, CellTrouble>;

export type DecimalMark = 'comma' | 'point';

const bareAmount = (text: string): string =>
  text.replace(/^[^\d.,-]+|[^\d.,]+$/g, '').replace(/[\s\u00a0\u202f']/g, '');

/**
 * Which sign parts the decimals in a column of prices, by what most of its cells can only mean: "1.234,50", "12,5"
 * and "1.234.567" say the comma. "1.500" says nothing by itself; `usual` is the country's way then.
 */
export function decimalMarkOf(prices: readonly string[], usual: DecimalMark): DecimalMark {
  let commas = 0;
  for (const text of prices) {
    const mark = markIn(bareAmount(text));
    if (mark !== null) commas += mark === 'comma' ? 1 : -1;
  }
  if (commas === 0) return usual;
  return commas > 0 ? 'comma' : 'point';
}

function markIn(amount: string): DecimalMark | null {
  const last = Math.max(amount.lastIndexOf(','), amount.lastIndexOf('.'));
  if (last < 0) return null;
  const sign = amount[last];
  const own: DecimalMark = sign === ',' ? 'comma' : 'point';
  const other: DecimalMark = own === 'comma' ? 'point' : 'comma';
  const signs = amount.match(/[.,]/g) ?? [];
  if (new Set(signs).size === 2) return own;
  if (signs.length > 1) return other;
  const isThousand = amount.length - last === 4 && /^[1-9]\d{0,2}$/.test(amount.slice(0, last));
  return isThousand ? null : own;
}

const PRICE: Readonly<Record<DecimalMark, RegExp>> = {
  comma: /^(\d{1,3}(?:\.\d{3})+|\d*)(?:,(\d*))?$/,
  point: /^(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/,
};

export function readPrice(text: string, mark: DecimalMark, decimals: Decimals): Read<Money> {
  const amount = bareAmount(text);
  if (text.trim() === '') return err('no-price');
  const match = PRICE[mark].exec(amount);
  if (
    match === null ||
    !/\d/.test(amount) ||
    /[a-z]/i.test(text.replace(/R\$|U\$S|ars|brl|clp|cop|mxn|pen|uyu|s\//gi, ''))
  )
    return err('bad-price');
  const [, whole = '', fraction = ''] = match;
  const figures = whole.replace(/[.,]/g, '');
  const read = parseDecimal(
    `${figures === '' ? '0' : figures}${fraction === '' ? '' : `.${fraction}`}`,
    decimals,
  );
  if (read.ok) return read;
  if (read.error === 'too-many-decimals') return err('too-many-decimals');
  return err(read.error === 'too-large' ? 'price-too-large' : 'bad-price');
}

/** One line of text, as it stands but for the spaces. */
export const tidyText = (cell: string): string => plainText(cell.trim()).replace(/\s+/g, ' ').trim();

export function readName(cell: string): Read<string> {
  const name = tidyText(cell).normalize('NFC');
  if (name === '') return err('no-name');
  return name.length > NAME_MOST ? err('too-long') : ok(name);
}

export function readCategory(cell: string): Read<string | null> {
  const category = tidyText(cell).normalize('NFC');
  if (category.length > CATEGORY_MOST) return err('too-long');
  return ok(category === '' ? null : category);
}

const TURNED_NUMBER = /^\d([.,]\d+)?E\+\d+$/i;

export function readSku(cell: string): Read<string | null> {
  const sku = tidyText(cell);
  if (TURNED_NUMBER.test(sku)) return err('code-turned-number');
  if (sku.length > CODE_MOST) return err('too-long');
  return ok(sku === '' ? null : sku);
}

export function readBarcode(code: string): Read<string> {
  if (TURNED_NUMBER.test(code)) return err('code-turned-number');
  if (code.length > CODE_MOST) return err('too-long');
  return readGtin(code) === 'bad-check-digit' ? err('bad-check-digit') : ok(code);
}

/** Several in one cell, parted by spaces or signs. A spreadsheet's ".0" behind a number is none of the code. */
export function readBarcodes(cell: string): Read<readonly string[]> {
  const text = tidyText(cell);
  if (TURNED_NUMBER.test(text)) return err('code-turned-number');
  const codes = [...new Set(text.split(/[\s,;|/]+/).filter((code) => code !== ''))];
  if (codes.length > BARCODES_MOST) return err('too-long');
  const read = codes.map((code) => readBarcode(code.replace(/^(\d{8,14})\.0+$/, '$1')));
  const wrong = read.find((each) => !each.ok);
  if (wrong !== undefined && !wrong.ok) return wrong;
  return ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
}

const UNITS: Readonly<Record<string, Unit>> = Object.fromEntries([
  ...[
    '',
    'u',
    'un',
    'und',
    'uni',
    'unid',
    'unidad',
    'unidades',
    'unidade',
    'pieza',
    'pza',
    'pz',
    'peca',
    'pc',
  ].map((word) => [word, 'unit'] as const),
  ...['unit', 'each', 'ea', 'piece'].map((word) => [word, 'unit'] as const),
  ...['kg', 'kgs', 'kilo', 'kilos', 'kilogramo', 'quilo', 'quilos', 'peso', 'weight'].map(
    (word) => [word, 'kg'] as const,
  ),
]);

export function readUnit(cell: string): Read<Unit> {
  const unit = Object.hasOwn(UNITS, folded(cell)) ? UNITS[folded(cell)] : undefined;
  return unit === undefined ? err('bad-unit') : ok(unit);
}

/** "21", "21 %", "10,5": hundredths of a percent. Below one percent it is more likely "0,21" for 21 %: asked again. */
export function readTaxRate(cell: string): Read<number | null> {
  const text = cell.replace('%', '').trim();
  if (text === '') return ok(null);
  const match = /^(\d{1,3})(?:[.,](\d{1,2})0*)?$/.exec(text);
  if (match === null) return err('bad-tax');
  const rate = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return rate > 10_000 || (rate > 0 && rate < 100) ? err('bad-tax') : ok(rate);
}

export function readFavourite(cell: string): Read<number | null> {
  const text = cell.trim();
  if (text === '' || text === '0') return ok(null);
  return /^[1-9]\d{0,3}$/.test(text) ? ok(Number(text)) : err('bad-favourite');
}

const YES = [
  '',
  'si',
  's',
  'sim',
  'yes',
  'y',
  '1',
  'x',
  'true',
  'verdadero',
  'verdadeiro',
  'activo',
  'ativo',
  'active',
];
const NO = ['no', 'n', 'nao', '0', 'false', 'falso', 'inactivo', 'inativo', 'inactive', 'baja'];

export function readActive(cell: string): Read<boolean> {
  const word = folded(cell);
  if (YES.includes(word)) return ok(true);
  return NO.includes(word) ? ok(false) : err('bad-active');
}

export function readId(cell: string): Read<string | null> {
  const id = cell.trim();
  if (id === '') return ok(null);
  return /^[\w-]{1,64}$/.test(id) ? ok(id) : err('bad-id');
}

/** Taken as text, and told: a spreadsheet would have run it. */
export function isToldAsFormula(cell: string): boolean {
  const text = cell.trim();
  return isFormula(text) && plainText(text) === text && !/^[+-]?[\d.,]+$/.test(text);
}
