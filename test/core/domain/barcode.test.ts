import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, compressUpcA, expandUpcE, readGtin, spellingsOf } from '#core/domain/barcode';

const figures = (length: number) =>
  fc.stringMatching(new RegExp(`^\\d{${length}}$`)).map((text) => `${text}${checkDigit(text)}`);

describe('a code on the goods', () => {
  it.each([
    ['7790895000997', 'ean-13'],
    ['4006381333931', 'ean-13'],
    ['5901234123457', 'ean-13'],
    ['7891000100103', 'ean-13'],
    ['96385074', 'ean-8'],
    ['73513537', 'ean-8'],
    ['036000291452', 'upc-a'],
    ['012345678905', 'upc-a'],
    ['04252614', 'upc-e'],
    ['01234531', 'upc-e'],
    ['10012345678902', 'gtin-14'],
    ['4006381333932', 'bad-check-digit'],
    ['036000291453', 'bad-check-digit'],
    ['96385075', 'bad-check-digit'],
    ['COLA-2', 'other'],
    ['1234567', 'other'],
    ['', 'other'],
    ['40063813339310000', 'other'],
  ])('%s is %s', (code, kind) => {
    expect(readGtin(code)).toBe(kind);
  });

  it.each([12, 11, 13])('with %s figures and one of them wrong is refused, whichever it is', (length) => {
    fc.assert(
      fc.property(figures(length), fc.nat(length), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        const wrong = (Number(code[at]) + by) % 10;
        expect(readGtin(code)).not.toBe('bad-check-digit');
        expect(readGtin(`${code.slice(0, at)}${wrong}${code.slice(at + 1)}`)).toBe('bad-check-digit');
      }),
    );
  });

  it('of eight figures, not of the American range, is refused with one of them wrong', () => {
    fc.assert(
      fc.property(
        figures(7).filter((code) => code >= '2'),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (code, at, by) => {
          const wrong = (Number(code[at]) + by) % 10;
          expect(readGtin(`${code.slice(0, at)}${wrong}${code.slice(at + 1)}`)).toBe('bad-check-digit');
        },
      ),
    );
  });
});

describe('a short UPC', () => {
  it.each([
    ['04252614', '042100005264'],
    ['01234531', '012300000451'],
    ['01234543', '012340000053'],
    ['01234565', '012345000065'],
    ['01234505', '012000003455'],
  ])('%s stands for %s, and back', (short, long) => {
    expect(expandUpcE(short)).toBe(long);
    expect(compressUpcA(long)).toBe(short);
  });

  it('comes back as it was from every long one that has it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[01]\d{6}$/), (seven) => {
        const short = Array.from('0123456789', (figure) => `${seven}${figure}`).find(
          (code) => expandUpcE(code) !== null,
        );
        const long = short === undefined ? null : expandUpcE(short);
        if (long === null) throw new Error(`${seven} has no check digit`);
        expect(readGtin(long)).toBe('upc-a');
        const again = compressUpcA(long);
        if (again === null) throw new Error(`${long} was not shortened`);
        expect(expandUpcE(again)).toBe(long);
      }),
    );
  });

  it('is found by every spelling that a scanner may send', () => {
    const all = ['04252614', '042100005264', '0042100005264'];
    for (const code of all) expect(new Set(spellingsOf(code))).toEqual(new Set(all));
    expect(spellingsOf('7790895000997')).toEqual(['7790895000997']);
    expect(spellingsOf('COLA')).toEqual(['COLA']);
  });
});
