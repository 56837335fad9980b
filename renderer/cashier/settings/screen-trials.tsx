import { useEffect, useState } from 'react';
import { codeDots } from '#core/domain/code-size';
import type { SettingsView } from '#core/settings-views';
import type { ScreenTrial } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { numberText } from '#renderer/ui/figures';
import { Segmented } from '#renderer/ui/segmented.tsx';

type Display = NonNullable<SettingsView['customerDisplay']>;
type Trouble = 'no-display' | 'charging' | 'disk-full';

const CARD_MM = 85.6;
/** What a page takes for a millimetre where nobody has measured. */
const GUESSED = 96 / 25.4;
const LEAST_DOTS = 100;

/** Whether the customer's display shows all of it, and how large it shows the code. */
export function ScreenTrials({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [shown, setShown] = useState<ScreenTrial | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { customerDisplay } = view;
  const attempt = async (trial: ScreenTrial | null): Promise<void> => {
    const answer = await bridge.request('screens/try', { trial });
    setTrouble(answer.ok ? null : answer.error);
    setShown(answer.ok ? trial : null);
  };
  // Left open, the customer would look at it.
  useEffect(() => () => void bridge.request('screens/try', { trial: null }), [bridge]);
  const measure = async (cardDots: number): Promise<void> => {
    const answer = await bridge.request('screens/measure', { cardDots });
    await attempt(null);
    if (!answer.ok) setTrouble(answer.error);
    await settings.reload();
  };
  if (customerDisplay === null) return null;
  return (
    <section className="part">
      <h3>{t('settings.screens.trial.title')}</h3>
      <div className="row">
        {shown === null ? (
          <>
            <Button onPress={() => void attempt({ kind: 'pattern' })}>
              {t('settings.screens.trial.pattern')}
            </Button>
            <Button onPress={() => void attempt({ kind: 'ruler', cardDots: firstWidth(customerDisplay) })}>
              {t('settings.screens.trial.ruler')}
            </Button>
          </>
        ) : (
          <Button onPress={() => void attempt(null)}>{t('settings.screens.trial.end')}</Button>
        )}
      </div>
      {trouble !== null && (
        <p className="hint bad" role="alert">
          {t(`settings.screens.trial.${trouble}`)}
        </p>
      )}
      {shown?.kind === 'pattern' && <p className="hint">{t('settings.screens.trial.patternHint')}</p>}
      {shown?.kind === 'ruler' && (
        <Ruler
          dots={shown.cardDots}
          most={Math.round(customerDisplay.width * 0.9)}
          onChange={(cardDots) => void attempt({ kind: 'ruler', cardDots })}
          onKeep={(cardDots) => void measure(cardDots)}
        />
      )}
      <CodeSize display={customerDisplay} leastMm={view.leastCodeMm} />
      <div className="named">
        <span className="label">{t('settings.screens.depth.label')}</span>
        <Segmented
          label={t('settings.screens.depth.label')}
          selected={view.leastCodeMm === 80 ? 'deep' : 'near'}
          items={[
            { id: 'near', label: t('settings.screens.depth.near') },
            { id: 'deep', label: t('settings.screens.depth.deep') },
          ]}
          onSelect={(depth) => void settings.save({ leastCodeMm: depth === 'deep' ? 80 : 50 })}
        />
      </div>
    </section>
  );
}

const firstWidth = ({ dotsPerMm, width }: Display): number =>
  Math.min(Math.round(CARD_MM * (dotsPerMm ?? GUESSED)), Math.round(width * 0.9));

/** The card is drawn over there; the keys, and the eye that compares, are here. */
function Ruler({
  dots,
  most,
  onChange,
  onKeep,
}: {
  dots: number;
  most: number;
  onChange: (dots: number) => void;
  onKeep: (dots: number) => void;
}) {
  const { t } = useTranslation('cashier');
  const by = (step: number) => onChange(Math.max(LEAST_DOTS, Math.min(most, dots + step)));
  return (
    <>
      <p className="hint">{t('settings.screens.trial.rulerHint')}</p>
      <div className="row ruler-row">
        <Button icon="minus" label={t('settings.screens.trial.narrower')} onPress={() => by(-1)} />
        <input
          type="range"
          aria-label={t('settings.screens.trial.width')}
          min={LEAST_DOTS}
          max={most}
          value={dots}
          onChange={({ target }) => onChange(Number(target.value))}
        />
        <Button icon="plus" label={t('settings.screens.trial.wider')} onPress={() => by(1)} />
        <Button kind="primary" onPress={() => onKeep(dots)}>
          {t('settings.screens.trial.keep')}
        </Button>
      </div>
    </>
  );
}

/** In centimetres, once somebody has measured; and whether the display has room for what was asked. */
function CodeSize({ display, leastMm }: { display: Display; leastMm: 50 | 80 }) {
  const { t, i18n } = useTranslation('cashier');
  const { dotsPerMm } = display;
  if (dotsPerMm === null) return <p className="hint">{t('settings.screens.size-unknown')}</p>;
  const mm = codeDots(display, leastMm * dotsPerMm) / dotsPerMm;
  const cm = numberText(mm / 10, i18n.language, { atMost: 1 });
  const isSmall = mm < leastMm - 0.5;
  return (
    <p className={isSmall ? 'hint bad' : 'hint'}>
      {t(isSmall ? 'settings.screens.size-small' : 'settings.screens.size-known', { cm })}
    </p>
  );
}
