/**
 * What a scan says, from the keys that a scanner pressed.
 *
 * A scanner is a keyboard that does not know the computer's: most press the keys of an American one. Under another
 * layout their figures and signs arrive as others, and with Caps Lock on their letters change case. Which key it was
 * stands in `code`, whatever the layout made of it.
 */
export type Keystroke = {
  /** What the computer's layout made of it. */
  readonly key: string;
  /** Which key it was, by its place: "Digit7", "KeyQ". Empty where nobody tells. */
  readonly code: string;
  readonly isShifted: boolean;
  readonly isCaps: boolean;
};

export type ScanProfile = {
  /** The longest time between two keys of one code. */
  readonly rhythmMs: number;
  /** What the scanner puts before and after every code, to be taken off. */
  readonly prefix: string;
  readonly suffix: string;
  readonly ending: 'enter' | 'tab' | 'none';
  /** Whose layout the scanner types for. */
  readonly layout: 'computer' | 'american';
};

export const usualProfile: ScanProfile = {
  rhythmMs: 35,
  prefix: '',
  suffix: '',
  ending: 'enter',
  layout: 'computer',
};

export const MIN_RHYTHM_MS = 20;
export const MAX_RHYTHM_MS = 60;
const MOST_READINGS = 4;

/** How it may be read, the likeliest first; the first that the catalogue knows is the one. */
export function readingsOf(strokes: readonly Keystroke[], profile: ScanProfile): readonly string[] {
  const bare = rawReadings(strokes, profile.layout).map((text) => withoutFrame(text, profile));
  return [...new Set(bare)].filter((text) => text !== '').slice(0, MOST_READINGS);
}

/** With all that the scanner puts around it. */
export function rawReadings(strokes: readonly Keystroke[], layout: ScanProfile['layout']): readonly string[] {
  const figures = figuresIn(strokes);
  if (figures !== null) return [figures];
  const computer = strokes
    .map((stroke) => (stroke.key.length === 1 ? stroke.key : (american(stroke) ?? '')))
    .join('');
  const places = strokes.map(american);
  const abroad = places.includes(null) ? [] : [places.join('')];
  const here = strokes.some(({ isCaps }) => isCaps) ? [otherCase(computer), computer] : [computer];
  const isOdd = /[^\x20-\x7e]/.test(computer);
  return layout === 'american' || isOdd ? [...abroad, ...here] : [...here, ...abroad];
}

/** Keys of the row of figures alone are figures, whatever the layout and Shift make of them. */
function figuresIn(strokes: readonly Keystroke[]): string | null {
  const figures = strokes.map(
    ({ code, key }) => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? (/^\d$/.test(key) ? key : null),
  );
  return figures.includes(null) ? null : figures.join('');
}

const otherCase = (text: string): string =>
  Array.from(text, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  ).join('');

const AIM_MARK = /^\][A-Za-z][0-9A-Za-z]/;

function withoutFrame(text: string, { prefix, suffix }: ScanProfile): string {
  const begun = prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text;
  const bare = suffix !== '' && begun.endsWith(suffix) ? begun.slice(0, -suffix.length) : begun;
  // Which symbology it was, where the scanner is set to tell.
  return bare.replace(AIM_MARK, '').trim();
}

/** What the key bears on an American keyboard; Caps Lock is the computer's, not the scanner's. */
function american({ code, key, isShifted }: Keystroke): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const pair = AMERICAN[code];
  if (pair !== undefined) return pair[isShifted ? 1 : 0] ?? null;
  return code.startsWith('Numpad') && key.length === 1 ? key : null;
}

/** Plain, and with Shift. */
const AMERICAN: Readonly<Record<string, string>> = {
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
};
