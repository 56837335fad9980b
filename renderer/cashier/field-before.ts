/** A field as it was before the first letter of what may turn out to be a scan, with its caret. */
export type FieldBefore = {
  readonly field: TextInput;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
};

export type TextInput = HTMLInputElement | HTMLTextAreaElement;

const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  'checkbox',
  'radio',
  'range',
  'button',
  'submit',
  'file',
  'color',
]);

/** A box that letters are typed into; a tick is an input too, and none. */
export const isTextInput = (element: Element | null): element is TextInput =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !WITHOUT_TEXT.has(element.type));

export const fieldBefore = (field: TextInput): FieldBefore => ({
  field,
  value: field.value,
  start: field.selectionStart,
  end: field.selectionEnd,
});

/** Takes a scan's letters out of the field they fell into. React hears of it as of typing. */
export function restoreField({ field, value, start, end }: FieldBefore): void {
  if (!field.isConnected) return;
  if (field.value !== value) {
    const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (start !== null && field === document.activeElement) field.setSelectionRange(start, end);
}

/** As if it were typed: at the caret, over what is chosen, within the field's length, and to be undone by its own Ctrl+Z. */
export function typeInto(field: TextInput, text: string): void {
  field.focus();
  // The one way to type that the field's own undo knows; nothing has come to take its place.
  document.execCommand('insertText', false, text);
}
