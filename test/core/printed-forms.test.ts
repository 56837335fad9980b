import { describe, expect, it } from 'vitest';
import { type Columns, type Grid, rowText } from '#core/domain/paper-grid';
import { formGrid, type PrintedForm } from '#core/domain/printed-form';
import { cellWidth } from '#core/domain/receipt-cells';
import { formatMoney, LANGUAGES, SITE_IDS, siteOf } from '#core/domain/site';
import { wordsIn } from '#main/words/words';
import { formsFor, reportFor, slipFor } from '#test/core/form-samples';
import { receiptFor } from '#test/core/receipt-samples';

const everywhere = SITE_IDS.flatMap((siteId) => LANGUAGES.map((language) => ({ siteId, language })));
const WIDTHS: readonly Columns[] = [48, 44, 42, 32];

const textOf = ({ rows, columns }: Grid): string =>
  rows.map((row) => rowText(row, row.kind === 'text' && row.isDouble ? columns / 2 : columns)).join('\n');
const drawn = (form: PrintedForm, columns: Columns = 48): string =>
  textOf(formGrid(form, columns, wordsIn('es-AR')));

describe.each(everywhere)('everything that is printed in $siteId, $language', ({ siteId, language }) => {
  it.each(WIDTHS)('fits on %s columns, with every amount whole at the right edge', (columns) => {
    for (const form of formsFor(siteId, language)) {
      const grid = formGrid(form, columns, wordsIn(language));
      for (const row of grid.rows) {
        if (row.kind !== 'text') continue;
        const room = row.isDouble ? columns / 2 : columns;
        expect(cellWidth(rowText(row, room)), `${form.kind} ${JSON.stringify(row)}`).toBeLessThanOrEqual(
          room,
        );
        if (row.right !== '') expect(cellWidth(rowText(row, room))).toBe(room);
      }
      expect(textOf(grid)).not.toMatch(/[\u00a0\u202f]|(receipt|slip|report|proof|fiscal)\.\w|\{\{/);
    }
  });
});

describe('a gift copy', () => {
  it('names what was bought and how many, and no price, payment or discount', () => {
    const text = drawn({ kind: 'gift', receipt: receiptFor('MLA', 'es-AR') });
    expect(text).toMatch(/Medialuna +× 3/);
    expect(text).toMatch(/Jamón cocido +0,845 kg/);
    expect(text).toContain('CAMBIO');
    expect(text).not.toMatch(/\$|Efectivo|Mercado Pago|Descuento|TOTAL|131500000001/);
  });
});

describe('a refund slip', () => {
  it('says of which sale, how much, when, why and by whom', () => {
    const text = drawn({ kind: 'refund', slip: slipFor('MLA', 'es-AR') });
    expect(text).toMatch(/DEVUELTO +\$ 1\.250,00/);
    for (const words of ['Venta 000123', 'CAJA01-A000123', 'Operación 131500000001', 'La hizo: Ana'])
      expect(text).toContain(words);
    expect(text).toContain('El dinero ya se devolvió');
  });

  it('does not say that the money is back while the provider is at it', () => {
    const text = drawn({ kind: 'refund', slip: { ...slipFor('MLA', 'es-AR'), settledAt: null } });
    expect(text).toContain('Mercado Pago la está procesando');
    expect(text).not.toContain('ya se devolvió');
  });
});

describe('the report of a shift', () => {
  it('closes with its number, every means, what the drawer lacks and the seal of the log', () => {
    const report = reportFor('MLA', 'es-AR');
    const text = drawn({ kind: 'report', report });
    expect(text).toContain('CIERRE Z A0042');
    expect(text).toContain('Lo cerró: Bruno');
    expect(text).toMatch(/Cambio del kiosco +\$ 400,00/);
    expect(text).toMatch(/Ventas \(83\) +\$ 999\.999\.999,99/);
    for (const { amount } of report.means)
      expect(text).toContain(formatMoney(amount, siteOf('MLA')).replace(/[\u00a0\u202f]/g, ' '));
    expect(text).toMatch(/Faltan +\$ 10,00/);
    expect(text.replace(/\s/g, '')).toContain(report.head);
  });

  it('in between says that nothing is closed and counts no drawer', () => {
    const { drawer } = reportFor('MLA', 'es-AR');
    const between = { zNumber: null, head: null, drawer: { ...drawer, counted: null } };
    const text = drawn({ kind: 'report', report: reportFor('MLA', 'es-AR', between) });
    expect(text).toContain('Parcial: no cierra el turno');
    expect(text).not.toMatch(/Contado|Faltan|Sello|CIERRE/);
  });
});
