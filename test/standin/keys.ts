import type { Protocol } from './browser.ts';

export type KeyEvent = Protocol.Input.dispatchKeyEventParameters;
type KeyDescription = { key: string; code: string; windowsVirtualKeyCode: number };

/** Keys with a name, as Electron's accelerators call them. Letters, digits and F1 to F24 follow rules. */
const NAMED: Record<string, KeyDescription> = {
  backspace: { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 },
  tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 },
  return: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 },
  escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  esc: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  space: { key: ' ', code: 'Space', windowsVirtualKeyCode: 32 },
  ' ': { key: ' ', code: 'Space', windowsVirtualKeyCode: 32 },
  pageup: { key: 'PageUp', code: 'PageUp', windowsVirtualKeyCode: 33 },
  pagedown: { key: 'PageDown', code: 'PageDown', windowsVirtualKeyCode: 34 },
  end: { key: 'End', code: 'End', windowsVirtualKeyCode: 35 },
  home: { key: 'Home', code: 'Home', windowsVirtualKeyCode: 36 },
  left: { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  up: { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  right: { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  down: { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 },
  arrowleft: { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  arrowup: { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  arrowright: { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  arrowdown: { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 },
  insert: { key: 'Insert', code: 'Insert', windowsVirtualKeyCode: 45 },
  delete: { key: 'Delete', code: 'Delete', windowsVirtualKeyCode: 46 },
  shift: { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 },
  control: { key: 'Control', code: 'ControlLeft', windowsVirtualKeyCode: 17 },
  alt: { key: 'Alt', code: 'AltLeft', windowsVirtualKeyCode: 18 },
};

/** Which key an accelerator's key code means. */
export function describeKey(keyCode: string): KeyDescription {
  const named = NAMED[keyCode.toLowerCase()];
  if (named !== undefined) return named;
  const functionKey = /^F(\d{1,2})$/i.exec(keyCode)?.[1];
  if (functionKey !== undefined)
    return { key: keyCode, code: keyCode, windowsVirtualKeyCode: 111 + Number(functionKey) };
  const upper = keyCode.toUpperCase();
  if (/^[A-Z]$/.test(upper))
    return { key: keyCode, code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0) };
  if (/^\d$/.test(keyCode))
    return { key: keyCode, code: `Digit${keyCode}`, windowsVirtualKeyCode: keyCode.charCodeAt(0) };
  return { key: keyCode, code: '', windowsVirtualKeyCode: 0 };
}

const MODIFIER_BITS: Record<string, number> = {
  alt: 1,
  control: 2,
  ctrl: 2,
  meta: 4,
  command: 4,
  cmd: 4,
  shift: 8,
};

function modifierBits(modifiers: readonly string[] = []): number {
  return modifiers.reduce((bits, one) => bits | (MODIFIER_BITS[one.toLowerCase()] ?? 0), 0);
}

/** Electron's keyboard event as Chromium takes it. A letter is typed by 'char', as in Electron, not by 'keyDown'. */
export function keyCommand(event: Electron.KeyboardInputEvent): KeyEvent {
  const modifiers = modifierBits(event.modifiers);
  if (event.type === 'char') {
    const text = /^(enter|return)$/i.test(event.keyCode) ? '\r' : event.keyCode;
    return { type: 'char', text, modifiers };
  }
  return { type: event.type === 'keyUp' ? 'keyUp' : 'rawKeyDown', modifiers, ...describeKey(event.keyCode) };
}

/** A key that a page held back for main, as a command that gives it to a page after all. */
export function releasedKey(input: Electron.Input & { keyCode: number }): KeyEvent {
  const { alt, control, meta, shift, key, code, isAutoRepeat: autoRepeat } = input;
  const modifiers = modifierBits(
    Object.entries({ alt, control, meta, shift })
      .filter(([, isDown]) => isDown)
      .map(([name]) => name),
  );
  const same = { key, code, modifiers, autoRepeat, windowsVirtualKeyCode: input.keyCode };
  if (input.type === 'keyUp') return { type: 'keyUp', ...same };
  const typed = key === 'Enter' ? '\r' : key;
  const isTyping = typed.length === 1 && !control && !alt && !meta;
  return isTyping ? { type: 'keyDown', text: typed, ...same } : { type: 'rawKeyDown', ...same };
}

/** Electron's mouse event as Chromium takes it. */
export function mouseCommand(
  event: Electron.MouseInputEvent | Electron.MouseWheelInputEvent,
): Protocol.Input.dispatchMouseEventParameters {
  const types = {
    mouseDown: 'mousePressed',
    mouseUp: 'mouseReleased',
    mouseMove: 'mouseMoved',
    mouseWheel: 'mouseWheel',
  } as const;
  const type = Object.entries(types).find(([name]) => name === event.type)?.[1];
  if (type === undefined) throw new Error(`stand-in: sendInputEvent has no '${event.type}'`);
  const { x, y, button, clickCount } = event;
  const wheel = 'deltaX' in event ? { deltaX: event.deltaX ?? 0, deltaY: event.deltaY ?? 0 } : {};
  return {
    type,
    x,
    y,
    button: button ?? 'none',
    clickCount: clickCount ?? 0,
    modifiers: modifierBits(event.modifiers),
    ...wheel,
  };
}
