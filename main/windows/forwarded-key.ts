import type { ForwardedKey } from '#core/ipc-contract';

/** What the cashier's page must know of a key to tell a scan from a hand. Electron gives its keys no time: ours is when it came. */
export const forwardedKey = (
  { type, key, code, shift, control, isAutoRepeat, modifiers }: Electron.Input,
  atMs: number,
): ForwardedKey => ({
  isDown: type === 'keyDown',
  isRepeat: isAutoRepeat,
  key,
  code,
  isShifted: shift,
  isCaps: modifiers.some((each) => each.toLowerCase() === 'capslock'),
  ctrl: control,
  atMs,
});
