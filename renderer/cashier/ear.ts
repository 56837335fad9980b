import type { Keystroke } from '#core/domain/scan-reading';
import {
  type FieldBefore,
  fieldBefore,
  isTextInput,
  restoreField,
  typeInto,
} from '#renderer/cashier/field-before';
import { wantsSearch } from '#renderer/cashier/key-context';
import type { KeyPress } from '#renderer/cashier/keyboard';
import { SEARCH_ID } from '#renderer/cashier/run-command';
import type { RawScan } from '#renderer/cashier/scan-taker';
import {
  type Heard,
  hear,
  isKnown,
  letGo,
  patienceOf,
  pause,
  type Rhythm,
  runOf,
  type Scanner,
  type Stroke,
  silent,
} from '#renderer/cashier/scanner';

export type KeyDown = Keystroke & { readonly ctrl: boolean; readonly atMs: number };

/** As the map of the keys knows it. */
export const pressOf = ({ key, ctrl, isShifted }: KeyDown): KeyPress => ({ key, ctrl, shift: isShifted });

type Mark = {
  readonly ctrl: boolean;
  readonly before: FieldBefore | null;
  readonly focus: Element | null;
};

type Hears = {
  readonly rhythm: () => Rhythm;
  /** Its times are this page's own. */
  readonly hasOurClock: boolean;
  readonly onScan: (scan: RawScan) => void;
  /** A hand's, that was held back. */
  readonly onLetter: (letter: KeyDown) => void;
};

export type Ear = ReturnType<typeof createEar>;

/** A timer that is this late says that the page was busy: keys may lie before it in the queue. */
const LATE_MS = 16;
/**
 * How long the clock on the wall waits for more of a scan. Its keys bear their own times, and by those it is told from
 * the next; but main may stand still for a while with half of them in its hands, and half a code is another code.
 */
const WAIT_FOR_REST_MS = 120;
/** The ending is on its way, where the scanner sends one. */
const WAIT_FOR_ENDING_MS = 500;
const MOST_LATE_MS = 5000;

/** One stream of keys with its clock: a window's own, or those of the other window. */
export function createEar({ rhythm, hasOurClock, onScan, onLetter }: Hears) {
  let scanner: Scanner<Mark> = silent;
  let timer = 0;
  /** What the stream's clock is ahead of this page's. */
  let aheadMs = 0;
  /** How late its keys are told of: whoever hears late waits as much longer. */
  const lateMs = (): number => (hasOurClock ? Math.min(Math.max(-aheadMs, 0), MOST_LATE_MS) : 0);

  function take(heard: Heard<Mark>): void {
    ({ scanner } = heard);
    for (const event of heard.events) {
      if (event.kind === 'scan') {
        putBack(event.out[0]?.mark, event.again);
        onScan(event);
      } else {
        for (const { mark, downMs, ...stroke } of event.strokes)
          onLetter({ ...stroke, ctrl: mark.ctrl, atMs: downMs });
      }
    }
    waitForRest();
  }

  function waitForRest(): void {
    window.clearTimeout(timer);
    if (runOf(scanner).length === 0) return;
    const waitMs = waitOf(scanner, rhythm()) + lateMs();
    const dueMs = performance.now() + waitMs;
    timer = window.setTimeout(() => {
      const rest = (): void => settle(performance.now() + aheadMs);
      if (performance.now() - dueMs < LATE_MS) rest();
      else timer = window.setTimeout(rest);
    }, waitMs);
  }

  function settle(nowMs: number): void {
    const heard = pause(scanner, nowMs, rhythm());
    if (heard.events.length > 0 || heard.scanner !== scanner) take(heard);
    else if (runOf(scanner).length > 0) waitForRest();
  }

  return {
    settle,
    /** A letter may be let by at once only where it does nothing but appear. */
    press({ ctrl, atMs, ...key }: KeyDown, mayPass: boolean): Heard['fate'] {
      aheadMs = atMs - performance.now();
      settle(atMs);
      const mark = { ctrl, before: fieldFor(key.key), focus: document.activeElement };
      const heard = hear(scanner, { ...key, atMs, mark, mayPass }, rhythm());
      take(heard);
      return heard.fate;
    },
    letGo(code: string, atMs: number): void {
      scanner = letGo(scanner, code, atMs);
    },
    isScanning: () => runOf(scanner).length > 2,
    stop: () => window.clearTimeout(timer),
  };
}

/** Letters that were given to the search had brought the focus along. */
function putBack(mark: Mark | undefined, again: readonly Stroke<Mark>[]): void {
  if (mark === undefined || mark.before === null) return;
  const { before, focus } = mark;
  restoreField(before);
  for (const { key } of again) typeInto(before.field, key);
  if (document.activeElement !== before.field || focus === before.field) return;
  if (focus === document.body) before.field.blur();
  else if (focus instanceof HTMLElement) focus.focus();
}

function waitOf(scanner: Scanner, rhythm: Rhythm): number {
  const patienceMs = patienceOf(scanner, rhythm) + 5;
  if (!isKnown(scanner, rhythm)) return patienceMs;
  return Math.max(patienceMs, rhythm.isEndedBySilence ? WAIT_FOR_REST_MS : WAIT_FOR_ENDING_MS);
}

/** Where a letter would appear, as it is before. */
function fieldFor(key: string): FieldBefore | null {
  const field = wantsSearch(key) ? document.getElementById(SEARCH_ID) : document.activeElement;
  return isTextInput(field) ? fieldBefore(field) : null;
}
