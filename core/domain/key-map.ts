/** What a key of the counter does. What a key must always do (Enter, Esc, the arrows) is not among them. */
export const KEY_ACTIONS = [
  'search',
  'quantity',
  'price',
  'more',
  'less',
  'remove',
  'undo',
  'redo',
  'open-amount',
  'discount',
  'note',
  'hold',
  'open-sales',
  'charge',
  'tender',
  'drawer',
  'shift',
  'customer-language',
  'recent',
  'day',
  'reprint',
  'catalogue',
  'switch',
  'shortcuts',
] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number];

/** "F4", "Shift+F6", "Ctrl+Z", "*", "Delete". */
export type KeyName = string;
export type KeyMap = Readonly<Record<KeyAction, KeyName>>;
export type NumberPad = 'auto' | 'always' | 'never';

export const USUAL_KEYS: KeyMap = {
  search: 'F2',
  quantity: '*',
  price: '/',
  more: '+',
  less: '-',
  remove: 'Delete',
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Y',
  'open-amount': 'F8',
  discount: 'F4',
  note: 'F5',
  hold: 'F6',
  'open-sales': 'Shift+F6',
  charge: 'F12',
  tender: 'F10',
  drawer: 'F11',
  shift: 'Shift+F11',
  'customer-language': 'Ctrl+I',
  switch: 'Shift+F2',
  recent: 'F7',
  day: 'Shift+F7',
  reprint: 'F9',
  catalogue: 'F3',
  shortcuts: 'F1',
};

export const withUsual = (changed: Partial<KeyMap>): KeyMap => ({ ...USUAL_KEYS, ...changed });

type Pressed = { readonly key: string; readonly ctrl: boolean; readonly shift?: boolean };

export function keyName({ key, ctrl, shift = false }: Pressed): KeyName {
  const plain = key === '−' ? '-' : key.length === 1 ? key.toUpperCase() : key;
  const isSign = !ctrl && plain.length === 1;
  return `${ctrl ? 'Ctrl+' : ''}${shift && !isSign ? 'Shift+' : ''}${plain}`;
}

export const actionOf = (keys: KeyMap, name: KeyName): KeyAction | null =>
  KEY_ACTIONS.find((action) => keys[action] === name) ?? null;

/** A key that stands in a field as what it is, as long as there is something in the field. */
export const isTyped = (name: KeyName): boolean =>
  name.length === 1 || /^(Delete|Insert|Home|End)$/.test(name);

export type KeyRefusal =
  /** Letters and figures are for searching, and a scanner sends them. */
  | 'typing'
  /** The scanner ends its codes with these. */
  | 'scanner'
  /** Moves, chooses or goes back, everywhere. */
  | 'moving'
  /** Copies and pastes in every field, or charges, always. */
  | 'editing'
  /** Kept for locking the till. */
  | 'lock'
  /** The computer takes it for itself, or this keyboard has no name for it. */
  | 'system';

/** Why this key cannot be given to an action, or null. */
export function refusalOf(name: KeyName): KeyRefusal | null {
  const [, plain = ''] = /^(?:Ctrl\+)?(?:Shift\+)?(.+)$/.exec(name) ?? [];
  if (/^(Enter|Tab)$/.test(plain)) return 'scanner';
  if (/^(Escape|Backspace|Arrow.*|Page.*|\s)$/.test(plain)) return 'moving';
  if (name === 'Ctrl+L') return 'lock';
  if (/^Ctrl\+(Shift\+)?[ACVX]$/.test(name)) return 'editing';
  if (/^(Ctrl\+Shift\+F11|Shift\+(Insert|Delete|Home|End))$/.test(name)) return 'system';
  if (/^(Ctrl\+)?(Shift\+)?F([1-9]|1[0-2])$/.test(name)) return null;
  if (/^Ctrl\+(Shift\+)?[A-Z]$/.test(name) || /^(Delete|Insert|Home|End)$/.test(name)) return null;
  if (/^[*+\-/#=]$/.test(name)) return null;
  return name.length === 1 ? 'typing' : 'system';
}

/** Whose key it is already. */
export const takenBy = (keys: KeyMap, action: KeyAction, name: KeyName): KeyAction | null =>
  KEY_ACTIONS.find((other) => other !== action && keys[other] === name) ?? null;

/** What is kept: no key twice, none that is refused. */
export function isKeyMap(changed: Partial<KeyMap>): boolean {
  const keys = withUsual(changed);
  const names = Object.values(keys);
  return new Set(names).size === names.length && names.every((name) => refusalOf(name) === null);
}
