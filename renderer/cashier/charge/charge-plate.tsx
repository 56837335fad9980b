import { Banners } from '#renderer/cashier/banners.tsx';
import { AskPlate } from '#renderer/cashier/charge/ask-plate.tsx';
import { PaidPlate } from '#renderer/cashier/charge/paid-plate.tsx';
import { TroublePlate } from '#renderer/cashier/charge/trouble-plate.tsx';
import { storyOf } from '#renderer/cashier/charge-story';
import { useView } from '#renderer/cashier/counter-store';

/** The charge in front, from asking to its end, in the place of the work. */
export function ChargePlate() {
  const charge = useView((view) => view.charge);
  const excess = useView(({ sale }) => sale.excess);
  if (charge === null) return null;
  const story = storyOf(charge, excess);
  return (
    <section className="work charge">
      <Banners most={1} />
      {story.kind === 'ask' ? (
        <AskPlate charge={charge} story={story} />
      ) : story.words === 'paid' ? (
        <PaidPlate charge={charge} story={story} />
      ) : (
        <TroublePlate charge={charge} story={story} words={story.words} />
      )}
    </section>
  );
}
