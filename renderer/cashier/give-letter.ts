import type { Counter } from '#renderer/cashier/counter-context';
import { type KeyDown, pressOf } from '#renderer/cashier/ear';
import { isTextInput, typeInto } from '#renderer/cashier/field-before';
import { contextNow, wantsSearch } from '#renderer/cashier/key-context';
import { commandFor } from '#renderer/cashier/keyboard';
import { focusSearch, runCommand } from '#renderer/cashier/run-command';

/** Events that we send on ourselves: they have been heard. */
const given = new WeakSet<Event>();
export const isGiven = (event: Event): boolean => given.has(event);

/** A letter of a hand that was held back until it was known not to be a scan's goes where it was meant. */
export function giveLetter(letter: KeyDown, counter: Counter): void {
  const command = commandFor(pressOf(letter), contextNow());
  if (command !== null) {
    runCommand(command, counter);
    return;
  }
  if (letter.ctrl || letter.key === 'Dead') return;
  if (wantsSearch(letter.key)) focusSearch();
  const { activeElement } = document;
  if (isTextInput(activeElement)) typeInto(activeElement, letter.key);
  else if (activeElement instanceof HTMLSelectElement) chooseBy(letter.key, activeElement);
  else sendOn(letter, activeElement ?? document.body);
}

function sendOn({ key, code }: KeyDown, to: Element): void {
  const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });
  given.add(event);
  to.dispatchEvent(event);
}

/** A letter goes to the next choice that begins with it. */
function chooseBy(letter: string, list: HTMLSelectElement): void {
  const options = [...list.options];
  const after = [...options.slice(list.selectedIndex + 1), ...options];
  const next = after.find(
    ({ text, disabled }) => !disabled && text.toLowerCase().startsWith(letter.toLowerCase()),
  );
  if (next === undefined || next.value === list.value) return;
  list.value = next.value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
}
