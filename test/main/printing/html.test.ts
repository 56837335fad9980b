import { describe, expect, it } from 'vitest';
import type { Columns } from '#core/domain/paper-grid';
import { gridOf } from '#core/domain/receipt-grid';
import { pageHeightMm, receiptPage } from '#main/printing/html';
import { wordsIn } from '#main/words/words';
import { lineOf, receiptFor } from '#test/core/receipt-samples';

const gridFor = (count: number, columns: Columns = 48, name = 'Pan') =>
  gridOf(
    receiptFor('MLA', 'es-AR', {
      cart: { lines: Array.from({ length: count }, () => lineOf({ name })), discount: null, note: null },
    }),
    columns,
    wordsIn('es-AR'),
  );

describe('the page of a receipt', () => {
  it.each([
    [48, 80],
    [32, 58],
  ] as const)(
    'for %s columns is %s mm wide and as tall as its rows, said in the page itself',
    (columns, widthMm) => {
      const grid = gridFor(3, columns);
      const page = receiptPage(grid, 'es-AR');
      expect([page.widthMm, page.heightMm]).toEqual([widthMm, pageHeightMm(grid)]);
      expect(page.html).toContain(`@page { size: ${widthMm}mm ${page.heightMm}mm; margin: 0; }`);
      expect(page.html).toContain('<html lang="es-AR">');
    },
  );

  it('grows by a row for a row', () => {
    const rows = (count: number): number => pageHeightMm(gridFor(count));
    expect(rows(200) - rows(100)).toBe(375);
  });

  it('carries its font and asks nothing of the network or of scripts', () => {
    const { html } = receiptPage(gridFor(1), 'es-AR');
    expect(html).toContain('url(data:font/woff2;base64,d09GMg');
    expect(html).not.toMatch(/https?:|<script|<link|<img/);
    expect(html).toContain("default-src 'none'");
  });

  it('shows a name as it was typed, whatever is in it', () => {
    const { html } = receiptPage(gridFor(1, 48, '<b>"Pan" & queso</b>'), 'es-AR');
    expect(html).toContain('&lt;b&gt;&quot;Pan&quot; &amp; queso&lt;/b&gt;');
    expect(html).not.toContain('<b>');
  });

  it('has every amount whole, with plain spaces, so that it can be searched and copied', () => {
    const { html } = receiptPage(gridOf(receiptFor('MLA', 'es-AR'), 48, wordsIn('es-AR')), 'es-AR');
    for (const amount of ['$ 3.701,00', '$ 10.562,50', '-$ 124,88', '$ 19.878,86', '$ 200,00'])
      expect(html).toContain(`<span>${amount}</span>`);
    expect(html).not.toMatch(/[\u00a0\u202f]/);
  });
});
