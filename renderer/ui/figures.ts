/** How many places after the comma, at least and at most. */
type Places = { readonly atLeast?: number; readonly atMost?: number };

/** A plain number as the country writes it: "1.500", "0,845". Money has a way of its own: `formatMoney`. */
export const numberText = (value: number, locale: string, places: Places = {}): string =>
  formatterOf(locale, places).format(value);

const made = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, { atLeast = 0, atMost = 3 }: Places): Intl.NumberFormat {
  const key = `${locale} ${atLeast} ${atMost}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const formatter = new Intl.NumberFormat(locale, {
    minimumFractionDigits: atLeast,
    maximumFractionDigits: Math.max(atLeast, atMost),
  });
  made.set(key, formatter);
  return formatter;
}

/** "a, b and c", as the language joins them. */
export const listText = (words: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "4,2 MB", as the language writes it. */
export function sizeText(bytes: number, locale: string): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}
