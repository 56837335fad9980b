import { describe, expect, it } from 'vitest';
import { type Columns, rowText } from '#core/domain/paper-grid';
import { gridOf } from '#core/domain/receipt-grid';
import { LANGUAGES, SITE_IDS } from '#core/domain/site';
import { paperBytes } from '#main/printing/escpos';
import { receiptText } from '#main/printing/text';
import { wordsIn } from '#main/words/words';
import { lineOf, receiptFor } from '#test/core/receipt-samples';
import { decodeEscpos } from '#test/support/escpos-decoder';

const WIDTHS: readonly Columns[] = [48, 32];
const everywhere = SITE_IDS.flatMap((siteId) =>
  LANGUAGES.flatMap((language) => WIDTHS.map((columns) => ({ siteId, language, columns }))),
);
const named = (...names: readonly string[]) =>
  gridOf(
    receiptFor('MLA', 'es-AR', {
      cart: { lines: names.map((name) => lineOf({ name })), discount: null, note: null },
    }),
    48,
    wordsIn('es-AR'),
  );

describe('a receipt for a thermal printer', () => {
  it.each(everywhere)('says, row by row, what the grid says ($siteId, $language, $columns)', (which) => {
    const { siteId, language, columns } = which;
    const receipt = receiptFor(siteId, language, { isCopy: true, isPractice: true });
    const grid = gridOf(receipt, columns, wordsIn(language));
    const { lines } = decodeEscpos(paperBytes(grid));
    const printed = lines.slice(0, grid.rows.length);
    expect(printed.map(({ text }) => text.trimEnd())).toEqual(
      grid.rows.map((row) => rowText(row, row.kind === 'text' && row.isDouble ? columns / 2 : columns)),
    );
    expect(printed.map(({ size }) => size)).toEqual(
      grid.rows.map((row) => (row.kind === 'text' && row.isDouble ? 2 : 1)),
    );
    for (const { text, size } of lines) expect(text.length * size).toBeLessThanOrEqual(columns);
  });

  it('begins by initialising, ends by cutting below the last row, and never kicks the drawer', () => {
    const bytes = paperBytes(named('Pan'));
    const { commands, lines, codePage } = decodeEscpos(bytes);
    expect(Array.from(bytes.subarray(0, 2))).toEqual([0x1b, 0x40]);
    expect(commands[0]).toBe('initialise');
    expect(commands.at(-1)).toBe('cut 1');
    expect(commands.some((command) => command.startsWith('kick'))).toBe(false);
    expect(codePage).toBe(2);
    expect(lines.slice(-5).map(({ text }) => text)).toEqual(['', '', '', '', '']);
  });

  it('prints every letter of Spanish and Portuguese, and the signs of money', () => {
    const letters = 'áéíóúüñÁÉÍÓÚÜÑ ¿¡ ãõâêôàçÃÕÂÊÔÀÇ ºª × R$ S/ $';
    const { lines } = decodeEscpos(paperBytes(named(letters)));
    expect(lines.map(({ text }) => text).join('\n')).toContain(letters);
  });

  it('keeps the columns of what it has no letter for', () => {
    const { lines } = decodeEscpos(paperBytes(named('Torta 🎂 “rica” – Žižek', '抹茶 ラテ')));
    const texts = lines.map(({ text }) => text);
    const cake = texts.find((text) => text.startsWith('Torta')) ?? '';
    expect(cake).toMatch(/^Torta {4}"rica" - Zizek +\$ 1\.850,50$/);
    expect(cake).toHaveLength(48);
    expect(texts.find((text) => text.startsWith('????'))).toMatch(/^\?{4} \?{4} +\$ 1\.850,50$/);
  });
});

describe('a receipt as plain text', () => {
  it('has no more than the paper’s columns, no trailing blanks and every row of the grid', () => {
    const grid = gridOf(receiptFor('MLB', 'pt-BR'), 48, wordsIn('pt-BR'));
    const rows = receiptText(grid).split('\n');
    expect(rows).toHaveLength(grid.rows.length + 1);
    for (const row of rows) {
      expect(row.length).toBeLessThanOrEqual(48);
      expect(row).toBe(row.trimEnd());
    }
    expect(rows.find((row) => row.startsWith('TOTAL'))).toMatch(/^TOTAL +R\$ 19\.878,86$/);
  });
});
