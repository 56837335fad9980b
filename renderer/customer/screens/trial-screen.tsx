import type { CSSProperties } from 'react';
import type { ScreenTrial } from '#core/views';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Code } from '#renderer/ui/code.tsx';

/** What whoever sets the display up looks at. */
export function TrialScreen({ trial }: { trial: ScreenTrial }) {
  return trial.kind === 'pattern' ? <Pattern /> : <Ruler dots={trial.cardDots} />;
}

const COLOURS = ['asking', 'wait', 'paid', 'over', 'white', 'black'] as const;
const SIZES = [3, 4.4, 6.4, 10] as const;

/** A line along each edge, the sign's colours, its sizes of type, and a code that leads nowhere. */
function Pattern() {
  const { t } = useTranslation('customer');
  return (
    <main className="screen trial pattern">
      <h1>{t('trial.pattern')}</h1>
      <ul className="colours" aria-hidden="true">
        {COLOURS.map((colour) => (
          <li key={colour} className={colour} />
        ))}
      </ul>
      <div className="sizes">
        {SIZES.map((size) => (
          <p key={size} className={`size-${Math.round(size)}`}>
            {t('trial.text')}
          </p>
        ))}
      </div>
      <Code data="MOSTRADOR" label={t('trial.code')} />
      <p className="below">{t('trial.dots', { width: window.innerWidth, height: window.innerHeight })}</p>
    </main>
  );
}

type CardWidth = CSSProperties & { readonly '--card': string };

function Ruler({ dots }: { dots: number }) {
  const { t } = useTranslation('customer');
  const width: CardWidth = { '--card': `${dots}px` };
  return (
    <main className="screen trial ruler">
      <h1>{t('trial.ruler')}</h1>
      <div className="card" style={width} />
    </main>
  );
}
