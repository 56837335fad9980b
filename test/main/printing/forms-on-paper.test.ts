import { describe, expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { Columns } from '#core/domain/paper-grid';
import { formGrid, type PrintedForm } from '#core/domain/printed-form';
import { USUAL_FORM } from '#core/domain/printer-form';
import { formatMoney, LANGUAGES, SITE_IDS, siteOf } from '#core/domain/site';
import { paperBytes } from '#main/printing/escpos';
import { wordsIn } from '#main/words/words';
import { amountsOf, formsFor, namesIn } from '#test/core/form-samples';
import { lineOf, receiptFor } from '#test/core/receipt-samples';
import { decodeEscpos, type PrintedLine } from '#test/support/escpos-decoder';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const squeezed = (text: string): string => text.replace(/\s/g, '');
const cellsOf = ({ text, size }: PrintedLine): number => text.length * size;

/** What lies on the counter: read back from the bytes, by a decoder that shares nothing with what wrote them. */
const linesOf = (form: PrintedForm, columns: Columns, say: ReturnType<typeof wordsIn>) =>
  decodeEscpos(
    paperBytes(formGrid(form, columns, say), { ...USUAL_FORM, paper: columns === 48 ? 80 : 58 }),
  ).lines.map((line) => ({ ...line, text: line.text.trimEnd() }));

const everywhere = SITE_IDS.flatMap((siteId) => LANGUAGES.map((language) => ({ siteId, language })));

describe.each([80, 58] as const)('on a roll of %s mm', (paper) => {
  const columns = paper === 80 ? 48 : 32;

  it.each(everywhere)(
    'no form of $siteId in $language is cut, and its amounts end below each other',
    (which) => {
      const { siteId, language } = which;
      for (const form of formsFor(siteId, language)) {
        const lines = linesOf(form, columns, wordsIn(language));
        const of = (what: string): string => `${form.kind}: ${what}`;
        for (const line of lines) expect(cellsOf(line), of(line.text)).toBeLessThanOrEqual(columns);
        for (const money of amountsOf(form)) {
          const amount = plain(formatMoney(money, siteOf(siteId)));
          const ends = lines.filter(({ text }) => text.endsWith(` ${amount}`) || text === amount);
          // The last figure in the last column, large or small.
          expect(ends.map(cellsOf), of(amount)).toContain(columns);
        }
        const all = squeezed(lines.map(({ text }) => text).join(''));
        for (const name of namesIn(form)) expect(all, of(name)).toContain(squeezed(name));
        expect(all).not.toMatch(/undefined|NaN|\{\{|�/);
      }
    },
  );

  it('is readable however much was bought, however it is called and whatever it costs', () => {
    const long = 'Alfajor de maicena relleno con dulce de leche y coco rallado '
      .repeat(4)
      .slice(0, 200)
      .trim();
    const solid = 'Ñ'.repeat(200);
    const dear = toMoney(99_999_999_999_999);
    const names = [long, solid, 'Torta 🎂 de cumpleaños 👩‍👩‍👧 grande', 'Café ☕'];
    const lines = Array.from({ length: 200 }, (_, at) =>
      lineOf({ name: names[at] ?? `Producto ${at + 1}`, unitPrice: at === 4 ? dear : toMoney(150_000) }),
    );
    const receipt = receiptFor('MLA', 'es-AR', { cart: { lines, discount: null, note: null } });
    const printed = linesOf({ kind: 'receipt', receipt }, columns, wordsIn('es-AR'));
    for (const line of printed) expect(cellsOf(line)).toBeLessThanOrEqual(columns);
    const all = squeezed(printed.map(({ text }) => text).join(''));
    for (const name of [long, solid, 'de cumpleaños', 'Café']) expect(all).toContain(squeezed(name));
    const rows = printed.map(({ text }) => text);
    const own = rows.filter((text) => /^Producto \d+ /.test(text));
    expect(own).toHaveLength(196);
    expect(own[0]).toMatch(/^Producto 5 +\$ 999\.999\.999\.999,99$/);
    for (const text of own) expect(text).toHaveLength(columns);
    // Two signs that no code page has keep their four cells, and the price stays where it was.
    const cake = rows.find((text) => text.startsWith('Torta')) ?? '';
    expect(cake).toMatch(paper === 80 ? /^Torta {4}de cumpleaños {4}grande +\$ 1\.500,00$/ : /^Torta {4}de/);
    // Too long to stand beside its word in large letters, it stands whole below it.
    const after = rows.slice(rows.findIndex((text) => text.startsWith('TOTAL')));
    expect(after.slice(0, 2).join(' ')).toMatch(/^TOTAL +\$ 1\.000\.000\.298\.499,99/);
  });
});
