import type { Line } from '#core/domain/sale';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Segmented } from '#renderer/ui/segmented.tsx';

export type SaleOrLine = 'sale' | 'line';

type Props = {
  /** The chosen one; without, there is only the sale. */
  readonly line: Pick<Line, 'name'> | null;
  readonly target: SaleOrLine;
  readonly onTarget: (target: SaleOrLine) => void;
};

/** What a discount or a note is for. */
export function SaleOrLineField({ line, target, onTarget }: Props) {
  const { t } = useTranslation('cashier');
  if (line === null) return null;
  return (
    <>
      <Segmented
        label={t('dialog.discount.target')}
        items={[
          { id: 'sale', label: t('dialog.discount.sale') },
          { id: 'line', label: t('dialog.discount.line') },
        ]}
        selected={target}
        onSelect={onTarget}
      />
      {target === 'line' && <p className="quiet">{line.name}</p>}
    </>
  );
}
