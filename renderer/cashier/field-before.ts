/** A field as it was before the first letter of what may turn out to be a scan. */
export type FieldBefore = { readonly field: HTMLInputElement; readonly value: string };

export function fieldNow(): FieldBefore | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement
    ? { field: activeElement, value: activeElement.value }
    : null;
}

/** Takes a scan's letters out of the field they fell into. React hears of it as of typing. */
export function restoreField(before: FieldBefore | null): void {
  if (before === null || !before.field.isConnected || before.field.value === before.value) return;
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  value?.set?.call(before.field, before.value);
  before.field.dispatchEvent(new Event('input', { bubbles: true }));
}
