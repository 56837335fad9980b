import { useState } from 'react';
import type { ProductTrouble } from '#core/catalogue-requests';
import type { Money } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import type { Result } from '#core/result';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import { useTroubleWords } from '#renderer/cashier/catalogue/trouble-words';
import { useSetting } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** Name, price, code: enough to sell it. The rest is changed in the table. */
export function NewProductDialog({
  code,
  onAdd,
  onClose,
}: {
  code: string;
  onAdd: (draft: Omit<Product, 'id'>) => Promise<Result<Product, ProductTrouble>>;
  onClose: () => void;
}) {
  const { t } = useCatalogueWords();
  const troubleWords = useTroubleWords();
  const { siteId } = useSetting();
  const [name, setName] = useState('');
  const [price, setPrice] = useState<Money | null>(null);
  const [codes, setCodes] = useState(code);
  const [unit, setUnit] = useState<'unit' | 'kg'>('unit');
  const [trouble, setTrouble] = useState<string | null>(null);
  const answer = async () => {
    if (name.trim() === '') return setTrouble(t('why.no-name'));
    if (price === null) return setTrouble(t('why.no-price'));
    const figures = codes.trim().split(/\s+/).filter(Boolean);
    // A short or lettered code is the shop's own.
    const own = figures.filter((each) => !/^\d{8,14}$/.test(each));
    const added = await onAdd({
      name: name.trim(),
      price,
      unit,
      sku: own[0] ?? null,
      barcodes: figures.filter((each) => each !== own[0]),
      taxRate: null,
      category: null,
      favourite: null,
      active: true,
    });
    return added.ok ? onClose() : setTrouble(troubleWords(added.error));
  };
  const yes = () => void answer();
  return (
    <Dialog
      title={t('new')}
      onClose={onClose}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" onPress={yes}>
            {t('create')}
          </Button>
        </>
      }
    >
      <div className="fields">
        <TextField
          label={t('draftName')}
          value={name}
          onChange={setName}
          maxLength={120}
          autoFocus
          onKeyDown={onEnter(yes)}
        />
        <MoneyField
          label={t('field.price')}
          siteId={siteId}
          value={price}
          onChange={setPrice}
          onKeyDown={onEnter(yes)}
        />
        <TextField
          label={t('field.barcode')}
          takesCode
          value={codes}
          onChange={setCodes}
          onKeyDown={onEnter(yes)}
          error={trouble}
        />
        <Segmented
          label={t('field.unit')}
          items={(['unit', 'kg'] as const).map((id) => ({ id, label: t(`unit.${id}`) }))}
          selected={unit}
          onSelect={setUnit}
        />
      </div>
    </Dialog>
  );
}
