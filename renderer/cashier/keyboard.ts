import { actionOf, isTyped, type KeyAction, type KeyMap, keyName } from '#core/domain/key-map';
import type { Act } from '#renderer/cashier/charge-story';

export type KeyPress = { readonly key: string; readonly ctrl: boolean; readonly shift?: boolean };

/** What lies in front of the cashier when a key comes. */
export type KeyContext = {
  readonly screen:
    | 'sale'
    | 'charge'
    | 'recent'
    | 'settings'
    | 'catalogue'
    | 'day'
    | 'reconcile'
    | 'shift'
    | 'first-run';
  readonly isDialogOpen: boolean;
  readonly focus: 'search' | 'field' | 'button' | 'none';
  readonly searchText: string;
  readonly hasResults: boolean;
  readonly hasPrefix: boolean;
  /** What the charge on the screen allows. */
  readonly acts: readonly Act[];
  /** It may be paid in cash or otherwise instead. */
  readonly mayTender: boolean;
  /** As this shop has them. */
  readonly keys: KeyMap;
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
  | 'day'
  | 'day-before'
  | 'day-after'
  | 'open-amount'
  | 'reprint'
  | 'charge'
  | 'tender'
  | 'drawer'
  | 'shift'
  | 'customer-language'
  | 'switch'
  | 'lock'
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
  | 'price'
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

function everywhere(press: KeyPress, { screen, keys }: KeyContext): Command | null {
  if (screen === 'first-run') return null;
  const name = keyName(press);
  if (name === 'Ctrl+L') return 'lock';
  const action = actionOf(keys, name);
  if (action === 'shortcuts' || action === 'switch' || action === 'reprint') return action;
  if (action === 'drawer') return screen === 'settings' ? null : 'drawer';
  if (action === 'customer-language') return screen === 'sale' || screen === 'charge' ? action : null;
  if (action === 'shift') return screen === 'shift' ? 'close-panel' : screen === 'settings' ? null : 'shift';
  if (action === 'day') return screen === 'day' ? 'close-panel' : 'day';
  if (action === 'recent') return screen === 'recent' ? 'close-panel' : 'recent';
  return null;
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
    case 'shift':
      return press.key === 'Escape' ? 'close-panel' : null;
    case 'day':
      return onDay(press, context);
    case 'settings':
    case 'catalogue':
    case 'reconcile':
      return press.key === 'Escape' && context.focus !== 'field' ? 'close-panel' : null;
  }
}

/** Ctrl+Enter charges whatever the shop's own key for it is. */
const isCharging = (press: KeyPress, { keys }: KeyContext): boolean =>
  (press.key === 'Enter' && press.ctrl) || actionOf(keys, keyName(press)) === 'charge';

function onSale(press: KeyPress, context: KeyContext): Command | null {
  if (isCharging(press, context)) return 'charge';
  const name = keyName(press);
  const action = actionOf(context.keys, name);
  // Redone with either, as people know it from other programs.
  if (name === 'Ctrl+Shift+Z' && action === null) return wayBack('redo', context);
  if (action === 'undo' || action === 'redo') return wayBack(action, context);
  if (action !== null && !isTyped(name)) return ofAction[action];
  if (press.key === 'Escape')
    return context.searchText !== '' ? 'clear-search' : context.hasPrefix ? 'clear-prefix' : null;
  return press.ctrl || context.focus === 'field' ? null : onTicket(press, action, context);
}

const ofAction: Readonly<Record<KeyAction, Command>> = {
  search: 'search',
  quantity: 'quantity',
  price: 'price',
  more: 'line-more',
  less: 'line-less',
  remove: 'line-remove',
  undo: 'undo',
  redo: 'redo',
  'open-amount': 'open-amount',
  discount: 'discount',
  note: 'note',
  hold: 'hold',
  'open-sales': 'open-sales',
  charge: 'charge',
  tender: 'tender',
  drawer: 'drawer',
  shift: 'shift',
  'customer-language': 'customer-language',
  switch: 'switch',
  recent: 'recent',
  day: 'day',
  reprint: 'reprint',
  catalogue: 'catalogue',
  shortcuts: 'shortcuts',
};

/** In a field with something in it the same keys take back letters. */
const wayBack = (way: 'undo' | 'redo', { searchText, focus }: KeyContext): Command | null =>
  searchText === '' && focus !== 'field' ? way : null;

/** Keys that a field would take for letters: the ticket's only while the search field has nothing to do with them. */
function onTicket({ key }: KeyPress, action: KeyAction | null, context: KeyContext): Command | null {
  const { focus, searchText, hasResults } = context;
  if (key === 'Enter') return focus === 'search' && searchText !== '' ? 'pick' : null;
  // "3 *" before a product is what every register does: that sign is not the shop's to change.
  if (key === '*' && /^\d+([.,]\d+)?$/.test(searchText)) return 'prefix';
  if (searchText !== '') return onResults(key, action, hasResults);
  if (key === 'ArrowDown') return 'line-next';
  if (key === 'ArrowUp') return 'line-back';
  return action === null ? null : ofAction[action];
}

function onResults(key: string, action: KeyAction | null, hasResults: boolean): Command | null {
  if (!hasResults) return null;
  if (key === 'ArrowDown') return 'result-next';
  if (key === 'ArrowUp') return 'result-back';
  return action === 'quantity' ? 'quantity-of-result' : null;
}

function onCharge(press: KeyPress, context: KeyContext): Command | null {
  const { acts, focus, mayTender, keys } = context;
  const first = (...wanted: readonly Act[]): Act | null => wanted.find((act) => acts.includes(act)) ?? null;
  if (isCharging(press, context)) return first('new-code');
  if (press.key === 'Enter' && !press.ctrl) return focus === 'button' ? null : first('next');
  if (press.key === 'Escape') return first('back', 'leave', 'cancel');
  const action = actionOf(keys, keyName(press));
  if (action === 'search') return first('next');
  if (action === 'catalogue') return first('give-back');
  if (action === 'hold') return first('park') ?? (acts.includes('next') ? null : 'no-hold');
  return action === 'tender' && mayTender ? 'tender' : null;
}

function onDay({ key, ctrl }: KeyPress, { focus }: KeyContext): Command | null {
  if (focus === 'field') return null;
  if (key === 'Escape') return 'close-panel';
  if (ctrl && key === 'ArrowLeft') return 'day-before';
  if (ctrl && key === 'ArrowRight') return 'day-after';
  if (key === 'ArrowDown' || key === 'ArrowUp') return key === 'ArrowDown' ? 'row-next' : 'row-back';
  return null;
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
