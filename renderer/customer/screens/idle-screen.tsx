import type { CSSProperties } from 'react';
import type { Setting } from '#core/views';
import { useClock } from '#renderer/ui/use-clock';
import { hourText } from '#renderer/ui/when';

type Longest = CSSProperties & { readonly '--longest': number };

/** An enamelled shop sign and the hour; nothing else. */
export function IdleScreen({ setting }: { setting: Setting }) {
  const { name, trade } = setting.shop;
  const now = useClock();
  const longest = Math.max(...name.split(/\s+/).map((word) => word.length));
  const style: Longest = { '--longest': Math.max(longest, 1) };
  return (
    <main className="screen idle">
      <div className="frame" />
      <h1 className={name.length > 24 ? 'long' : ''} style={style}>
        {trade !== '' && <span className="trade">{trade}</span>}
        {name}
      </h1>
      <time>{hourText(now, setting)}</time>
    </main>
  );
}
