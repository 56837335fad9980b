import '../css/settings.css';
import '../css/catalogue.css';
import { type ReactNode, useEffect, useState } from 'react';
import type { ProductTrouble } from '#core/catalogue-requests';
import type { Quantity } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import type { Result } from '#core/result';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import type { Column } from '#renderer/cashier/catalogue/cells';
import { ImportPage } from '#renderer/cashier/catalogue/import-page.tsx';
import { NewProductDialog } from '#renderer/cashier/catalogue/new-product-dialog.tsx';
import { ProductDetail } from '#renderer/cashier/catalogue/product-detail.tsx';
import { ProductTable } from '#renderer/cashier/catalogue/product-table.tsx';
import { QuickKeysPage } from '#renderer/cashier/catalogue/quick-keys-page.tsx';
import { useTroubleWords } from '#renderer/cashier/catalogue/trouble-words';
import { useImporting } from '#renderer/cashier/catalogue/use-importing';
import { type Products, type Show, useProducts } from '#renderer/cashier/catalogue/use-products';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter } from '#renderer/cashier/counter-store';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

const SHOWS = ['sold', 'gone', 'all'] as const;
type Said = { readonly isBad: boolean; readonly words: string };

type CatalogueProps = {
  readonly find: string;
  readonly draft: string | null;
  readonly sells: Quantity | null;
};

/** The sale stays behind it as it was. `find` is a code that was scanned here; `draft` one to make a product of. */
export default function CatalogueScreen({ find, draft, sells }: CatalogueProps) {
  const { t } = useCatalogueWords();
  const [text, setText] = useState(find);
  const [known, setKnown] = useState(find);
  const [show, setShow] = useState<Show>('sold');
  const [part, setPart] = useState<'table' | 'file' | 'keys'>('table');
  if (known !== find) {
    setKnown(find);
    setText(find);
  }
  const products = useProducts(text, show);
  const importing = useImporting(products.reload);
  const [said, setSaid] = useState<Said | null>(null);
  const back = () => setPart('table');
  const openFile = async () => {
    setPart('file');
    await importing.choose();
  };
  return (
    <main className="settings catalogue">
      <header>
        <h1>{t('title')}</h1>
        <Tools
          products={products}
          onFile={() => void openFile()}
          onKeys={() => setPart('keys')}
          onSaid={setSaid}
        />
        <Button onPress={() => useCounter.setState({ panel: null })}>{t('close')}</Button>
      </header>
      {part === 'file' && <ImportPage importing={importing} onBack={back} />}
      {part === 'keys' && <QuickKeysPage onBack={back} />}
      {part === 'table' && (
        <>
          <div className="finding">
            <TextField
              label={t('find')}
              isLabelHidden
              placeholder={t('find')}
              icon="search"
              value={text}
              onChange={setText}
            />
            <Segmented
              label={t('show.label')}
              items={SHOWS.map((id) => ({ id, label: t(`show.${id}`) }))}
              selected={show}
              onSelect={setShow}
            />
            <span className="quiet">{t('count', { count: products.total })}</span>
          </div>
          <Table products={products} onSaid={setSaid} />
        </>
      )}
      <NoticeLine />
      <footer>
        <p className={said?.isBad === true ? 'hint bad' : 'quiet small'} role="status">
          {said?.words ?? t('untouched')}
        </p>
      </footer>
      {draft !== null && <Draft code={draft} sells={sells} products={products} onSaid={setSaid} />}
    </main>
  );
}

type Telling = { readonly products: Products; readonly onSaid: (said: Said) => void };

function Tools({ products, onFile, onKeys, onSaid }: Telling & { onFile: () => void; onKeys: () => void }) {
  const { t } = useCatalogueWords();
  const { bridge } = useActions();
  const { canUndo, undo } = products;
  const told = useTelling(onSaid);
  const takeBack = () => void undo().then((done) => done !== null && told('undone', done));
  useUndoKey(takeBack);
  const exportAll = async () => {
    const saved = await bridge.request('products/export');
    if (saved.ok) onSaid({ isBad: false, words: t('file.exported', saved.value) });
    else if (saved.error === 'disk') onSaid({ isBad: true, words: t('file.exportFailed') });
  };
  const put = (draft: string) => useCounter.setState({ panel: { kind: 'catalogue', find: '', draft } });
  return (
    <div className="tools">
      <Button icon="plus" kind="primary" onPress={() => put('')}>
        {t('add')}
      </Button>
      <Button onPress={onFile}>{t('import')}</Button>
      <Button onPress={() => void exportAll()}>{t('export')}</Button>
      <Button icon="star" onPress={onKeys}>
        {t('arrange')}
      </Button>
      {canUndo && (
        <Button icon="undo-2" kind="plain" onPress={takeBack}>
          {t('undo')}
        </Button>
      )}
    </div>
  );
}

function Table({ products, onSaid }: Telling): ReactNode {
  const { t } = useCatalogueWords();
  const { bridge } = useActions();
  const [more, setMore] = useState<Product | null>(null);
  const [categories, setCategories] = useState<readonly string[]>([]);
  const told = useTelling(onSaid);
  useEffect(() => {
    void bridge.request('products/categories').then(setCategories);
  }, [bridge]);
  const onBad = (column: Column, text: string) =>
    onSaid({ isBad: true, words: t('trouble.bad-cell', { text, field: t(`field.${column}`) }) });
  if (products.total === 0)
    return (
      <div className="no-products">
        <Empty icon="search" title={t('none')}>
          {t('noneHint')}
        </Empty>
      </div>
    );
  return (
    <>
      <ProductTable
        products={products}
        categories={categories}
        onBad={onBad}
        onMore={setMore}
        onChange={async (before, after) => told('saved', await products.save(before, after))}
      />
      {more !== null && <ProductDetail product={more} onClose={() => setMore(null)} />}
    </>
  );
}

function Draft({
  code,
  sells,
  products,
  onSaid,
}: Telling & { readonly code: string; readonly sells: Quantity | null }) {
  const { ticket } = useActions();
  const told = useTelling(onSaid);
  const close = () =>
    useCounter.setState({ panel: sells === null ? { kind: 'catalogue', find: '', draft: null } : null });
  return (
    <NewProductDialog
      code={code}
      onClose={close}
      onAdd={async (draft) => {
        const added = await products.add(draft);
        if (!added.ok) return added;
        told('saved', added);
        // Somebody stands at the counter with it in hand.
        const sold = added.value.barcodes[0] ?? added.value.sku;
        if (sells !== null && sold !== null) ticket.scan([sold], sells);
        return added;
      }}
    />
  );
}

function useTelling(onSaid: (said: Said) => void) {
  const { t } = useCatalogueWords();
  const troubleWords = useTroubleWords();
  return (what: 'saved' | 'undone', done: Result<Product, ProductTrouble>): boolean => {
    onSaid(
      done.ok
        ? { isBad: false, words: t(what, { name: done.value.name }) }
        : { isBad: true, words: troubleWords(done.error) },
    );
    return done.ok;
  };
}

/** Ctrl+Z, but in a field, where it takes back letters. */
function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'z' || event.target instanceof HTMLInputElement)
        return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
