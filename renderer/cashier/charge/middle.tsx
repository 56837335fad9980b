import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** What is told of a charge. Where it is longer than its place it rolls, and the keyboard can reach it to roll it. */
export function Middle({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const { current } = place;
    if (current === null) return;
    const measure = (): void => setLong(current.scrollHeight > current.clientHeight);
    const watch = new ResizeObserver(measure);
    for (const part of [current, ...current.children]) watch.observe(part);
    measure();
    return () => watch.disconnect();
  });
  return (
    <div className="middle" ref={place} {...(isLong ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}
