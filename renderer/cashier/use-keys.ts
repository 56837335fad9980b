import { useEffect } from 'react';
import { readingsOf, type ScanProfile, usualProfile } from '#core/domain/scan-reading';
import type { ForwardedKey } from '#core/ipc-contract';
import type { Counter } from '#renderer/cashier/counter-context';
import { useCounter } from '#renderer/cashier/counter-store';
import { createEar, type Ear, type KeyDown, pressOf } from '#renderer/cashier/ear';
import { isTextInput } from '#renderer/cashier/field-before';
import { giveLetter, isGiven } from '#renderer/cashier/give-letter';
import { contextNow, isKeyAskedFor } from '#renderer/cashier/key-context';
import { type Command, commandFor, isFunctionKey } from '#renderer/cashier/keyboard';
import { placeScan } from '#renderer/cashier/place-scan';
import { runCommand } from '#renderer/cashier/run-command';
import { scanTaker } from '#renderer/cashier/scan-taker';
import { isLetter, type Rhythm } from '#renderer/cashier/scanner';

let isPending = (): boolean => false;

/** A scan may be on its way: searching for the one letter of it that the field has helps nobody. */
export const isScanPending = (): boolean => isPending();

/** One handler for every key of the window, and for those that reached the customer's. */
export function useKeys(counter: Counter): void {
  useEffect(() => {
    const keys = createKeys(counter);
    window.addEventListener('keydown', keys.onKeyDown, { capture: true });
    window.addEventListener('keyup', keys.onKeyUp, { capture: true });
    const unsubscribe = counter.bridge.subscribe('key/forwarded', keys.onForwarded);
    keys.begin();
    counter.ticket.resume();
    return () => {
      window.removeEventListener('keydown', keys.onKeyDown, { capture: true });
      window.removeEventListener('keyup', keys.onKeyUp, { capture: true });
      unsubscribe();
      keys.stop();
    };
  }, [counter]);
}

const profileNow = (): ScanProfile => useCounter.getState().view?.scanner ?? usualProfile;

function createKeys(counter: Counter) {
  const hears = {
    rhythm: () => {
      const { rhythmMs, ending } = profileNow();
      return scanTaker()?.rhythm ?? { rhythmMs, isEndedBySilence: ending === 'none' };
    },
    onScan: (scan: Parameters<NonNullable<ReturnType<typeof scanTaker>>['take']>[0]) => {
      const taker = scanTaker();
      if (taker !== null) taker.take(scan);
      else placeScan(readingsOf(scan.strokes, profileNow()), counter);
    },
    onLetter: (letter: KeyDown) => giveLetter(letter, counter),
  };
  const here = createEar({ ...hears, hasOurClock: true });
  const there = createEar({
    ...hears,
    rhythm: () => patient(hears.rhythm()),
    hasOurClock: false,
  });
  isPending = () => here.isScanning() || there.isScanning();
  let isBegun = false;
  let lastCode = '';

  /** True when nobody else may have it. */
  function press(ear: Ear, down: KeyDown, mayPass: boolean): boolean {
    const isSpelt = isLetter(down.key);
    const before = commandFor(pressOf(down), contextNow());
    const fate = ear.press(down, down.ctrl || (mayPass && before === null));
    if (fate !== 'pass') return true;
    // A sign that is ours waits with the letters; what else is ours is done, once they are where they belong.
    const command = isSpelt && !down.ctrl ? null : commandFor(pressOf(down), contextNow());
    if (command !== null) runCommand(command, counter);
    return command !== null || isFunctionKey(down.key);
  }

  return {
    onKeyDown(event: KeyboardEvent): void {
      if (isGiven(event) || event.isComposing || event.metaKey || isKeyAskedFor()) return;
      const isAltGraph = event.getModifierState('AltGraph') && isLetter(event.key);
      if (event.altKey && !isAltGraph) return;
      here.settle(event.timeStamp);
      // A key held down comes as evenly as a scanner; but only the last that went down repeats.
      const isHeld = event.repeat && event.code === lastCode;
      lastCode = event.code;
      if (isHeld) {
        if (repeat(downOf(event, isAltGraph), counter)) event.preventDefault();
        return;
      }
      const mayPass = isTextInput(document.activeElement) || event.key === ' ';
      if (!press(here, downOf(event, isAltGraph), mayPass)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyUp: (event: KeyboardEvent): void => here.letGo(event.code, event.timeStamp),
    onForwarded(key: ForwardedKey): void {
      // One that came before there was a page to hear it.
      if (!isBegun) return;
      if (!key.isDown) there.letGo(key.code, key.atMs);
      else if (key.isRepeat) repeat(key, counter);
      else press(there, key, false);
    },
    begin(): void {
      isBegun = true;
    },
    stop(): void {
      here.stop();
      there.stop();
    },
  };
}

const FORWARDED_RHYTHM_MS = 400;

/** Keys of the other window have come a long way, by clocks that stand still at times; and nobody types there. */
const patient = (rhythm: Rhythm): Rhythm =>
  rhythm.isEndedBySilence ? rhythm : { ...rhythm, rhythmMs: FORWARDED_RHYTHM_MS };

const downOf = (event: KeyboardEvent, isAltGraph: boolean): KeyDown => ({
  key: event.key,
  code: event.code,
  isShifted: event.shiftKey,
  isCaps: event.getModifierState('CapsLock'),
  ctrl: event.ctrlKey && !isAltGraph,
  atMs: event.timeStamp,
});

/** True when it was ours. */
function repeat(down: KeyDown, counter: Counter): boolean {
  const command = commandFor(pressOf(down), contextNow());
  if (command !== null && REPEATING.has(command)) runCommand(command, counter);
  return command !== null;
}

const REPEATING: ReadonlySet<Command> = new Set([
  'line-more',
  'line-less',
  'line-next',
  'line-back',
  'result-next',
  'result-back',
  'row-next',
  'row-back',
]);
