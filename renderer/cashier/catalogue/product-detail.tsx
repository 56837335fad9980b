import { useEffect, useRef, useState } from 'react';
import type { PriceChange, Product } from '#core/domain/product';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import { smallPicture } from '#renderer/cashier/catalogue/small-picture';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { dayText, hourText } from '#renderer/ui/when';

/** What does not fit in a cell: the prices it has had, and its picture. */
export function ProductDetail({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useCatalogueWords();
  const { bridge } = useActions();
  const setting = useSetting();
  const [prices, setPrices] = useState<readonly PriceChange[]>([]);
  const { id, name } = product;
  useEffect(() => {
    void bridge.request('products/prices', { id }).then(setPrices);
  }, [bridge, id]);
  return (
    <Dialog
      title={name}
      onClose={onClose}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('cancel')}
        </Button>
      }
    >
      <div className="product-detail">
        <Picture id={id} />
        <div>
          <h3>{t('prices')}</h3>
          <ul className="prices">
            {prices.map(({ at, old, new: price, by, how }) => (
              <li key={`${at} ${old ?? ''} ${price}`}>
                <Figure value={price} siteId={setting.siteId} />
                <span className="quiet">
                  {dayText(at, setting)} {hourText(at, setting)} · {by ?? t(`priceOf.${how}`)}
                </span>
              </li>
            ))}
          </ul>
          <p className="quiet small">{t('untouched')}</p>
        </div>
      </div>
    </Dialog>
  );
}

function Picture({ id }: { id: string }) {
  const { t } = useCatalogueWords();
  const { bridge } = useActions();
  const [data, setData] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void bridge.request('products/pictures', { ids: [id] }).then(([found]) => setData(found?.data ?? null));
  }, [bridge, id]);
  async function put(next: string | null, isPicture: boolean): Promise<void> {
    const saved = isPicture && (await bridge.request('products/set-picture', { id, data: next })).ok;
    setBad(!saved);
    if (saved) setData(next);
  }
  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const small = await smallPicture(file).catch(() => null);
    await put(small, small !== null);
  }
  return (
    <div className="picture">
      {data === null ? (
        <span className="quiet">{t('noPicture')}</span>
      ) : (
        <img src={data} alt={t('picture')} />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('choosePicture')}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <Button onPress={() => input.current?.click()}>{t('choosePicture')}</Button>
      {data !== null && (
        <Button kind="plain" onPress={() => void put(null, true)}>
          {t('dropPicture')}
        </Button>
      )}
      {isBad && (
        <p className="hint bad" role="alert">
          {t('trouble.bad-picture')}
        </p>
      )}
    </div>
  );
}
