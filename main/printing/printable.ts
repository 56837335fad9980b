import { cellsOf } from '#core/domain/receipt-cells';

const LATIN_1 = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff]*$/;
const LIKENESS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '•': '*',
  // Has no letter in the one code page and another place in the other.
  '€': 'E',
};

/** What the code page lacks keeps its columns: its bare letter, blanks for an emoji, else question marks. */
export function printable(text: string): string {
  if (LATIN_1.test(text)) return text;
  return cellsOf(text)
    .map(({ text: sign, width }) => {
      if (LATIN_1.test(sign)) return sign;
      const bare = LIKENESS[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
      if (bare.length === width && LATIN_1.test(bare)) return bare;
      return (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign) ? ' ' : '?').repeat(width);
    })
    .join('');
}
