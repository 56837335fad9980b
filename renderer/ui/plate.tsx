import type { ReactNode } from 'react';

/** The charge's state, as the plate's colour says it: wine asks, amber waits, green is paid, ash is over. */
export type PlateState = 'asking' | 'wait' | 'paid' | 'over';

export function Plate({
  state,
  children,
  className = '',
}: {
  state: PlateState;
  children: ReactNode;
  className?: string;
}) {
  const colour = state === 'asking' ? '' : state;
  return <div className={`plate ${colour} ${className}`}>{children}</div>;
}
