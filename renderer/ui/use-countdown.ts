import { useEffect, useState } from 'react';

export type Countdown = {
  readonly leftMs: number;
  /** What is left of the whole, 1 to 0. */
  readonly share: number;
  /** "4:32" */
  readonly text: string;
  readonly isOver: boolean;
};

type Snapshot = { readonly remainingMs: number; readonly lifeMs: number };

/**
 * Counts down from what a snapshot says is left, by the page's own clock, which no change of the system's hour moves.
 * Each new snapshot object starts it again from its own figure.
 */
export function useCountdown(snapshot: Snapshot): Countdown {
  const [state, setState] = useState({ snapshot, leftMs: snapshot.remainingMs });
  useEffect(() => {
    const end = performance.now() + snapshot.remainingMs;
    let timer = 0;
    const tick = () => {
      const leftMs = Math.max(0, end - performance.now());
      setState({ snapshot, leftMs });
      if (leftMs > 0) timer = window.setTimeout(tick, untilNextSecond(leftMs));
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [snapshot]);
  return countdownOf(state.snapshot === snapshot ? state.leftMs : snapshot.remainingMs, snapshot.lifeMs);
}

export function countdownOf(leftMs: number, lifeMs: number): Countdown {
  const left = Math.max(0, leftMs);
  const share = lifeMs > 0 ? Math.min(1, left / lifeMs) : 0;
  return { leftMs: left, share, text: clockText(left), isOver: left <= 0 };
}

/** Rounded up: a code with half a second left still says one. */
function clockText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const untilNextSecond = (leftMs: number): number => leftMs % 1000 || 1000;
