import { Icon } from '#renderer/ui/icon.tsx';

/** How it went, in the person's words. */
export type Outcome = { readonly isGood: boolean; readonly words: string };

/** Stays empty until there is something to say: a region that comes with its words is often not read. */
export function OutcomeLine({ outcome, className = '' }: { outcome: Outcome | null; className?: string }) {
  return (
    <p className={`hint ${outcome?.isGood === true ? 'good' : 'bad'} ${className}`} role="status">
      {outcome !== null && (
        <>
          <Icon name={outcome.isGood ? 'circle-check' : 'circle-alert'} /> {outcome.words}
        </>
      )}
    </p>
  );
}
