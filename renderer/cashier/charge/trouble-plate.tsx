import type { ChargeView } from '#core/views';
import { Acts } from '#renderer/cashier/charge/acts.tsx';
import { Details } from '#renderer/cashier/charge/details.tsx';
import { Middle } from '#renderer/cashier/charge/middle.tsx';
import { ReceiptFate } from '#renderer/cashier/charge/receipt-fate.tsx';
import { useParams } from '#renderer/cashier/charge/use-params';
import type { Act, Story, TroubleWords } from '#renderer/cashier/charge-story';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Plate } from '#renderer/ui/plate.tsx';
import { hourText } from '#renderer/ui/when';

/** What happened, what is safe, what to do: in that order, the last in bold. */
export function TroublePlate({
  charge,
  story,
  words,
}: {
  charge: ChargeView;
  story: Story;
  words: TroubleWords;
}) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const params = useParams(charge);
  return (
    <Plate state={story.plate} className="charge-plate">
      <div className="head">
        <Icon name={story.icon} />
        {t(`trouble.${words}.head`)}
      </div>
      <Details charge={charge} />
      <Middle>
        <div className="say">
          <Amount value={charge.total} siteId={siteId} />
          <h1>{t(`trouble.${words}.title`, params)}</h1>
          <dl className="three">
            <div>
              <dt>{t('three.happened')}</dt>
              <dd>{t(`trouble.${words}.happened`, params)}</dd>
            </div>
            <div>
              <dt>{t('three.safe')}</dt>
              <dd>{t(`trouble.${words}.safe`, params)}</dd>
            </div>
            <div>
              <dt>{t('three.todo')}</dt>
              <dd className="do">{t(`trouble.${words}.todo`, params)}</dd>
            </div>
          </dl>
          <Meta charge={charge} />
          {story.kind === 'paid' && <ReceiptFate />}
        </div>
      </Middle>
      <Acts charge={charge} story={story} main={mainAct(story.acts)} />
    </Plate>
  );
}

/** The bright key is never the way out when there is something to do first, and never takes money as ours by itself. */
const mainAct = (acts: readonly Act[]): Act | null => acts.find((act) => act !== 'accept') ?? null;

function Meta({ charge }: { charge: ChargeView }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const number = saleNumber(useView(({ sale }) => sale.number));
  const { answeredMsAgo, earlierCodeUntil, attempt } = charge;
  return (
    <>
      {earlierCodeUntil !== null && (
        <p className="meta">{t('aside.earlier', { time: hourText(earlierCodeUntil, setting) })}</p>
      )}
      <p className="meta">
        {answeredMsAgo === null
          ? t('aside.notYet', { number })
          : t('aside.answered', { seconds: Math.round(answeredMsAgo / 1000), number })}
        {attempt > 1 && <> · {t('aside.attempt', { attempt })}</>}
      </p>
    </>
  );
}
