import { type CSSProperties, useState } from 'react';
import type { Money } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import { Mark } from '#renderer/customer/mark.tsx';
import { RunOut } from '#renderer/customer/run-out.tsx';
import { ShopLine } from '#renderer/customer/screens/shop-line.tsx';
import { SecondLanguage } from '#renderer/customer/second-language.tsx';
import { useSetting } from '#renderer/customer/setting-context';
import { type Telling, type TellScreenOf, tellingOf } from '#renderer/customer/telling';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { hourText } from '#renderer/ui/when';

type Letters = CSSProperties & { readonly '--letters': number };

/** One sentence: what is known, what happens next, whom to speak to. Never a code. */
export function TellScreen({ screen }: { screen: TellScreenOf }) {
  const { t } = useTranslation('customer');
  const setting = useSetting();
  const { words, mark, amount } = tellingOf(screen);
  const title = t(`tell.${words}.title`);
  const shown = amountOf(screen);
  return (
    <main className={`screen tell ${classOf(words)}`}>
      <ShopLine />
      <div className="body">
        <Mark shape={mark} />
        <div className="words">
          {amount === 'over' && <Amount value={shown} siteId={setting.siteId} />}
          <h1 style={lettersOf(title)}>{title}</h1>
          <SecondLanguage say={(other) => other(`tell.${words}.title`)} />
          {amount === 'under' && <Amount value={shown} siteId={setting.siteId} />}
          {screen.kind === 'partial' && (
            <p className="of">
              {t('tell.partial.of', { total: formatMoney(screen.total, siteOf(setting.siteId)) })}
            </p>
          )}
          {screen.kind === 'thanks' && screen.change > 0 && (
            <p className="of">
              {t('tell.thanks.change', { amount: formatMoney(screen.total, siteOf(setting.siteId)) })}
            </p>
          )}
          <p className="next">{t(`tell.${words}.next`)}</p>
        </div>
      </div>
      <div className="below">{screen.kind === 'paid' && <PaidAt />}</div>
      {(screen.kind === 'paid' || screen.kind === 'thanks') && <RunOut life={screen} />}
    </main>
  );
}

/** What there is to look at: what came, what goes back over the counter, or the whole. */
function amountOf(screen: TellScreenOf): Money {
  if (screen.kind === 'partial') return screen.received;
  return screen.kind === 'thanks' && screen.change > 0 ? screen.change : screen.total;
}

const classOf = (words: Telling['words']): string => {
  if (words === 'paid-late') return 'paid late';
  return words === 'paid' || words === 'thanks' ? 'paid' : '';
};

/** So that the outcome is on one line in every language. */
const lettersOf = (title: string): Letters => ({ '--letters': title.length });

/** The hour at which this screen first said so. */
function PaidAt() {
  const [at] = useState(() => Date.now());
  return <time className="total-word">{hourText(at, useSetting())}</time>;
}
