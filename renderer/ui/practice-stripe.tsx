import type { ReactNode } from 'react';

/** On every screen of both windows while nothing is real. */
export function PracticeStripe({ children }: { children: ReactNode }) {
  return (
    <aside className="practice-strip">
      <span>{children}</span>
    </aside>
  );
}
