import { useState } from 'react';
import { siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { type DialogOpen, useSetting } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter, selectAll } from '#renderer/cashier/dialogs/answer-row.tsx';
import { fits, parseQuantity, parseWeight, quantityText } from '#renderer/cashier/quantity';
import { WithPad } from '#renderer/cashier/with-pad.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Asked = Extract<DialogOpen, { kind: 'quantity' }>;

/** `*`: how many of the chosen line, or of what is about to be added; a weight where it is sold by the kilo. */
export function QuantityDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const { locale } = siteOf(useSetting().siteId);
  const { ticket } = useActions();
  const [text, setText] = useState(asked.now === null ? '' : quantityText(asked.now, locale));
  const [isBad, setBad] = useState(false);
  const isKilo = asked.unit === 'kg';
  const answer = () => {
    const quantity = isKilo ? parseWeight(text) : parseQuantity(text);
    if (quantity === null || !fits(quantity, asked.unit)) {
      setBad(true);
      return;
    }
    onClose();
    if ('lineId' in asked.of) void ticket.setQuantity(asked.of.lineId, quantity);
    else void ticket.addSome(asked.of.product, quantity);
  };
  const bad = isKilo ? t('dialog.quantity.badKilo') : t('dialog.quantity.bad');
  return (
    <Dialog
      title={asked.name}
      onClose={onClose}
      actions={
        <AnswerRow
          yes={'lineId' in asked.of ? t('dialog.apply') : t('dialog.add')}
          onYes={answer}
          onClose={onClose}
        />
      }
    >
      <WithPad>
        <div className="fields">
          <TextField
            className="large"
            label={isKilo ? t('dialog.quantity.labelKilo') : t('dialog.quantity.label')}
            value={text}
            onChange={setText}
            inputMode="decimal"
            maxLength={10}
            hint={isKilo ? words('weight.hint') : null}
            autoFocus
            inputRef={selectAll}
            error={isBad ? bad : null}
            onKeyDown={onEnter(answer)}
          />
        </div>
      </WithPad>
    </Dialog>
  );
}
