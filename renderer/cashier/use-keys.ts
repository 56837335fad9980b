import { useEffect } from 'react';
import { offersTender } from '#renderer/cashier/charge-story';
import type { Counter } from '#renderer/cashier/counter-context';
import { storyIn, useCounter } from '#renderer/cashier/counter-store';
import { type FieldBefore, fieldNow, restoreField } from '#renderer/cashier/field-before';
import { commandFor, isFunctionKey, type KeyContext, type KeyPress } from '#renderer/cashier/keyboard';
import { focusSearch, runCommand, SEARCH_ID } from '#renderer/cashier/run-command';
import {
  hear,
  isClose,
  isLetter,
  isScanning,
  patienceOf,
  pause,
  type ScanEvent,
  type Scanner,
  silent,
} from '#renderer/cashier/scanner';

let scanner: Scanner = silent;

/** A scan may be on its way into the search field: searching for half a code helps nobody. */
export const isScanPending = (): boolean => isScanning(scanner);

/** One handler for every key of the window, and for those that reached the customer's. */
export function useKeys(counter: Counter): void {
  useEffect(() => {
    const keys = createKeys(counter);
    window.addEventListener('keydown', keys.onKeyDown, { capture: true });
    const unsubscribe = counter.bridge.subscribe('key/forwarded', keys.onForwarded);
    return () => {
      window.removeEventListener('keydown', keys.onKeyDown, { capture: true });
      unsubscribe();
      keys.stop();
    };
  }, [counter]);
}

function createKeys(counter: Counter) {
  let before: FieldBefore | null = null;
  let timer = 0;

  function take(events: readonly ScanEvent[], isForwarded: boolean): void {
    for (const event of events) {
      if (event.kind === 'scan') {
        scanned(event.code);
      } else for (const key of event.keys) typed(key, isForwarded);
    }
  }

  /** Keeping the catalogue, a code is for the field that takes one, and else for its product to be found. */
  function scanned(code: string): void {
    if (useCounter.getState().panel?.kind !== 'catalogue') {
      restoreField(before);
      counter.ticket.scan(code);
    } else if (document.activeElement?.matches('[data-takes-code], .dialog input') !== true) {
      restoreField(before);
      useCounter.setState({ panel: { kind: 'catalogue', find: code, draft: null } });
    }
  }

  /** A hand typed it. Letters are in their field already; signs that are keys of ours were kept back until now. */
  function typed(key: string, isForwarded: boolean): void {
    const command = commandFor({ key, ctrl: false }, contextNow());
    if (command !== null) runCommand(command, counter);
    else if (isForwarded && contextNow().screen === 'sale')
      useCounter.setState(({ searchText }) => ({ searchText: searchText + key }));
  }

  function waitForRest(isForwarded: boolean): void {
    window.clearTimeout(timer);
    if (scanner.keys.length === 0) return;
    timer = window.setTimeout(() => {
      settle(performance.now(), isForwarded);
      waitForRest(isForwarded);
    }, patienceOf(scanner) + 5);
  }

  function settle(nowMs: number, isForwarded = false): void {
    const heard = pause(scanner, nowMs);
    ({ scanner } = heard);
    take(heard.events, isForwarded);
  }

  function press({ key, ctrl, shift = false }: KeyPress, atMs: number, isForwarded: boolean): boolean {
    const isSpelt = !ctrl && (isLetter(key) || key === 'Enter' || key === 'Tab');
    const heard = isSpelt ? hear(scanner, key, atMs) : hear(scanner, ctrl ? 'Control' : key, atMs);
    ({ scanner } = heard);
    take(heard.events, isForwarded);
    waitForRest(isForwarded);
    if (heard.isTaken) return true;
    const command = commandFor({ key, ctrl, shift }, contextNow());
    if (isSpelt && isLetter(key)) return command !== null;
    if (command !== null) runCommand(command, counter);
    return command !== null || isFunctionKey(key);
  }

  return {
    onKeyDown(event: KeyboardEvent): void {
      if (event.isComposing || event.altKey || event.metaKey) return;
      settle(event.timeStamp);
      if (!event.ctrlKey && isLetter(event.key)) {
        if (wantsSearch(event.key)) focusSearch();
        if (scanner.keys.length === 0 && !isClose(scanner, event.timeStamp)) before = fieldNow();
      }
      // A key held down comes as evenly as a scanner.
      if (event.repeat) {
        repeat(event, counter);
        return;
      }
      const isOurs = press(
        { key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey },
        event.timeStamp,
        false,
      );
      const wouldPress = event.key === ' ' && scanner.keys.length > 1 && contextNow().focus === 'button';
      if (!isOurs && !wouldPress) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onForwarded({ key, ctrl }: { readonly key: string; readonly ctrl: boolean }): void {
      press({ key, ctrl }, performance.now(), true);
    },
    stop: () => window.clearTimeout(timer),
  };
}

function repeat(event: KeyboardEvent, counter: Counter): void {
  const command = commandFor({ key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey }, contextNow());
  if (command === null) return;
  event.preventDefault();
  if (REPEATING.has(command)) runCommand(command, counter);
}

const REPEATING: ReadonlySet<string> = new Set([
  'line-more',
  'line-less',
  'line-next',
  'line-back',
  'result-next',
  'result-back',
  'row-next',
  'row-back',
]);

/** On the sale screen a letter goes to the search field, wherever the focus was left. */
function wantsSearch(key: string): boolean {
  const { screen, isDialogOpen, focus } = contextNow();
  return screen === 'sale' && !isDialogOpen && key !== ' ' && (focus === 'none' || focus === 'button');
}

function contextNow(): KeyContext {
  const { view, panel, dialog, unknownCodes, searchText, found, prefix } = useCounter.getState();
  const story = view === null ? null : storyIn(view);
  return {
    screen: panel?.kind ?? (story === null ? 'sale' : 'charge'),
    isDialogOpen: dialog !== null || unknownCodes.length > 0 || view?.isClosing === true || hasOwnDialog(),
    focus: focusNow(),
    searchText: searchText.trim(),
    hasResults: (found?.products.length ?? 0) > 0,
    hasPrefix: prefix !== null,
    acts: story?.acts ?? [],
    mayTender: story !== null && offersTender(story),
  };
}

/** Settings ask their own questions. */
const hasOwnDialog = (): boolean => document.querySelector('.scrim') !== null;

function focusNow(): KeyContext['focus'] {
  const { activeElement } = document;
  if (activeElement?.id === SEARCH_ID) return 'search';
  if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)
    return 'field';
  return activeElement?.matches('button, a, summary, [role="tab"], [tabindex="0"]') === true
    ? 'button'
    : 'none';
}
