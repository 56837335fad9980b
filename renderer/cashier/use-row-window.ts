import { type RefObject, useLayoutEffect, useState } from 'react';

/** Above and below what is seen, so that a quick scroll finds rows there. */
const SPARE = 6;

/** Which rows of a long list of even rows are worth drawing. Pure: the box's place is brought. */
export function rowWindow(
  count: number,
  rowPx: number,
  { topPx, heightPx }: { readonly topPx: number; readonly heightPx: number },
): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.floor(topPx / rowPx) - SPARE);
  const end = Math.min(count, Math.ceil((topPx + heightPx) / rowPx) + SPARE);
  return { first: Math.min(first, count), end: Math.max(end, 0) };
}

/** Draws only the rows in sight, and keeps the chosen one in sight. */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  { count, rowPx, chosen }: { readonly count: number; readonly rowPx: number; readonly chosen: number },
): { readonly first: number; readonly end: number } {
  const [place, setPlace] = useState({ topPx: 0, heightPx: 800 });
  useLayoutEffect(() => {
    const scroller = box.current;
    if (scroller === null) return;
    const look = () => setPlace({ topPx: scroller.scrollTop, heightPx: scroller.clientHeight });
    const size = new ResizeObserver(look);
    size.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      size.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [box]);
  useLayoutEffect(() => {
    const scroller = box.current;
    if (scroller === null) return;
    const topPx = chosen * rowPx;
    const { scrollTop, clientHeight } = scroller;
    if (topPx < scrollTop) scroller.scrollTo({ top: topPx });
    else if (topPx + rowPx > scrollTop + clientHeight)
      scroller.scrollTo({ top: topPx + rowPx - clientHeight });
  }, [box, chosen, rowPx]);
  return rowWindow(count, rowPx, place);
}
