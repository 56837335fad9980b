import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { describe, expect, it } from 'vitest';
import { rowText } from '#core/domain/paper-grid';
import { formGrid } from '#core/domain/printed-form';
import { columnsOf, USUAL_FORM } from '#core/domain/printer-form';
import { PRINTER_PROFILES, type PrinterProfile } from '#core/domain/printer-profiles';
import { kickBytes, paperBytes } from '#main/printing/escpos';
import { printable } from '#main/printing/printable';
import { wordsIn } from '#main/words/words';
import { formsFor } from '#test/core/form-samples';
import { decodeEscpos, linesIn, papersIn } from '#test/support/escpos-decoder';
import { roundLogo } from '#test/support/round-logo';
import { decodeStar } from '#test/support/star-decoder';

const target = { kind: 'tcp', host: 'printer', port: 9100 } as const;
const forms = formsFor('MLB', 'pt-BR');
const decoded = (profile: PrinterProfile, bytes: Uint8Array) =>
  profile.language === 'esc-pos' ? decodeEscpos(bytes) : decodeStar(bytes);

it('every model of the encoder has its profile, and nobody else', () => {
  const models = ReceiptPrinterEncoder.printerModels.map(({ id }) => id);
  expect(PRINTER_PROFILES.slice(1).map(({ id }) => id)).toEqual(models);
});

describe.each(PRINTER_PROFILES)('$name', (profile) => {
  const form = {
    ...USUAL_FORM,
    profile: profile.id,
    paper: profile.columns > 32 ? (80 as const) : (58 as const),
  };

  it('prints every row of every form with its accents, and nothing wider than its paper', () => {
    const columns = columnsOf({ target, form });
    expect(columns).toBe(profile.columns);
    for (const piece of forms) {
      const grid = formGrid(piece, columns, wordsIn('pt-BR'));
      const { pieces, codePage } = decoded(profile, paperBytes(grid, form));
      const wanted = grid.rows.flatMap((row) =>
        row.kind === 'picture' || (row.kind === 'code' && profile.drawsCodes)
          ? []
          : [
              printable(
                row.kind === 'code'
                  ? row.text
                  : rowText(row, row.kind === 'text' && row.isDouble ? columns / 2 : columns),
              ),
            ],
      );
      const printed = linesIn(pieces).map(({ text }) => text.trimEnd());
      expect(printed.filter((text) => text !== '')).toEqual(
        wanted.map((text) => text.trimEnd()).filter((text) => text !== ''),
      );
      expect(codePage).not.toBe(0);
    }
  });

  it('draws the logo in one piece: nothing is fed between its stripes', () => {
    const grid = formGrid(forms[0] ?? never(), profile.columns, wordsIn('pt-BR'));
    const kinds = decoded(profile, paperBytes(grid, form)).pieces.map(({ kind }) => kind);
    const stripes = kinds.flatMap((kind, at) => (kind === 'dots' ? [at] : []));
    expect(stripes).toEqual([0, 1]);
  });

  it('ends by cutting where it has a knife, and opens the drawer by its own pulse alone', () => {
    const grid = formGrid(forms[0] ?? never(), profile.columns, wordsIn('pt-BR'));
    const { commands } = decoded(profile, paperBytes(grid, form));
    expect(commands.some((command) => command.startsWith('cut'))).toBe(profile.cuts);
    expect(commands[0]).toBe('initialise');
    expect(commands.some((command) => command.startsWith('kick'))).toBe(false);
    expect(kickBytes(form).length).toBeGreaterThan(3);
  });
});

const never = (): never => {
  throw new Error('no such form');
};

describe('a plain printer', () => {
  const grid = formGrid(forms[0] ?? never(), 48, wordsIn('pt-BR'));

  it('draws the logo dot by dot, in stripes', () => {
    const dots = decodeEscpos(paperBytes(grid)).pieces.flatMap((piece) =>
      piece.kind === 'dots' ? [piece] : [],
    );
    expect(dots.reduce((rows, { height }) => rows + height, 0)).toBe(roundLogo.height);
    const bits = Buffer.concat(dots.map((stripe) => stripe.bits));
    expect(bits.toString('base64')).toBe(roundLogo.bits);
  });

  it('is told how dark to print only where that was asked for', () => {
    const told = (density: 'light' | 'normal' | 'dark') =>
      decodeEscpos(paperBytes(grid, { ...USUAL_FORM, density })).commands.filter((each) =>
        each.startsWith('density'),
      );
    expect([told('light').length, told('normal').length, told('dark').length]).toEqual([1, 0, 1]);
  });

  it('without a knife is fed to the edge instead', () => {
    const { commands, pieces } = decodeEscpos(paperBytes(grid, { ...USUAL_FORM, cut: 'none' }));
    expect(commands.some((command) => command.startsWith('cut'))).toBe(false);
    expect(
      linesIn(pieces)
        .slice(-6)
        .map(({ text }) => text),
    ).toEqual(['', '', '', '', '', '']);
  });

  /* Wherever the job before broke off, in a word, a command or the logo: its half is cut off, and this one is whole. */
  it('prints whole what follows a job that broke off anywhere', () => {
    const whole = paperBytes(grid);
    // After the knife the encoder feeds a row: it is the first of the next paper.
    const below = (lines: readonly string[] = []) => lines.slice(lines.findIndex((line) => line !== ''));
    const alone = below(papersIn(decodeEscpos(whole))[0]);
    for (let at = 1; at < whole.length; at += 7) {
      const strip = Buffer.concat([whole.subarray(0, at), paperBytes(grid, USUAL_FORM, true)]);
      const papers = papersIn(decodeEscpos(strip, false)).filter((lines) =>
        lines.some((line) => line !== ''),
      );
      expect(below(papers.at(-1)), `broken off at byte ${at}`).toEqual(alone);
      expect(papers.length).toBeLessThanOrEqual(2);
    }
  });
});
