import { useEffect, useState } from 'react';
import type { ProductView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';

const ALL = 'favourites';

/** What is sold most, one touch away; and beside it each category with what is sold of it. */
export default function QuickKeys() {
  const { t } = useTranslation('cashier');
  const cap = useCap();
  const favourites = useCounter((state) => state.favourites);
  const [tab, setTab] = useState(ALL);
  const { categories, ofCategory } = useCategories(tab);
  const chosen = categories.includes(tab) ? tab : ALL;
  const shown = chosen === ALL ? favourites : ofCategory;
  const pictures = usePictures(shown);
  const items = [ALL, ...categories].map((id) => ({ id, label: id === ALL ? t('quick.favourites') : id }));
  return (
    <Tabs label={t('quick.tabs')} items={items} selected={chosen} onSelect={setTab} className="quick-tabs">
      {chosen === ALL && favourites.length === 0 ? (
        <div className="keys-none">
          <Empty icon="star" title={t('quick.noneTitle')}>
            {t('quick.noneHint', { key: cap('search') })}
          </Empty>
        </div>
      ) : (
        <div className="keys">
          {shown.map((product) => (
            <QuickKey key={product.id} product={product} picture={pictures.get(product.id)} />
          ))}
        </div>
      )}
    </Tabs>
  );
}

const NONE: readonly ProductView[] = [];

/** Another country or mode is another catalogue, and who comes back from keeping it finds it as it is now. */
function useCategories(tab: string) {
  const { bridge, ticket } = useActions();
  const { siteId, isPractice } = useSetting();
  const [categories, setCategories] = useState<readonly string[]>([]);
  const [found, setFound] = useState<{
    readonly tab: string;
    readonly products: readonly ProductView[];
  } | null>(null);
  useEffect(() => {
    if (siteId === undefined || isPractice === undefined) return;
    void ticket.loadFavourites();
    void bridge.request('products/categories').then(setCategories);
  }, [bridge, ticket, siteId, isPractice]);
  useEffect(() => {
    let isWanted = tab !== ALL && siteId !== undefined;
    if (isWanted)
      void bridge.request('catalogue/category', { category: tab }).then((products) => {
        if (isWanted) setFound({ tab, products });
      });
    return () => {
      isWanted = false;
    };
  }, [bridge, tab, siteId]);
  return { categories, ofCategory: found?.tab === tab ? found.products : NONE };
}

function usePictures(products: readonly ProductView[]): ReadonlyMap<string, string> {
  const { bridge } = useActions();
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isWanted = products.length > 0;
    const ids = products.map(({ id }) => id);
    if (isWanted)
      void bridge.request('products/pictures', { ids }).then((found) => {
        if (isWanted) setPictures(new Map(found.map(({ id, data }) => [id, data])));
      });
    return () => {
      isWanted = false;
    };
  }, [bridge, products]);
  return pictures;
}

function QuickKey({ product, picture }: { product: ProductView; picture: string | undefined }) {
  const { t } = useTranslation('cashier');
  const { ticket } = useActions();
  const { siteId } = useSetting();
  const price = <Figure value={product.price} siteId={siteId} />;
  return (
    <Button className="quick" onPress={() => void ticket.add(product)}>
      <span>{heldTogether(product.name)}</span>
      {picture !== undefined && <img src={picture} alt="" />}
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
