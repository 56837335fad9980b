import type { Instant } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import {
  BLANK,
  BOLD,
  type Columns,
  DOUBLE,
  type Grid,
  type GridRow,
  penFor,
  RULE,
} from '#core/domain/paper-grid';
import { practiceMark, shopRows } from '#core/domain/paper-head';
import type { ReceiptSetting } from '#core/domain/receipt';
import type { ReceiptWords } from '#core/domain/receipt-words';

/** What shows that a printer is set right: its width, its letters, a code and its knife. */
export type TestPage = ReceiptSetting & { readonly at: Instant; readonly cuts: boolean };

/** Every letter of Spanish and Portuguese that a wrong code page would spoil. */
const LETTERS = ['áéíóúüñ ÁÉÍÓÚÜÑ ¿¡ ºª', 'ãõâêôàç ÃÕÂÊÔÀÇ × ½'];

export function testPageGrid(page: TestPage, columns: Columns, words: ReceiptWords): Grid {
  const pen = penFor(page, columns, words);
  const rows: readonly GridRow[] = [
    ...practiceMark(page, pen),
    ...shopRows(page, pen),
    RULE,
    ...pen.centred(words('proof.title'), DOUBLE),
    ...pen.sides(page.register.slice(0, 24), pen.moment(page.at)),
    RULE,
    ...pen.sides(words('proof.width', { columns: String(columns) }), '', BOLD),
    ...pen.sides(ruler(columns), ''),
    ...pen.sides('|<', '>|'),
    BLANK,
    ...pen.sides(words('proof.letters'), '', BOLD),
    ...LETTERS.flatMap((letters) => pen.sides(letters, '')),
    BLANK,
    ...pen.sides(words('proof.amounts'), '', BOLD),
    ...pen.sides('1', pen.money(toMoney(100))),
    ...pen.sides('2', pen.money(toMoney(999_999_999_999))),
    BLANK,
    ...pen.sides(words('proof.code'), '', BOLD),
    { kind: 'code', text: `MOSTRADOR ${columns}` },
    BLANK,
    ...pen.sides(words(page.cuts ? 'proof.cut' : 'proof.noCut'), ''),
    ...practiceMark(page, pen),
  ];
  return { columns, rows };
}

/** As wide as the paper, so that a printer that breaks lines too early, or cuts them, is seen at once. */
const ruler = (columns: number): string =>
  Array.from({ length: columns }, (_, at) => String((at + 1) % 10)).join('');
