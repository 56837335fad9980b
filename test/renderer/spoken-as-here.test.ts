import { describe, expect, it } from 'vitest';
import { WORDS } from '#main/words/words';
import { flat, type Language, NAMESPACES, wordsOf } from '#test/renderer/written-words';

/** Everything said in a language, on both windows and by main. */
const allIn = (language: Language): readonly (readonly [string, string])[] =>
  [...inRenderer(language), ...inMain(language)].filter(([key]) => !AS_AT_HOME.test(key));
/** The names of the languages, and what the law of a country wants on its paper. */
const AS_AT_HOME = /:(language|fiscal)\./;
const inRenderer = (language: Language) =>
  NAMESPACES.flatMap((namespace) =>
    [...wordsOf(language, namespace)].map(([key, text]) => [`${namespace}:${key}`, text] as const),
  );
const inMain = (language: Language) =>
  [...flat(WORDS[language])].map(([key, text]) => [`main:${key}`, text] as const);

/** What is asked of whoever reads: as it is said to *vos*, and as it is said to *tú*. */
const ASKED: readonly (readonly [vos: string, tú: string])[] = [
  ['ingresá', 'ingresa'],
  ['escaneá', 'escanea'],
  ['elegí', 'elige'],
  ['escribí', 'escribe'],
  ['tocá', 'toca'],
  ['revisá', 'revisa'],
  ['conectá', 'conecta'],
  ['pegá', 'pega'],
  ['abrí', 'abre'],
  ['cerrá', 'cierra'],
  ['esperá', 'espera'],
  ['pedí', 'pide'],
  ['poné', 'pon'],
  ['hacé', 'haz'],
  ['cobrá', 'cobra'],
  ['guardá', 'guarda'],
  ['copiá', 'copia'],
  ['mirá', 'mira'],
  ['acercá', 'acerca'],
  ['usá', 'usa'],
  ['volvé', 'vuelve'],
  ['confirmá', 'confirma'],
  ['comprobá', 'comprueba'],
  ['verificá', 'verifica'],
  ['cambiá', 'cambia'],
  ['buscá', 'busca'],
  ['borrá', 'borra'],
  ['apretá', 'presiona'],
  ['probá', 'prueba'],
  ['intentá', 'intenta'],
  ['avisá', 'avisa'],
  ['contá', 'cuenta'],
  ['devolvé', 'devuelve'],
  ['imprimí', 'imprime'],
  ['arrastrá', 'arrastra'],
  ['corregí', 'corrige'],
  ['seguí', 'sigue'],
  ['decí', 'di'],
  ['mostrá', 'muestra'],
  ['prendé', 'enciende'],
  ['dejá', 'deja'],
  ['agregá', 'agrega'],
  ['sacá', 'saca'],
  ['llamá', 'llama'],
];
/** With a pronoun at its end the accent changes places: "guardalo", "guárdalo". */
const VOS_WITH_PRONOUN =
  /(?<!\p{L})(avisa|escanea|cambia|pega|guarda|revisa|copia|conecta|busca|borra|proba|elegi|pedi|deci|pone|hace)(me|l[oae]s?)(?!\p{L})/iu;
const TU_WITH_PRONOUN =
  /(?<!\p{L})(avísa|escanéa|cámbia|péga|guárda|revísa|cópia|conécta|búsca|bórra|pruéba|elíge|píde|di|pon|haz)(me|l[oae]s?)(?!\p{L})/iu;

const OF_TU = [
  'puedes',
  'tienes',
  'quieres',
  'debes',
  'necesitas',
  'eliges',
  'escribes',
  'usas',
  'cobras',
  'tú',
  'contigo',
];
const OF_VOS = [
  'podés',
  'tenés',
  'querés',
  'debés',
  'necesitás',
  'elegís',
  'escribís',
  'usás',
  'cobrás',
  'vos',
  'sos',
];

const wordOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(${words.join('|')})(?!\\p{L})`, 'iu');

/** The form of tú is the form of *él* as well ("el cliente escanea"): only where a sentence begins is it asked of the reader. */
const atAStart = (words: readonly string[]): RegExp =>
  new RegExp(`(?:^|[.:;!?¡¿]\\s*|\\b[Yy]\\s+|\\b[Nn]o\\s+)(${words.join('|')})(?=\\s+\\p{Ll})`, 'u');

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const found = (language: Language, pattern: RegExp): readonly string[] =>
  allIn(language).flatMap(([key, text]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [`${key}: “${match[0].trim()}” in “${text}”`];
  });

describe('The Spanish of Argentina', () => {
  it('asks as one asks vos', () => {
    const asked = ASKED.map(([, tu]) => capitalised(tu)).filter((word) => !MEANS_A_THING.has(word));
    expect(found('es-AR', atAStart(asked))).toEqual([]);
    expect(found('es-AR', TU_WITH_PRONOUN)).toEqual([]);
    expect(found('es-AR', wordOf(OF_TU))).toEqual([]);
  });

  it('does ask: the other test reads words that are there', () => {
    expect(found('es-AR', wordOf(ASKED.map(([vos]) => vos))).length).toBeGreaterThan(20);
  });
});

describe('The Spanish of the other countries', () => {
  it('never asks as one asks vos', () => {
    expect(found('es', wordOf([...ASKED.map(([vos]) => vos), ...OF_VOS]))).toEqual([]);
    expect(found('es', VOS_WITH_PRONOUN)).toEqual([]);
  });
});

/** "Cuenta" is an account, "Prueba" a test, "Espera" a wait: headings, not questions. */
const MEANS_A_THING = new Set(['Cuenta', 'Prueba', 'Espera', 'Copia', 'Cobra', 'Muestra', 'Busca']);
describe('The Portuguese of Brazil', () => {
  const SPANISH =
    'el|los|las|una|unas|unos|y|pero|hay|muy|al|con|sin|qué|también|tienda|tiendas|cajero|cobro|cobros|ventas|hasta|aún|todavía|ahora|después|ninguna|otro|otra|otros|otras|nuevo|nueva|usted|puede|pantalla|billetera|precio|nombre|cuenta|dinero|vuelto|cajón|archivo|listo|cerrar|borrar|elegir';

  it('has nothing left of the Spanish it was translated from', () => {
    expect(found('pt-BR', /[ñ¿¡]|\p{L}(?:ción|ciones|dad)(?!\p{L})/iu)).toEqual([]);
    expect(found('pt-BR', wordOf(SPANISH.split('|')))).toEqual([]);
  });
});

describe('English', () => {
  it('has nothing left of the languages it was translated from', () => {
    expect(found('en', /[ñ¿¡ãõáéíóúçê]/iu)).toEqual([]);
  });
});
