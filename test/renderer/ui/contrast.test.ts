import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  apart,
  type Colour,
  colourOf,
  contrast,
  eyes,
  seenBy,
  type Theme,
  tokensIn,
} from '#test/renderer/ui/colours';
import { RENDERER } from '#test/renderer/written-words';

const read = (path: string): string => readFileSync(join(RENDERER, path), 'utf8');
const tokens = tokensIn(read('ui/tokens.css'));
const THEMES: readonly Theme[] = ['light', 'dark'];

function colour(name: string, theme: Theme): Colour {
  const found = colourOf(`var(--${name})`, theme, tokens);
  if (found === null) throw new Error(`--${name} is no colour`);
  return found;
}

type Pairs = Readonly<Record<string, readonly string[]>>;
/** The pairs that fall short, with what they reach. */
const short = (pairs: Pairs, least: number, theme: Theme): readonly string[] =>
  Object.entries(pairs).flatMap(([under, inks]) =>
    inks.flatMap((ink) => {
      const ratio = contrast(colour(ink, theme), colour(under, theme));
      return ratio < least ? [`${ink} on ${under}: ${ratio.toFixed(2)}`] : [];
    }),
  );

/** What is written on what, by role. */
const TEXT: Pairs = {
  ground: ['ink', 'ink-2', 'accent-ink', 'brand', 'trouble', 'money-in', 'waiting', 'practice', 'over'],
  surface: ['ink', 'ink-2', 'accent-ink', 'trouble', 'money-in', 'waiting', 'practice', 'over'],
  sunk: ['ink', 'ink-2', 'trouble'],
  hover: ['ink', 'ink-2', 'trouble', 'accent-ink'],
  accent: ['on-accent'],
  'accent-hover': ['on-accent'],
  'accent-press': ['on-accent'],
  'accent-tint': ['ink', 'ink-2', 'accent-ink'],
  plate: ['plate-ink', 'plate-quiet'],
  'plate-key': ['plate-key-ink'],
  'plate-paid': ['plate-paid-ink', 'plate-paid-quiet'],
  'plate-paid-ink': ['plate-paid'],
  'plate-wait': ['plate-wait-ink', 'plate-wait-quiet'],
  'plate-wait-ink': ['plate-key-ink-light'],
  'plate-over': ['plate-over-ink', 'plate-over-quiet'],
  'plate-over-ink': ['plate-over'],
  'money-in-tint': ['money-in', 'ink'],
  'waiting-tint': ['waiting', 'ink'],
  'trouble-tint': ['trouble', 'ink'],
  'practice-tint': ['practice', 'ink'],
  'over-tint': ['ink', 'ink-2'],
  'money-in-fill': ['on-fill'],
  'trouble-fill': ['on-fill'],
  'practice-fill': ['on-fill'],
  'practice-stripe-a': ['on-fill'],
};

/** The customer reads from four steps away. */
const SIGN: Pairs = {
  sign: ['sign-ink', 'sign-quiet'],
  'plate-paid': ['plate-paid-ink', 'sign-paid-quiet'],
  'plate-wait': ['plate-wait-ink', 'sign-wait-quiet'],
  'sign-over': ['sign-ink', 'sign-over-quiet'],
  'sign-notice': ['sign-notice-ink', 'sign-notice-text'],
  'practice-stripe-a': ['on-fill'],
};

/** What tells something without words: outlines of controls, rings, dots, the mark of the focus. */
const GRAPHICS: Pairs = {
  ground: ['line-strong', 'focus', 'light-ok', 'trouble-fill', 'bar', 'over-fill'],
  surface: ['line-strong', 'focus', 'accent-ink', 'bar'],
  'accent-tint': ['focus'],
  plate: ['plate-quiet', 'plate-ink', 'ring-late'],
  'plate-paid': ['plate-paid-quiet', 'plate-paid-ink'],
  'plate-wait': ['plate-wait-quiet', 'plate-wait-ink'],
  'plate-over': ['plate-over-quiet', 'plate-over-ink'],
  sign: ['ring-late', 'sign-quiet'],
};

describe.each(THEMES)('In the %s theme', (theme) => {
  it('every word stands out from what it is written on', () => {
    expect(short(TEXT, 4.5, theme)).toEqual([]);
  });
  it('every word of the customer’s screen is read from afar', () => {
    expect(short(SIGN, 7, theme)).toEqual([]);
  });
  it('what tells something without words is seen', () => {
    expect(short(GRAPHICS, 3, theme)).toEqual([]);
  });
});

describe.each(THEMES)('To eyes that miss a colour, in the %s theme,', (theme) => {
  it.each(eyes)('waiting, and asked from paid, stay apart: %s', (who) => {
    const seen = (name: string): Colour => seenBy(who, colour(name, theme));
    for (const other of ['plate', 'plate-paid', 'plate-over', 'sign', 'sign-over'])
      expect(apart(seen('plate-wait'), seen(other)), other).toBeGreaterThan(0.25);
    expect(apart(seen('plate'), seen('plate-paid'))).toBeGreaterThan(0.08);
    expect(apart(seen('sign'), seen('plate-paid'))).toBeGreaterThan(0.08);
  });
});
