import { describe, expect, it } from 'vitest';
import { CHARGE_STATES, type ChargeState, type Mode, ODDNESS, type StopReason } from '#core/domain/charge';
import { toMoney, ZERO } from '#core/domain/money';
import { LANGUAGES } from '#core/domain/site';
import { type Story, storyOf } from '#renderer/cashier/charge-story';
import { badgeOf } from '#renderer/cashier/recent/badge-of';
import { cashierWords } from '#renderer/i18n/cashier-words';

type Told = Parameters<typeof storyOf>[0];
const TOTAL = toMoney(508_590);
const STOPS: readonly (StopReason | null)[] = [
  null,
  'cashier',
  'paid-elsewhere',
  'new-code',
  'sale-changed',
  'displaced',
];
const ODD = [[], ...ODDNESS.map((kind) => [kind])];
const PAID: readonly ChargeState[] = ['paid', 'paid-late'];

const MODES: readonly Mode[] = ['dynamic', 'hybrid', 'attended'];
const CODES = [null, 'slot_in_use', 'store_unknown', 'no_fixed_code'];

/** Everything that main could say of a charge, as far as words go. */
const told: readonly Told[] = CHARGE_STATES.flatMap((state) =>
  ODD.flatMap((oddness) =>
    STOPS.flatMap((stopReason) =>
      [ZERO, toMoney(1), TOTAL].flatMap((received) =>
        [null, '000201'].flatMap((qrData) =>
          MODES.flatMap((mode) =>
            (state === 'refused' ? CODES : [null]).map((code) => ({
              state,
              oddness,
              stopReason,
              received,
              qrData,
              attempt: received === ZERO ? 1 : 2,
              total: TOTAL,
              mode,
              newCode: qrData === null ? null : { kind: 'finding-out' as const },
              trouble: { kind: 'conflict' as const, code, message: '' },
              paidAt: PAID.includes(state) ? 1 : null,
            })),
          ),
        ),
      ),
    ),
  ),
);
const stories = told.flatMap((charge) => [ZERO, toMoney(1), TOTAL].map((excess) => storyOf(charge, excess)));

/** The keys of every sentence of a story. */
function keysOf(story: Story): readonly string[] {
  if (story.kind === 'ask') return ['head', 'word'].map((part) => `ask.${story.words}.${part}`);
  if (story.words === 'paid') return ['paid.title', 'paid.meta', 'paid.today'];
  return ['head', 'title', 'happened', 'safe', 'todo'].map((part) => `trouble.${story.words}.${part}`);
}

const NOT_AGAIN: Readonly<Record<string, RegExp>> = {
  'es-AR': /[Nn]o cobres de nuevo/,
  es: /[Nn]o cobre de nuevo/,
  'pt-BR': /[Nn]ão cobre de novo/,
  en: /[Dd]o not charge again/,
};

describe.each(LANGUAGES)('What the cashier reads about a charge in %s', async (language) => {
  const { cashier } = await cashierWords(language);
  const say = (key: string): string => wordsAt(cashier, key);

  it('is there for every state, oddness and reason to stop', () => {
    const keys = new Set(stories.flatMap(keysOf));
    for (const key of keys) expect(say(key), key).not.toBe('');
  });

  it('has a word for each row of the list', () => {
    for (const charge of told) {
      const { words } = badgeOf({ ...charge, parked: false, returned: ZERO });
      expect(say(`badge.${words}`), words).not.toBe('');
    }
  });

  it('says not to charge again for as long as nobody knows', () => {
    for (const words of [
      'hidden',
      'unknown',
      'unknown-read',
      'unknown-register',
      'unknown-absent',
      'displaced-checking',
      'superseded',
      'in-process',
      'in-process-left',
      'checking',
    ])
      expect(say(`trouble.${words}.todo`), words).toMatch(NOT_AGAIN[language] ?? /^$/);
    expect(say('aside.silent')).toMatch(NOT_AGAIN[language] ?? /^$/);
    expect(say('recent.wait')).toMatch(NOT_AGAIN[language] ?? /^$/);
  });

  it('never claims that a code was or was not scanned', () => {
    const all = [...new Set(stories.flatMap(keysOf))].map(say).join('\n');
    expect(all).not.toMatch(/escane|scann/i);
  });
});

/** In that language's own file: nothing is borrowed from another. */
function wordsAt(tree: unknown, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>(
      (branch, step) => (typeof branch === 'object' && branch !== null ? Reflect.get(branch, step) : ''),
      tree,
    );
  return typeof found === 'string' ? found : '';
}
