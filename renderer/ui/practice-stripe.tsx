import type { ReactNode } from 'react';

/** On every screen of both windows while nothing is real. */
export function PracticeStripe({ children }: { children: ReactNode }) {
  return (
    <div className="practice-strip" role="note">
      <span>{children}</span>
    </div>
  );
}
