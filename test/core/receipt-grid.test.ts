import { describe, expect, it } from 'vitest';
import { type Money, negate, toMoney, toQuantity } from '#core/domain/money';
import { type Columns, type Grid, rowText } from '#core/domain/paper-grid';
import type { Receipt } from '#core/domain/receipt';
import { cellWidth } from '#core/domain/receipt-cells';
import { gridOf } from '#core/domain/receipt-grid';
import { MAX_TOTAL } from '#core/domain/sale';
import { formatMoney, LANGUAGES, SITE_IDS, siteOf } from '#core/domain/site';
import { wordsIn } from '#main/words/words';
import { lineOf, receiptFor } from '#test/core/receipt-samples';

const WIDTHS: readonly Columns[] = [48, 32];
const everywhere = SITE_IDS.flatMap((siteId) =>
  LANGUAGES.flatMap((language) => WIDTHS.map((columns) => ({ siteId, language, columns }))),
);

const drawn = (receipt: Receipt, columns: Columns): Grid =>
  gridOf(receipt, columns, wordsIn(receipt.language));

const textsOf = ({ rows, columns }: Grid): readonly string[] =>
  rows.map((row) => rowText(row, row.kind === 'text' && row.isDouble ? columns / 2 : columns));

const plain = (amount: Money, receipt: Receipt): string =>
  formatMoney(amount, siteOf(receipt.siteId)).replace(/[\u00a0\u202f]/g, ' ');

/** What must stand at the right edge, and nothing may touch it. */
function amountsOf(receipt: Receipt): readonly Money[] {
  const { lines, discount, subtotal, total, taxes, means } = receipt;
  const off = [...lines.map((line) => line.discount), discount].filter((taken) => taken !== null);
  return [
    ...lines.map(({ gross }) => gross),
    ...off.map(({ amount }) => negate(amount)),
    ...(discount === null ? [] : [subtotal]),
    total,
    ...taxes.map(({ iva }) => iva),
    ...means.flatMap((one) =>
      'change' in one && one.change > 0 ? [one.amount, one.given, one.change] : [one.amount],
    ),
  ];
}

function expectSound(receipt: Receipt, columns: Columns): void {
  const grid = drawn(receipt, columns);
  for (const row of grid.rows) {
    const room = row.kind === 'text' && row.isDouble ? columns / 2 : columns;
    expect(cellWidth(rowText(row, room)), JSON.stringify(row)).toBeLessThanOrEqual(room);
    if (row.kind !== 'text' || row.right === '') continue;
    expect(cellWidth(rowText(row, room))).toBe(room);
    if (row.left !== '') expect(cellWidth(row.left) + 2 + cellWidth(row.right)).toBeLessThanOrEqual(room);
  }
  const right = grid.rows.flatMap((row) => (row.kind === 'text' && row.right !== '' ? [row.right] : []));
  for (const amount of amountsOf(receipt)) expect(right).toContain(plain(amount, receipt));
  expect(textsOf(grid).join('\n')).not.toMatch(/[\u00a0\u202f]|receipt\.|fiscal\.|\{\{/);
}

describe.each(everywhere)('in $siteId, $language, on $columns columns', ({ siteId, language, columns }) => {
  it('nothing is wider than the paper, and every amount is there, whole, at the right', () => {
    expectSound(receiptFor(siteId, language), columns);
    expectSound(receiptFor(siteId, language, { isCopy: true, isPractice: true }), columns);
  });

  it('takes twelve figures, everywhere at once', () => {
    const dear = lineOf({ unitPrice: MAX_TOTAL });
    const heavy = lineOf({
      unit: 'kg',
      unitPrice: toMoney(1_000_000_000_000),
      quantity: toQuantity(99_999),
      discount: { kind: 'percent', basisPoints: 3333 },
    });
    const less = { kind: 'amount', amount: toMoney(1) } as const;
    for (const line of [dear, heavy])
      expectSound(
        receiptFor(siteId, language, { cart: { lines: [line], discount: less, note: null } }),
        columns,
      );
  });

  it('says when, in the shop’s zone, and that it is no tax document, in the country’s words', () => {
    const text = textsOf(drawn(receiptFor(siteId, language), columns)).join('\n');
    expect(text).toContain(WHEN[siteId]);
    expect(text.replace(/\s+/g, ' ')).toContain(NOTICE[siteId]);
  });
});

const WHEN = {
  MLA: '21/11/2026 14:32',
  MLB: '21/11/2026 14:32',
  MLC: '21-11-2026 14:32',
  MCO: '21/11/2026 12:32',
  MLM: '21/11/2026 11:32',
  MPE: '21/11/2026 12:32',
  MLU: '21/11/2026 14:32',
};

const NOTICE = {
  MLA: 'Documento no válido como factura',
  MLB: 'Não é documento fiscal',
  MLC: 'No válido como boleta ni factura',
  MCO: 'No válido como factura de venta ni documento equivalente',
  MLM: 'Este ticket no es un comprobante fiscal',
  MPE: 'No es comprobante de pago',
  MLU: 'No válido como comprobante fiscal',
};

describe.each(WIDTHS)('on %s columns', (columns) => {
  const withNames = (...names: readonly string[]): Receipt =>
    receiptFor('MLA', 'es-AR', {
      cart: { lines: names.map((name) => lineOf({ name })), discount: null, note: null },
    });
  const textOf = (receipt: Receipt): string => textsOf(drawn(receipt, columns)).join('\n');

  it('prints two hundred lines', () => {
    const receipt = withNames(...Array.from({ length: 200 }, (_, at) => `Producto ${at + 1}`));
    expectSound(receipt, columns);
    expect(textOf(receipt)).toContain('Producto 200 ');
  });

  it('breaks a name of two hundred letters and loses none', () => {
    const words = 'Alfajor de maicena relleno con dulce de leche y coco rallado '.repeat(4).slice(0, 200);
    const solid = 'Ñ'.repeat(200);
    const receipt = withNames(words, solid);
    expectSound(receipt, columns);
    const letters = textOf(receipt).replace(/\s/g, '');
    expect(letters).toContain(words.replace(/\s/g, ''));
    expect(letters).toContain(solid);
  });

  it.each([
    ['an emoji', 'Café ☕ y torta 🎂', '🎂'],
    ['a family of one emoji', 'Combo familiar 👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['a flag', 'Alfajor 🇦🇷 premium', '🇦🇷'],
    ['wide letters', '抹茶ラテ大盛り抹茶ラテ大盛り抹茶ラテ大盛り', '抹茶ラテ'],
    ['loose accents', 'Café y pão'.normalize('NFD'), 'Café y pão'],
  ])('measures %s', (_, name, kept) => {
    const receipt = withNames(name, `${name} `.repeat(12));
    expectSound(receipt, columns);
    expect(textOf(receipt)).toContain(kept);
  });

  it('never lets a name command the printer or turn what follows', () => {
    const receipt = withNames('Pan\u001b@\u001bp\u0000\u0019 rico\r\nTOTAL $ 0\u202e00,1\u2066');
    expectSound(receipt, columns);
    expect(textOf(receipt)).toContain('Pan @ p rico TOTAL $ 000,1');
  });
});

describe('the rows', () => {
  it('of an everyday sale read like this', () => {
    const receipt = receiptFor('MLA', 'es-AR', { isCopy: true });
    expect(textsOf(drawn(receipt, 48)).join('\n')).toMatchInlineSnapshot(`
      "         COPIA
      ------------------------------------------------
         Panadería El Ñandú
                      Panadería y café
                Av. San Martín 1234, Córdoba
                    CUIT: 30-71234567-8
      ------------------------------------------------
      Comprobante CAJA01-A000123      21/11/2026 14:32
      Venta 000123                             Caja 01
      Atendió: Ana
      ------------------------------------------------
      Café molido 250 g
        2 × $ 1.850,50                      $ 3.701,00
      Medialuna
        3 × $ 650,00                        $ 1.950,00
      Jamón cocido
        0,845 kg × $ 12.500,00             $ 10.562,50
      Pão de queijo                           $ 999,00
        Descuento 12,5 %                     -$ 124,88
        bien tostado
      Yerba 1 kg                            $ 5.400,00
        Descuento                            -$ 400,00
      ------------------------------------------------
      Subtotal                             $ 22.087,62
      Descuento 10 %                       -$ 2.208,76
      TOTAL        $ 19.878,86
      ------------------------------------------------
      QR Mercado Pago                      $ 18.878,86
        Operación 131500000001
      Efectivo                              $ 1.000,00
        Recibido                            $ 1.200,00
        Vuelto                                $ 200,00
      Nota: Retira Ana a las 18

              Documento no válido como factura
                  ¡Gracias por tu compra!"
    `);
  });

  it('of a practice sale in Brazil read like this on narrow paper', () => {
    const receipt = receiptFor('MLB', 'pt-BR', { isPractice: true });
    expect(textsOf(drawn(receipt, 32)).join('\n')).toMatchInlineSnapshot(`
      "--------------------------------
           TREINO
         Venda de treino, sem valor
      --------------------------------
        Panadería El
           Ñandú
              Panadería y café
        Av. San Martín 1234, Córdoba
            CNPJ: 30-71234567-8
      --------------------------------
      Comprovante CAJA01-A000123
                      21/11/2026 14:32
      Venda 000123             Caja 01
      Atendimento: Ana
      --------------------------------
      Café molido 250 g
        2 × R$ 1.850,50    R$ 3.701,00
      Medialuna
        3 × R$ 650,00      R$ 1.950,00
      Jamón cocido
        0,845 kg × R$ 12.500,00
                          R$ 10.562,50
      Pão de queijo          R$ 999,00
        Desconto 12,5%      -R$ 124,88
        bien tostado
      Yerba 1 kg           R$ 5.400,00
        Desconto            -R$ 400,00
      --------------------------------
      Subtotal            R$ 22.087,62
      Desconto 10%        -R$ 2.208,76
      TOTAL
          R$ 19.878,86
      --------------------------------
      QR Mercado Pago     R$ 18.878,86
        Operação 131500000001
      Dinheiro             R$ 1.000,00
        Recebido           R$ 1.200,00
        Troco                R$ 200,00
      Obs.: Retira Ana a las 18

           Não é documento fiscal
           Obrigado pela compra!
      --------------------------------
           TREINO
         Venda de treino, sem valor
      --------------------------------"
    `);
  });
});
