import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '#core/domain/barcode';
import { type Bars, ean13Bars } from '#core/domain/barcode-bars';

const QUIET = 12;
const DOTS = 3;
const ROWS = 60;

/** What a reader of another house makes of it: a grey picture, each module three dots wide. */
function readBack(bars: Bars): string {
  const quiet = Array.from({ length: QUIET }, () => 0);
  const row = [...quiet, ...bars, ...quiet].flatMap((dark) =>
    Array.from({ length: DOTS }, () => (dark === 1 ? 0 : 255)),
  );
  const picture = Buffer.concat([
    Buffer.from(`P5 ${row.length} ${ROWS} 255\n`),
    Buffer.from(Array.from({ length: ROWS }, () => row).flat()),
  ]);
  return execFileSync('zbarimg', ['-q', '--raw', '-'], { input: picture, stdio: ['pipe', 'pipe', 'ignore'] })
    .toString()
    .trim();
}

describe('A barcode drawn for a scanner', () => {
  // Between them every figure on either side, odd and even, and every first figure that hides in the others.
  it.each([
    '2987654321096',
    ...Array.from({ length: 10 }, (_, first) => withCheck(`${first}1234567890`, first)),
  ])('is read back as %s', (code) => {
    expect(readBack(ean13Bars(code))).toBe(code);
  });

  it('has ninety-five modules between its guards', () => {
    const drawn = ean13Bars('7790150002414').join('');
    expect(drawn).toMatch(/^101.{42}01010.{42}101$/);
    expect(() => ean13Bars('77901500024')).toThrow('not an EAN-13');
  });
});

function withCheck(eleven: string, more: number): string {
  const twelve = `${eleven}${more}`;
  return `${twelve}${checkDigit(twelve)}`;
}
