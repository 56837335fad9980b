import { err, ok, type Result } from '#core/result';
import type { Fields } from '#main/simulator/json';

export const FAULTS = ['timeout', '500', '502-html', '429', 'slow', 'cut', 'reset'] as const;
export type FaultKind = (typeof FAULTS)[number];

export type Fault = {
  /** Parts of "METHOD /path?query"; one of them is enough. */
  readonly match: readonly string[];
  readonly fault: FaultKind;
  readonly times: number;
  readonly retryAfterS: number | null;
  /**
   * `after`: done, and only the answer is lost. The dangerous case, and the default where it can be. `later`: done
   * after `delayMs`, when nobody expects it any more and other calls may have come in between.
   */
  readonly when: 'before' | 'after' | 'later';
  readonly delayMs: number;
};

export type Faults = {
  add(fault: Fault): void;
  clear(): void;
  /** The first that matches, used up by one. */
  take(request: string): Fault | null;
};

export function createFaults(): Faults {
  let waiting: Fault[] = [];
  return {
    add: (fault) => {
      waiting.push(fault);
    },
    clear: () => {
      waiting = [];
    },
    take: (request) => {
      const found = waiting.find(({ match }) => match.some((part) => request.includes(part)));
      if (found === undefined) return null;
      const left = { ...found, times: found.times - 1 };
      waiting = waiting.flatMap((each) => (each !== found ? [each] : left.times > 0 ? [left] : []));
      return found;
    },
  };
}

export function readFault(body: Fields): Result<Fault, string> {
  const match = matchIn(body.get('match'));
  const fault = FAULTS.find((each) => each === String(body.get('fault')));
  const times = body.get('times') ?? 1;
  const retryAfterS = body.get('retryAfterS') ?? null;
  const when = body.get('when') ?? (fault === '429' || fault === 'slow' ? 'before' : 'after');
  const delayMs = body.get('delayMs') ?? 3000;
  if (match === null) return err('match must be text, or a list of texts');
  if (fault === undefined) return err(`fault must be one of ${FAULTS.join(', ')}`);
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1)
    return err('times must be 1 or more');
  if (retryAfterS !== null && typeof retryAfterS !== 'number') return err('retryAfterS must be a number');
  if (when !== 'before' && when !== 'after' && when !== 'later')
    return err('when must be before, after or later');
  if (when === 'later' && (fault === 'slow' || fault === '429'))
    return err('what is answered cannot be done later');
  if (typeof delayMs !== 'number' || delayMs < 0) return err('delayMs must be a number');
  return ok({ match, fault, times, retryAfterS, when, delayMs });
}

function matchIn(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return [value];
  const isList = Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
  return isList ? value : null;
}
