import { USUAL_KEYS } from '#core/domain/key-map';
import { offersTender } from '#renderer/cashier/charge-story';
import { isLocked, storyIn, useCounter } from '#renderer/cashier/counter-store';
import { isTextInput } from '#renderer/cashier/field-before';
import type { KeyContext } from '#renderer/cashier/keyboard';
import { SEARCH_ID } from '#renderer/cashier/run-command';

/** What lies in front of the cashier at this moment. */
export function contextNow(): KeyContext {
  const { view, panel, dialog, unknownCodes, searchText, found, prefix } = useCounter.getState();
  const story = view === null ? null : storyIn(view);
  return {
    screen: panel?.kind ?? (story === null ? 'sale' : 'charge'),
    isDialogOpen:
      dialog !== null ||
      unknownCodes.length > 0 ||
      view?.isClosing === true ||
      isLocked(view) ||
      hasOwnDialog(),
    focus: focusNow(),
    searchText: searchText.trim(),
    hasResults: (found?.products.length ?? 0) > 0,
    hasPrefix: prefix !== null,
    acts: story?.acts ?? [],
    keys: view?.hands.keys ?? USUAL_KEYS,
    mayTender: story !== null && offersTender(story),
  };
}

/** The page of keys waits for the next one, whichever it is. */
export const isKeyAskedFor = (): boolean => document.querySelector('[data-takes-keys]') !== null;

/** Settings ask their own questions. */
export const hasOwnDialog = (): boolean => document.querySelector('.scrim') !== null;

function focusNow(): KeyContext['focus'] {
  const { activeElement } = document;
  if (activeElement?.id === SEARCH_ID) return 'search';
  if (isTextInput(activeElement) || activeElement instanceof HTMLInputElement) return 'field';
  return activeElement?.matches('button, a, summary, [role="tab"], [tabindex="0"]') === true
    ? 'button'
    : 'none';
}

/** On the sale screen a letter goes to the search field, wherever the focus was left. */
export function wantsSearch(key: string): boolean {
  const { screen, isDialogOpen, focus } = contextNow();
  return screen === 'sale' && !isDialogOpen && key !== ' ' && (focus === 'none' || focus === 'button');
}
