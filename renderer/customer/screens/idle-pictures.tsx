import { type ReactNode, useEffect, useState } from 'react';
import type { Setting } from '#core/views';
import { useClock } from '#renderer/ui/use-clock';
import { hourText } from '#renderer/ui/when';

/** Long enough to be looked at, and not to draw the eye of whoever is served beside. */
const EACH_MS = 12_000;

/** One after another, with whose they are and the hour below. A picture that does not open is passed over. */
export function IdlePictures({
  setting,
  pictures,
  children: sign,
}: {
  setting: Setting;
  pictures: readonly string[];
  children: ReactNode;
}) {
  const [turn, setTurn] = useState(0);
  const [broken, setBroken] = useState<readonly string[]>([]);
  const now = useClock();
  const whole = pictures.filter((picture) => !broken.includes(picture));
  const { length } = whole;
  useEffect(() => {
    if (length < 2) return;
    const timer = window.setInterval(() => setTurn((last) => last + 1), EACH_MS);
    return () => window.clearInterval(timer);
  }, [length]);
  if (length === 0) return sign;
  const { name, trade } = setting.shop;
  // The next one is there, unseen, before its turn comes.
  const drawn = whole.filter((_, at) => at === turn % length || at === (turn + 1) % length);
  return (
    <main className="screen pictured">
      <div className="pictures">
        {drawn.map((picture) => (
          <img
            key={picture}
            src={picture}
            alt=""
            className={picture === whole[turn % length] ? 'on' : ''}
            onError={() => setBroken((others) => [...others, picture])}
          />
        ))}
      </div>
      <footer>
        <h1>{`${trade} ${name}`.trim()}</h1>
        <time>{hourText(now, setting)}</time>
      </footer>
    </main>
  );
}
