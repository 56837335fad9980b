import { useTranslation } from 'react-i18next';
import { sum, ZERO } from '#core/domain/money';
import { totalsOf } from '#core/domain/sale';
import { formatMoney, siteOf } from '#core/domain/site';
import type { ChargeView } from '#core/views';
import { useParams } from '#renderer/cashier/charge/use-params';
import { storyOf } from '#renderer/cashier/charge-story';
import { closedWords } from '#renderer/cashier/closed-words';
import { useSetting, useView } from '#renderer/cashier/counter-store';

/** For those who listen to the screen: two regions that stay, whose words change when the charge's story does. */
export function Announcements() {
  const charge = useView((view) => view.charge);
  const isClosed = useView(({ sale }) => sale.closedAt !== null);
  if (charge !== null) return <Told charge={charge} />;
  return isClosed ? <Closed /> : <Regions calm="" trouble="" />;
}

function Closed() {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const sale = useView((view) => view.sale);
  const change = sum(sale.tenders.map((tender) => tender.change));
  const site = siteOf(siteId);
  const words = [
    t(`closed.${closedWords(sale)}`),
    formatMoney(totalsOf(sale.cart).total, site),
    ...(change > ZERO ? [`${t('closed.change')} ${formatMoney(change, site)}`] : []),
  ];
  return <Regions calm={words.join('. ')} trouble="" />;
}

function Told({ charge }: { charge: ChargeView }) {
  const { t } = useTranslation('cashier');
  const story = storyOf(
    charge,
    useView(({ sale }) => sale.excess),
  );
  const params = useParams(charge);
  if (story.kind === 'ask')
    return <Regions calm={`${t(`ask.${story.words}.head`, params)} ${params.total}`} trouble="" />;
  if (story.words === 'paid') return <Regions calm={`${t('paid.title')} ${params.total}`} trouble="" />;
  const words = `${t(`trouble.${story.words}.title`, params)}. ${t(`trouble.${story.words}.todo`, params)}`;
  return story.cue === 'trouble' ? <Regions calm="" trouble={words} /> : <Regions calm={words} trouble="" />;
}

const Regions = ({ calm, trouble }: { calm: string; trouble: string }) => (
  <>
    <p className="sr" role="status">
      {calm}
    </p>
    <p className="sr" role="alert">
      {trouble}
    </p>
  </>
);
