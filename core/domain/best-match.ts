import { folded } from '#core/domain/folded';

/**
 * Finds what a person typed in a list of the provider's names of states or cities.
 *
 * `match` only where nobody could mean another: the same name but for accents, case, signs, abbreviations, or words
 * like "provincia de". A typing error is no match, for the wrong town can mean the wrong tax: it is `near`, to be
 * picked by a person.
 */
export type BestMatch = { readonly match: string | null; readonly near: readonly string[] };

const MAX_NEAR = 5;

export function bestMatch(name: string, list: readonly string[]): BestMatch {
  for (const key of [folded, expand, bare]) {
    const same = list.filter((each) => key(each) === key(name) && key(name) !== '');
    const [only, ...more] = [...new Set(same)];
    if (only !== undefined && more.length === 0) return { match: only, near: [] };
    if (more.length > 0) return { match: null, near: same.slice(0, MAX_NEAR) };
  }
  return { match: null, near: nearest(name, list) };
}

const WORDS: Readonly<Record<string, string>> = {
  alte: 'almirante',
  bs: 'buenos',
  as: 'aires',
  cd: 'ciudad',
  cnel: 'coronel',
  cte: 'comandante',
  dr: 'doctor',
  gral: 'general',
  gdor: 'gobernador',
  gob: 'gobernador',
  ing: 'ingeniero',
  nva: 'nueva',
  pcia: 'provincia',
  prov: 'provincia',
  pdte: 'presidente',
  pte: 'presidente',
  pto: 'puerto',
  sta: 'santa',
  sto: 'santo',
  tte: 'teniente',
};

/** Names of one place, by what people call it. */
const SAME: readonly (readonly string[])[] = [
  [
    'capital federal',
    'cap federal',
    'caba',
    'c a b a',
    'ciudad autonoma de buenos aires',
    'ciudad de buenos aires',
  ],
  ['distrito federal', 'df', 'd f', 'cdmx', 'ciudad de mexico', 'mexico df'],
  ['estado de mexico', 'edo mex', 'edo de mexico', 'edomex'],
  ['bogota d c', 'bogota', 'bogota dc', 'santafe de bogota', 'distrito capital'],
  ['rm metropolitana', 'rm', 'metropolitana', 'region metropolitana', 'region metropolitana de santiago'],
  // Brazil's states by their letters.
  ['acre', 'ac'],
  ['alagoas', 'al'],
  ['amapa', 'ap'],
  ['amazonas', 'am'],
  ['bahia', 'ba'],
  ['ceara', 'ce'],
  ['espirito santo', 'es'],
  ['goias', 'go'],
  ['maranhao', 'ma'],
  ['mato grosso', 'mt'],
  ['mato grosso do sul', 'ms'],
  ['minas gerais', 'mg'],
  ['para', 'pa'],
  ['paraiba', 'pb'],
  ['parana', 'pr'],
  ['pernambuco', 'pe'],
  ['piaui', 'pi'],
  ['rio de janeiro', 'rj'],
  ['rio grande do norte', 'rn'],
  ['rio grande do sul', 'rs'],
  ['rondonia', 'ro'],
  ['roraima', 'rr'],
  ['santa catarina', 'sc'],
  ['sao paulo', 'sp'],
  ['sergipe', 'se'],
  ['tocantins', 'to'],
];

const FIRST_NAME = new Map(SAME.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** "Gral. Roca" → "general roca", "CABA" → "capital federal" */
function expand(name: string): string {
  const plain = folded(name);
  const spelt = plain
    .split(' ')
    .map((word) => (Object.hasOwn(WORDS, word) ? (WORDS[word] ?? word) : word))
    .join(' ');
  return FIRST_NAME.get(plain) ?? FIRST_NAME.get(spelt) ?? spelt;
}

const SMALL = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'da', 'do', 'dos', 'das', 'e', 'y']);
const KINDS = new Set(['provincia', 'estado', 'departamento', 'municipio', 'region', 'ciudad', 'cidade']);

/** "Provincia de Santiago del Estero" → "santiago estero" */
const bare = (name: string): string =>
  expand(name)
    .split(' ')
    .filter((word) => !SMALL.has(word) && !KINDS.has(word))
    .join(' ');

/** Those that contain all of its words first, then those spelt almost alike. */
function nearest(name: string, list: readonly string[]): readonly string[] {
  const asked = bare(name);
  if (asked === '') return [];
  return list
    .map((each) => ({ each, far: distance(asked, bare(each)) }))
    .filter(({ far }) => far <= Math.max(1, asked.length / 3))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, MAX_NEAR)
    .map(({ each }) => each);
}

function distance(asked: string, known: string): number {
  const words = new Set(known.split(' '));
  const isContained = asked.split(' ').every((word) => words.has(word));
  return isContained ? 0.5 : edits(asked.slice(0, MAX_LETTERS), known.slice(0, MAX_LETTERS));
}

/** No name is longer; whatever is typed, the work stays small. */
const MAX_LETTERS = 80;

/** Letters to add, take away or change (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
