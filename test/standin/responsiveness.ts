import type { Page } from './page.ts';

const ASK_EVERY_MS = 500;

/** How long a page may be silent before it counts as hung. */
export const HANG_MS = Number(process.env.STANDIN_HANG_MS ?? 5_000);

/**
 * Asks the page's process for a sign of life, again and again. Electron notices a hung page only when input
 * goes to it; this notices one that nobody touches, too: stricter, never later by more than half a second.
 */
export function watchResponsiveness(
  page: Page,
  tell: (event: 'unresponsive' | 'responsive') => void,
): () => void {
  let askedAt: number | undefined;
  let isHung = false;
  const onAnswer = () => {
    askedAt = undefined;
    if (isHung) tell('responsive');
    isHung = false;
  };
  const ask = () => {
    if (page.url === '' || page.isCrashed) {
      askedAt = undefined;
      return;
    }
    if (askedAt === undefined) {
      askedAt = performance.now();
      page.command('Runtime.evaluate', { expression: '0' }).then(onAnswer, onAnswer);
    } else if (!isHung && performance.now() - askedAt > HANG_MS) {
      isHung = true;
      tell('unresponsive');
    }
  };
  const timer = setInterval(ask, ASK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
