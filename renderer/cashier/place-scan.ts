import type { Counter } from '#renderer/cashier/counter-context';
import { isLocked, useCounter } from '#renderer/cashier/counter-store';
import { isTextInput, type TextInput, typeInto } from '#renderer/cashier/field-before';
import { hasOwnDialog } from '#renderer/cashier/key-context';

/** Where a scan goes: a field that takes a code, the catalogue while it is kept, and else the sale. */
export function placeScan(readings: readonly string[], { ticket }: Counter): void {
  const [code] = readings;
  if (code === undefined) return;
  if (isLocked(useCounter.getState().view)) {
    ticket.say({ kind: 'trouble', words: 'lockedScan', code });
    return;
  }
  const field = codeField();
  if (field !== null) typeInto(field, code);
  else if (useCounter.getState().panel?.kind !== 'catalogue') ticket.scan(readings);
  // What is half written there is somebody's: nothing takes the product away from under it.
  else if (hasOwnDialog() || isTyping()) ticket.say({ kind: 'trouble', words: 'busyScan', code });
  else useCounter.setState({ notice: null, panel: { kind: 'catalogue', find: code, draft: null } });
}

/** The field with the focus, or the one that its dialog has for it. */
function codeField(): TextInput | null {
  const { activeElement } = document;
  const dialog = activeElement?.closest('.dialog') ?? null;
  const field =
    activeElement?.matches(TAKES_CODE) === true ? activeElement : (dialog?.querySelector(TAKES_CODE) ?? null);
  return isTextInput(field) ? field : null;
}

const TAKES_CODE = '[data-takes-code]';

const isTyping = (): boolean =>
  document.activeElement?.closest('table') != null && isTextInput(document.activeElement);
