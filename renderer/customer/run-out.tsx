import { useLayoutEffect, useRef } from 'react';

type Life = { readonly remainingMs: number; readonly lifeMs: number };

/** How long the outcome stays, as a bar that runs out. A new picture starts it again from its own figure. */
export function RunOut({ life }: { life: Life }) {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const running = bar.current?.animate([{ transform: 'scaleX(1)' }, { transform: 'scaleX(0)' }], {
      duration: life.lifeMs,
      fill: 'both',
      easing: isStill ? 'steps(8)' : 'linear',
    });
    if (running !== undefined) running.currentTime = life.lifeMs - life.remainingMs;
    return () => running?.cancel();
  }, [life]);
  return (
    <div className="runout" aria-hidden="true">
      <i ref={bar} />
    </div>
  );
}
