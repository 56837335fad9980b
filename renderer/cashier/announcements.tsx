import { useEffect, useState } from 'react';
import { sum, ZERO } from '#core/domain/money';
import { totalsOf } from '#core/domain/sale';
import { formatMoney, siteOf } from '#core/domain/site';
import type { ChargeView } from '#core/views';
import { looks } from '#renderer/cashier/banners.tsx';
import { useParams } from '#renderer/cashier/charge/use-params';
import { storyOf } from '#renderer/cashier/charge-story';
import { closedWords } from '#renderer/cashier/closed-words';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';

/** For those who listen to the screen: two regions that stay, whose words change when the charge's story does. */
export const Announcements = () => (
  <>
    <OfTheSale />
    <OfBanners />
  </>
);

type Said = { readonly calm: string; readonly trouble: string };
type Say = (said: Said) => void;
const NOTHING: Said = { calm: '', trouble: '' };

/** What came in or went wrong beside the sale in front: the newest, once, whichever screen draws its banner. */
function OfBanners() {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const newest = useView(({ banners }) => banners.at(-1) ?? null);
  if (newest === null) return <Regions {...NOTHING} />;
  const words = t(`banner.${newest.kind}`, { amount: formatMoney(newest.amount, siteOf(siteId)) });
  return looks[newest.kind].kind === 'trouble' ? (
    <Regions calm="" trouble={words} />
  ) : (
    <Regions calm={words} trouble="" />
  );
}

function OfTheSale() {
  const charge = useView((view) => view.charge);
  const isClosed = useView(({ sale }) => sale.closedAt !== null);
  const [said, say] = useState(NOTHING);
  const isSilent = charge === null && !isClosed;
  return (
    <>
      {charge !== null ? <Told charge={charge} say={say} /> : isClosed && <Closed say={say} />}
      <Regions {...(isSilent ? NOTHING : said)} />
    </>
  );
}

/** Told to the regions, which were there before their words: a region that comes with its words is often not read. */
function useSaid(say: Say, { calm, trouble }: Said): null {
  useEffect(() => say({ calm, trouble }), [say, calm, trouble]);
  return null;
}

function Closed({ say }: { say: Say }) {
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
  return useSaid(say, { calm: words.join('. '), trouble: '' });
}

function Told({ charge, say }: { charge: ChargeView; say: Say }) {
  const { t } = useTranslation('cashier');
  const story = storyOf(
    charge,
    useView(({ sale }) => sale.excess),
  );
  const params = useParams(charge);
  return useSaid(say, said());

  function said(): Said {
    if (story.kind === 'ask')
      return { calm: `${t(`ask.${story.words}.head`, params)} ${params.total}`, trouble: '' };
    if (story.words === 'paid') return { calm: `${t('paid.title')} ${params.total}`, trouble: '' };
    const words = `${t(`trouble.${story.words}.title`, params)}. ${t(`trouble.${story.words}.todo`, params)}`;
    return story.cue === 'trouble' ? { calm: '', trouble: words } : { calm: words, trouble: '' };
  }
}

const Regions = ({ calm, trouble }: Said) => (
  <>
    <p className="sr" role="status">
      {calm}
    </p>
    <p className="sr" role="alert">
      {trouble}
    </p>
  </>
);
