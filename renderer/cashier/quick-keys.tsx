import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';

const ALL = 'favourites';

/** What is sold most, one touch away; by category where there are some. */
export function QuickKeys() {
  const { t } = useTranslation('cashier');
  const { ticket } = useActions();
  const { siteId, isPractice } = useSetting();
  const favourites = useCounter((state) => state.favourites);
  const [tab, setTab] = useState(ALL);
  useEffect(() => {
    // Another country or mode is another catalogue.
    if (siteId !== undefined && isPractice !== undefined) void ticket.loadFavourites();
  }, [ticket, siteId, isPractice]);
  const categories = [...new Set(favourites.flatMap(({ category }) => category ?? []))];
  if (favourites.length === 0)
    return (
      <div className="keys-none">
        <Empty icon="star" title={t('quick.noneTitle')}>
          {t('quick.noneHint')}
        </Empty>
      </div>
    );
  const chosen = categories.includes(tab) ? tab : ALL;
  const shown = favourites.filter(({ category }) => chosen === ALL || category === chosen);
  const items = [ALL, ...categories].map((id) => ({ id, label: id === ALL ? t('quick.favourites') : id }));
  return (
    <Tabs label={t('quick.tabs')} items={items} selected={chosen} onSelect={setTab} className="quick-tabs">
      <div className="keys">
        {shown.map((product) => (
          <QuickKey key={product.id} product={product} />
        ))}
      </div>
    </Tabs>
  );
}

function QuickKey({ product }: { product: ProductView }) {
  const { t } = useTranslation('cashier');
  const { ticket } = useActions();
  const { siteId } = useSetting();
  const price = <Figure value={product.price} siteId={siteId} />;
  return (
    <Button className="quick" onPress={() => void ticket.add(product)}>
      <span>{heldTogether(product.name)}</span>
      {product.unit === 'kg' ? (
        <span className="by-weight">
          {price} <small>{t('quick.perKilo')}</small>
        </span>
      ) : (
        price
      )}
    </Button>
  );
}

/** "1 kg" is not broken over two lines. */
const heldTogether = (name: string): string =>
  name.replace(/ (\d[\d.,]*) (k?g|m?l|u)\b/i, '\u00a0$1\u00a0$2').replace(/^(\S+)\u00a0/, '$1 ');
