import { type KeyboardEvent, useState } from 'react';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter } from '#renderer/cashier/counter-store';
import { Button } from '#renderer/ui/button.tsx';

/** The quick keys in their order, moved by hand or by Alt and the arrows. */
export function QuickKeysPage({ onBack }: { onBack: () => void }) {
  const { t } = useCatalogueWords();
  const { bridge, ticket } = useActions();
  const favourites = useCounter((state) => state.favourites);
  const [dragged, setDragged] = useState<number | null>(null);

  async function arrange(ids: readonly string[]): Promise<void> {
    await bridge.request('products/arrange', { ids });
    await ticket.loadFavourites();
  }

  async function move(from: number, to: number): Promise<void> {
    const ids = favourites.map(({ id }) => id);
    const [taken] = ids.splice(from, 1);
    if (taken === undefined || to < 0 || to > ids.length) return;
    ids.splice(to, 0, taken);
    await arrange(ids);
    document.querySelectorAll<HTMLElement>('[data-quick]')[to]?.focus();
  }

  function onKeyDown(event: KeyboardEvent, at: number): void {
    const by = event.altKey
      ? { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
      : undefined;
    if (by !== undefined) {
      event.preventDefault();
      void move(at, at + by);
    } else if (event.key === 'Delete') {
      void arrange(favourites.flatMap(({ id }, place) => (place === at ? [] : [id])));
    }
  }

  return (
    <div className="page arrange">
      <h2>{t('keys.title')}</h2>
      <p className="lead">{favourites.length === 0 ? t('keys.none') : t('keys.hint')}</p>
      <ol aria-label={t('keys.list')}>
        {favourites.map(({ id, name }, at) => (
          <li key={id}>
            <button
              type="button"
              data-quick
              draggable
              className="btn"
              onKeyDown={(event) => onKeyDown(event, at)}
              onDragStart={() => setDragged(at)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => {
                if (dragged !== null) void move(dragged, at);
                setDragged(null);
              }}
            >
              {t('keys.place', { place: at + 1, name })}
            </button>
          </li>
        ))}
      </ol>
      <Button onPress={onBack}>{t('keys.back')}</Button>
    </div>
  );
}
