import type { CustomerScreen } from '#core/views';
import type { MarkShape } from '#renderer/customer/mark.tsx';

export type TellScreenOf = Exclude<
  CustomerScreen,
  { readonly kind: 'idle' | 'building' | 'preparing' | 'pay' }
>;

/** How a screen of one sentence is put together. */
export type Telling = {
  readonly words: TellScreenOf['kind'] | 'paid-late';
  readonly mark: MarkShape;
  /** The amount goes over the words while it is being looked for, under them once it came; not where none moved. */
  readonly amount: 'over' | 'under' | 'none';
};

export function tellingOf(screen: TellScreenOf): Telling {
  const words = screen.kind === 'paid' && screen.isLate ? 'paid-late' : screen.kind;
  return { words, ...looks[screen.kind] };
}

const looks: Record<TellScreenOf['kind'], Omit<Telling, 'words'>> = {
  'in-process': { mark: 'dots', amount: 'over' },
  checking: { mark: 'dots', amount: 'over' },
  paid: { mark: 'tick', amount: 'under' },
  thanks: { mark: 'tick', amount: 'under' },
  partial: { mark: 'half', amount: 'under' },
  double: { mark: 'sheets', amount: 'none' },
  mismatch: { mark: 'exclamation', amount: 'none' },
  expired: { mark: 'clock', amount: 'none' },
  cancelled: { mark: 'dash', amount: 'none' },
  parked: { mark: 'pause', amount: 'none' },
  'not-sent': { mark: 'cross', amount: 'none' },
  unknown: { mark: 'dots', amount: 'none' },
  refused: { mark: 'cross', amount: 'none' },
  'order-displaced': { mark: 'swap', amount: 'none' },
};
