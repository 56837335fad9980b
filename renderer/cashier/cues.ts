import type { CashierView } from '#core/views';
import { storyIn } from '#renderer/cashier/counter-store';
import { type Cue, playCue } from '#renderer/ui/sound';

/** The sound that a change deserves: once for each, however often the same is told again. */
export function cueFor(before: CashierView | null, after: CashierView): 'paid' | 'trouble' | null {
  if (before === null) return null;
  const news = after.banners.filter(({ id }) => before.banners.every((known) => known.id !== id));
  const cues = [
    matterOf(before) === matterOf(after) ? null : (storyIn(after)?.cue ?? null),
    ...news.map(cueOf),
  ];
  return cues.find((cue) => cue === 'trouble') ?? cues.find((cue) => cue === 'paid') ?? null;
}

/** What the charge in front is about: its id, its state and what is odd. A countdown is not news. */
function matterOf({ charge, sale }: CashierView): string {
  if (charge === null) return sale.closedAt === null ? '' : `closed ${sale.id}`;
  const isHidden = charge.state === 'awaiting-payment' && charge.qrData === null;
  return [charge.reference, charge.state, ...charge.oddness, sale.excess, isHidden].join(' ');
}

const cueOf = ({ kind }: CashierView['banners'][number]): 'paid' | 'trouble' =>
  PAID.has(kind) ? 'paid' : 'trouble';

const PAID: ReadonlySet<CashierView['banners'][number]['kind']> = new Set([
  'paid-parked',
  'paid-adopted',
  'sight-paid',
  'refund-done',
]);

const VOLUME = 'mostrador.volume';
const USUAL_VOLUME = 0.6;

/** Of this window alone, like its zoom: 0 is off. */
export function volume(): number {
  const kept = Number.parseFloat(window.localStorage.getItem(VOLUME) ?? '');
  return Number.isNaN(kept) ? USUAL_VOLUME : kept;
}

export const setVolume = (value: number): void => window.localStorage.setItem(VOLUME, String(value));

export const sound = (cue: Cue): void => playCue(cue, volume());
