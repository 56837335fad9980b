import { useState } from 'react';
import type { Money } from '#core/domain/money';
import type { Line } from '#core/domain/sale';
import { useActions } from '#renderer/cashier/counter-context';
import { selectedLine, useCounter, useSetting } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter, selectAll } from '#renderer/cashier/dialogs/answer-row.tsx';
import { WithPad } from '#renderer/cashier/with-pad.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';

/** The price of the chosen line, for this sale alone. */
export function PriceDialog({ onClose }: { onClose: () => void }) {
  const line = useCounter(selectedLine);
  return line === null ? null : <Asked line={line} onClose={onClose} />;
}

function Asked({ line, onClose }: { line: Line; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const { siteId } = useSetting();
  const { ticket } = useActions();
  const [price, setPrice] = useState<Money | null>(line.unitPrice);
  const [isBad, setBad] = useState(false);
  const answer = () => {
    if (price === null || price <= 0) {
      setBad(true);
      return;
    }
    onClose();
    void ticket.setPrice(line.id, price);
  };
  return (
    <Dialog
      title={line.name}
      onClose={onClose}
      actions={<AnswerRow yes={t('dialog.apply')} onYes={answer} onClose={onClose} />}
    >
      <WithPad>
        <div className="fields">
          <MoneyField
            className="large"
            label={line.unit === 'kg' ? words('price.labelKilo') : words('price.label')}
            hint={words('price.hint')}
            siteId={siteId}
            value={price}
            onChange={setPrice}
            autoFocus
            inputRef={selectAll}
            error={isBad ? t('dialog.open.bad') : null}
            onKeyDown={onEnter(answer)}
          />
        </div>
      </WithPad>
    </Dialog>
  );
}
