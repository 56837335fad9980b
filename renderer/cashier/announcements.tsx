import { useTranslation } from 'react-i18next';
import type { ChargeView } from '#core/views';
import { useParams } from '#renderer/cashier/charge/use-params';
import { storyOf } from '#renderer/cashier/charge-story';
import { useView } from '#renderer/cashier/counter-store';

/** For those who listen to the screen: two regions that stay, whose words change when the charge's story does. */
export function Announcements() {
  const charge = useView((view) => view.charge);
  return charge === null ? <Regions calm="" trouble="" /> : <Told charge={charge} />;
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
