import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';

export type PadSetting = 'auto' | 'always' | 'never';

/** Whether a finger was last on the screen: then there may be no keyboard to type with. */
let isTouch = false;
const onPointer = new Set<() => void>();

window.addEventListener(
  'pointerdown',
  ({ pointerType }) => {
    isTouch = pointerType === 'touch';
    for (const tell of onPointer) tell();
  },
  { capture: true },
);

function listenForPointer(tell: () => void): () => void {
  onPointer.add(tell);
  return () => onPointer.delete(tell);
}

const KEYS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;
const SIGNS = ['+', '-', '*', '/', '%'] as const;
const drawn: Readonly<Record<string, string>> = { '-': '−', '*': '×', '/': '÷' };

export type PadKeys = 'whole' | 'decimal' | 'tally';

/** Fields with keys for a finger beside them: never over the one that they fill. */
export function Padded({
  keys,
  mark,
  setting,
  words,
  children,
}: {
  keys: PadKeys;
  /** The country's decimal sign. */
  mark: string;
  setting: PadSetting;
  words: { readonly pad: string; readonly erase: string };
  children: ReactNode;
}) {
  const byTouch = useSyncExternalStore(listenForPointer, () => isTouch);
  const isShown = setting === 'always' || (setting === 'auto' && byTouch);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The system's own keyboard would cover what is being filled.
    const fields =
      box.current?.querySelectorAll('input[inputmode="decimal"], input[inputmode="numeric"]') ?? [];
    if (isShown) for (const field of fields) field.setAttribute('inputmode', 'none');
  });
  return (
    <div className={isShown ? 'padded with-pad' : 'padded'} ref={box}>
      <div>{children}</div>
      {isShown && <Pad keys={keys} mark={mark} words={words} box={box} />}
    </div>
  );
}

type PadProps = Pick<Parameters<typeof Padded>[0], 'keys' | 'mark' | 'words'> & {
  readonly box: { readonly current: HTMLDivElement | null };
};

function Pad({ keys, mark, words, box }: PadProps) {
  const press = (change: (field: HTMLInputElement) => void) => {
    const field = fieldIn(box.current);
    if (field === null) return;
    change(field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const type = (sign: string) =>
    press((field) =>
      field.setRangeText(
        sign,
        field.selectionStart ?? field.value.length,
        field.selectionEnd ?? field.value.length,
        'end',
      ),
    );
  const key = (sign: string) => (
    <Key key={sign} label={drawn[sign] ?? sign} onPress={() => type(sign)}>
      {drawn[sign] ?? sign}
    </Key>
  );
  return (
    <section className="pad" aria-label={words.pad}>
      <div className="figures">
        {KEYS.map(key)}
        {key('0')}
        {keys === 'whole' ? <span /> : key(mark)}
        <Key label={words.erase} onPress={() => press(eraseIn)}>
          <Icon name="delete" />
        </Key>
      </div>
      {keys === 'tally' && <div className="signs">{SIGNS.map(key)}</div>}
    </section>
  );
}

/** The field keeps the focus, and with it where the next figure goes. */
function Key({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="btn"
      tabIndex={-1}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Where a figure goes: the field in use, or the first that takes figures. */
function fieldIn(box: HTMLElement | null): HTMLInputElement | null {
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement && box?.contains(activeElement) === true)
    return activeElement;
  const first = box?.querySelector<HTMLInputElement>('input[inputmode="none"]') ?? null;
  first?.focus();
  first?.select();
  return first;
}

function eraseIn(field: HTMLInputElement): void {
  const end = field.selectionEnd ?? field.value.length;
  const start = field.selectionStart ?? end;
  field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
}
