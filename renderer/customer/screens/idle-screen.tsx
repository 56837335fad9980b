import type { CSSProperties } from 'react';
import type { Setting } from '#core/views';
import { IdlePictures } from '#renderer/customer/screens/idle-pictures.tsx';
import { useClock } from '#renderer/ui/use-clock';
import { hourText } from '#renderer/ui/when';

type Longest = CSSProperties & { readonly '--longest': number };
type Props = { setting: Setting; pictures: readonly string[] };

/** An enamelled shop sign and the hour, or the shop's own pictures over them; nothing else. */
export function IdleScreen({ setting, pictures }: Props) {
  const sign = <Sign setting={setting} />;
  if (pictures.length === 0) return sign;
  return (
    <IdlePictures key={pictures.join()} setting={setting} pictures={pictures}>
      {sign}
    </IdlePictures>
  );
}

function Sign({ setting }: { setting: Setting }) {
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
