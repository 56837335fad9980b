import type { Act } from '#renderer/cashier/charge-story';

export type KeyPress = { readonly key: string; readonly ctrl: boolean; readonly shift?: boolean };

/** What lies in front of the cashier when a key comes. */
export type KeyContext = {
  readonly screen: 'sale' | 'charge' | 'recent' | 'settings' | 'catalogue' | 'day' | 'first-run';
  readonly isDialogOpen: boolean;
  readonly focus: 'search' | 'field' | 'button' | 'none';
  readonly searchText: string;
  readonly hasResults: boolean;
  readonly hasPrefix: boolean;
  /** What the charge on the screen allows. */
  readonly acts: readonly Act[];
  /** It may be paid in cash or otherwise instead. */
  readonly mayTender: boolean;
};

export type Command =
  | 'shortcuts'
  | 'search'
  | 'catalogue'
  | 'discount'
  | 'note'
  | 'hold'
  | 'no-hold'
  | 'open-sales'
  | 'undo'
  | 'redo'
  | 'recent'
  | 'open-amount'
  | 'reprint'
  | 'charge'
  | 'tender'
  | 'drawer'
  | 'pick'
  | 'result-next'
  | 'result-back'
  | 'line-next'
  | 'line-back'
  | 'line-more'
  | 'line-less'
  | 'line-remove'
  | 'prefix'
  | 'quantity'
  | 'quantity-of-result'
  | 'clear-search'
  | 'clear-prefix'
  | 'close-panel'
  /** Leaves the first steps for another time. */
  | 'later'
  | 'row-next'
  | 'row-back'
  | Act;

/**
 * Which command a key is, or null when it is the page's own.
 *
 * A plain Enter is never `charge` and never `new-code`: charging takes F12, Ctrl+Enter or the button.
 */
export function commandFor(press: KeyPress, context: KeyContext): Command | null {
  if (context.isDialogOpen) return null;
  return everywhere(press, context) ?? byScreen(press, context);
}

/** Keys with a meaning of their own in a browser (reload, caret browsing, inspector): kept from it even when idle. */
export const isFunctionKey = (key: string): boolean => /^F([1-9]|1[0-2])$/.test(key);

function everywhere({ key, ctrl }: KeyPress, { screen }: KeyContext): Command | null {
  if (screen === 'first-run') return null;
  switch (key) {
    case 'F1':
      return 'shortcuts';
    case 'F11':
      return ctrl || screen === 'settings' ? null : 'drawer';
    case 'F7':
      return screen === 'recent' ? 'close-panel' : 'recent';
    case 'F9':
      return 'reprint';
    default:
      return null;
  }
}

function byScreen(press: KeyPress, context: KeyContext): Command | null {
  switch (context.screen) {
    case 'sale':
      return onSale(press, context);
    case 'charge':
      return onCharge(press, context);
    case 'recent':
      return onRecent(press);
    case 'first-run':
      return press.key === 'Escape' ? 'later' : null;
    case 'settings':
    case 'catalogue':
    case 'day':
      return press.key === 'Escape' && context.focus !== 'field' ? 'close-panel' : null;
  }
}

const isCharging = ({ key, ctrl }: KeyPress): boolean => key === 'F12' || (key === 'Enter' && ctrl);

function onSale(press: KeyPress, context: KeyContext): Command | null {
  if (isCharging(press)) return 'charge';
  switch (press.key) {
    case 'F2':
      return 'search';
    case 'F3':
      return 'catalogue';
    case 'F4':
      return 'discount';
    case 'F5':
      return 'note';
    case 'F6':
      return press.shift === true ? 'open-sales' : 'hold';
    case 'F8':
      return 'open-amount';
    case 'F10':
      return 'tender';
    case 'Escape':
      return context.searchText !== '' ? 'clear-search' : context.hasPrefix ? 'clear-prefix' : null;
    default:
      if (context.focus === 'field') return null;
      return press.ctrl ? wayBack(press, context) : onTicket(press, context);
  }
}

/** In a field with something in it the same keys take back letters. */
function wayBack({ key, shift = false }: KeyPress, { searchText }: KeyContext): Command | null {
  const letter = key.toLowerCase();
  if (searchText !== '') return null;
  if (letter === 'z') return shift ? 'redo' : 'undo';
  return letter === 'y' ? 'redo' : null;
}

/** Keys that a field would take for letters: the ticket's only while the search field has nothing to do with them. */
function onTicket({ key }: KeyPress, { focus, searchText, hasResults }: KeyContext): Command | null {
  if (key === 'Enter') return focus === 'search' && searchText !== '' ? 'pick' : null;
  if (key === '*' && /^\d+([.,]\d+)?$/.test(searchText)) return 'prefix';
  if (searchText !== '') return onResults(key, hasResults);
  return ticketKeys[key] ?? null;
}

function onResults(key: string, hasResults: boolean): Command | null {
  if (!hasResults) return null;
  if (key === 'ArrowDown') return 'result-next';
  if (key === 'ArrowUp') return 'result-back';
  return key === '*' ? 'quantity-of-result' : null;
}

const ticketKeys: Readonly<Record<string, Command>> = {
  '*': 'quantity',
  '+': 'line-more',
  '-': 'line-less',
  '−': 'line-less',
  Delete: 'line-remove',
  ArrowDown: 'line-next',
  ArrowUp: 'line-back',
};

function onCharge(press: KeyPress, { acts, focus, mayTender }: KeyContext): Command | null {
  const first = (...wanted: readonly Act[]): Act | null => wanted.find((act) => acts.includes(act)) ?? null;
  if (isCharging(press)) return first('new-code');
  switch (press.key) {
    case 'Enter':
      return focus === 'button' ? null : first('next');
    case 'Escape':
      return first('back', 'leave', 'cancel');
    case 'F2':
      return first('next');
    case 'F3':
      return first('give-back');
    case 'F6':
      return first('park') ?? (acts.includes('next') ? null : 'no-hold');
    case 'F10':
      return mayTender ? 'tender' : null;
    default:
      return null;
  }
}

function onRecent({ key }: KeyPress): Command | null {
  switch (key) {
    case 'Escape':
      return 'close-panel';
    case 'ArrowDown':
      return 'row-next';
    case 'ArrowUp':
      return 'row-back';
    default:
      return null;
  }
}
