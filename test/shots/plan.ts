import type { Language } from '#core/domain/site';
import type { Setting } from '#core/views';
import { almacen, padaria } from '#test/support/customer-views';

/** 'long' is the language that does not exist: long-words.ts. */
export const facets = {
  language: ['es-AR', 'es', 'pt-BR', 'en', 'long'],
  size: ['1024x600', '1366x768', '1920x1080', '4k', 'zoomed', 'upright', 'tall'],
  theme: ['light', 'dark'],
  money: ['real', 'practice'],
} as const;

export type Facets = { readonly [Name in keyof typeof facets]: (typeof facets)[Name][number] };
export type Planned = Facets & { readonly window: string; readonly state: string; readonly family: string };

/** A till does not stand on its side; a customer's display may. */
export const UPRIGHT: readonly Facets['size'][] = ['upright', 'tall'];

const fitting = ({ size }: Facets, states: readonly State[]): readonly State[] =>
  states.filter(({ window }) => window === 'customer' || !UPRIGHT.includes(size));

type State = { readonly window: string; readonly name: string; readonly family: string };

/**
 * How many pictures there are. Each state in each language and size would take five times as many as there are states:
 * a day of drawing and no one to look. So every state is drawn at least once, those of small families twice, and each
 * family of states meets every value and every pair of values occurs.
 */
export const PICTURES = 400;

const all: readonly Facets[] = facets.language.flatMap((language) =>
  facets.size.flatMap((size) =>
    facets.theme.flatMap((theme) => facets.money.map((money) => ({ language, size, theme, money }))),
  ),
);

/** All states in a few usual settings: what the picture helpers of one window draw. */
export const inUsualFacets = (states: readonly State[]): readonly Planned[] =>
  USUAL.flatMap((each) =>
    fitting(each, states).map(({ window, name, family }) => ({
      ...each,
      window,
      state: name,
      family: `${window} ${family}`,
    })),
  );

const USUAL: readonly Facets[] = [
  { language: 'es-AR', size: '1366x768', theme: 'light', money: 'real' },
  { language: 'es-AR', size: '1024x600', theme: 'dark', money: 'practice' },
  { language: 'pt-BR', size: '1366x768', theme: 'light', money: 'practice' },
  { language: 'pt-BR', size: '1024x600', theme: 'light', money: 'real' },
  { language: 'en', size: '1920x1080', theme: 'dark', money: 'real' },
  { language: 'es', size: 'zoomed', theme: 'light', money: 'real' },
  { language: 'es-AR', size: 'upright', theme: 'dark', money: 'practice' },
];

/** The pictures to draw: always the same for the same states. */
export function planOf(states: readonly State[]): readonly Planned[] {
  const seen = new Map<string, number>();
  const planned: Planned[] = [];
  const count = states.length === 0 ? 0 : Math.max(PICTURES, states.length);
  // Each once; then again those of the smallest families, which have met the least.
  const familySize = ({ window, family }: State): number =>
    states.filter((other) => other.window === window && other.family === family).length;
  const again = states.toSorted((a, b) => familySize(a) - familySize(b));
  while (planned.length < count) {
    const round = planned.length === 0 ? states : again;
    for (const state of round.slice(0, count - planned.length)) {
      const picture = rarest(state, seen);
      for (const pair of pairsOf(picture)) seen.set(pair, (seen.get(pair) ?? 0) + 1);
      planned.push(picture);
    }
  }
  const place = new Map(states.map(({ window, name }, at) => [`${window} ${name}`, at]));
  const placeOf = ({ window, state }: Planned): number => place.get(`${window} ${state}`) ?? 0;
  return planned.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The picture of this state with most pairs that were not seen yet; of those that are as good, the least seen. */
function rarest({ window, name, family }: State, seen: ReadonlyMap<string, number>): Planned {
  const scored = all
    .filter(({ size }) => window === 'customer' || !UPRIGHT.includes(size))
    .map((each) => {
      const picture: Planned = { ...each, window, state: name, family: `${window} ${family}` };
      const times = pairsOf(picture).map((pair) => seen.get(pair) ?? 0);
      const isNew = times.filter((count) => count === 0).length;
      return { picture, isNew, times: times.reduce((sum, count) => sum + count, 0) };
    });
  const [first] = scored.toSorted((a, b) => b.isNew - a.isNew || a.times - b.times);
  if (first === undefined) throw new Error('there are no facets');
  return first.picture;
}

/** Every two values that meet in a picture, its state's and its family's among them. */
export function pairsOf({ window, state, family, ...values }: Planned): readonly string[] {
  const entries = Object.entries(values);
  const named = entries.map(([name, value]) => `${name} ${value}`);
  return [
    ...named.flatMap((value) => [`state ${window} ${state} + ${value}`, `family ${family} + ${value}`]),
    ...named.flatMap((one, at) => named.slice(at + 1).map((other) => `${one} + ${other}`)),
  ];
}

/** How the shop is set in a picture. */
export function settingOf({ language, theme, money }: Facets): Partial<Setting> {
  const isPractice = money === 'practice';
  const written: Language = language === 'long' ? 'es' : language;
  const shop = language === 'pt-BR' ? padaria : almacen;
  const withSecond = isPractice === (theme === 'dark');
  return {
    ...shop,
    language: written,
    isPractice,
    secondLanguage: withSecond ? SECOND[written] : null,
  };
}

const SECOND: Readonly<Record<Language, Language>> = { 'es-AR': 'en', es: 'pt-BR', 'pt-BR': 'es', en: 'es' };

const sizes: Readonly<Record<Facets['size'], { width: number; height: number; scale: number }>> = {
  '1024x600': { width: 1024, height: 600, scale: 1 },
  '1366x768': { width: 1366, height: 768, scale: 1 },
  '1920x1080': { width: 1920, height: 1080, scale: 1 },
  '4k': { width: 3840, height: 2160, scale: 1 },
  /** 1366 × 768 at 200 %. */
  zoomed: { width: 683, height: 384, scale: 2 },
  upright: { width: 768, height: 1366, scale: 1 },
  tall: { width: 1080, height: 1920, scale: 1 },
};
export const sizeOf = ({ size }: Facets): (typeof sizes)[Facets['size']] => sizes[size];
