import { useState } from 'react';
import type { Money } from '#core/domain/money';
import type { Discount } from '#core/domain/sale';
import { siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { selectedLine, useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter, selectAll } from '#renderer/cashier/dialogs/answer-row.tsx';
import { type SaleOrLine, SaleOrLineField } from '#renderer/cashier/dialogs/sale-or-line.tsx';
import { parsePercent, percentText } from '#renderer/cashier/quantity';
import { WithPad } from '#renderer/cashier/with-pad.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** F4: a percentage or an amount, off the chosen line or off the whole sale. */
export function DiscountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { ticket } = useActions();
  const line = useCounter(selectedLine);
  const saleDiscount = useView(({ sale }) => sale.cart.discount);
  const [target, setTarget] = useState<SaleOrLine>('sale');
  const present = target === 'line' ? (line?.discount ?? null) : saleDiscount;
  const [kind, setKind] = useState<Discount['kind']>(present?.kind ?? 'percent');
  const [percent, setPercent] = useState(percentOf(present, siteOf(siteId).locale));
  const [amount, setAmount] = useState<Money | null>(present?.kind === 'amount' ? present.amount : null);
  const [isBad, setBad] = useState(false);

  const take = (discount: Discount | null) => {
    onClose();
    if (target === 'line' && line !== null) void ticket.discountLine(line.id, discount);
    else void ticket.discountSale(discount);
  };
  const answer = () => {
    const discount = kind === 'percent' ? percentDiscount(percent) : amountDiscount(amount);
    if (discount === null) setBad(true);
    else take(discount);
  };
  return (
    <Dialog
      title={t('dialog.discount.title')}
      onClose={onClose}
      actions={
        <>
          {present !== null && (
            <Button kind="danger" onPress={() => take(null)}>
              {t('dialog.discount.remove')}
            </Button>
          )}
          <AnswerRow yes={t('dialog.apply')} onYes={answer} onClose={onClose} />
        </>
      }
    >
      <WithPad>
        <div className="fields">
          <SaleOrLineField line={line} target={target} onTarget={setTarget} />
          <Segmented
            label={t('dialog.discount.kind')}
            items={[
              { id: 'percent', label: t('dialog.discount.percent') },
              { id: 'amount', label: t('dialog.discount.amount') },
            ]}
            selected={kind}
            onSelect={(chosen) => {
              setKind(chosen);
              setBad(false);
            }}
          />
          {kind === 'percent' ? (
            <TextField
              label={t('dialog.discount.percent')}
              value={percent}
              onChange={setPercent}
              inputMode="decimal"
              maxLength={6}
              autoFocus
              inputRef={selectAll}
              after={<span className="quiet">%</span>}
              error={isBad ? t('dialog.discount.badPercent') : null}
              onKeyDown={onEnter(answer)}
            />
          ) : (
            <MoneyField
              label={t('dialog.discount.amount')}
              siteId={siteId}
              value={amount}
              onChange={setAmount}
              autoFocus
              inputRef={selectAll}
              error={isBad ? t('dialog.discount.badAmount') : null}
              onKeyDown={onEnter(answer)}
            />
          )}
        </div>
      </WithPad>
    </Dialog>
  );
}

const percentOf = (discount: Discount | null, locale: string): string =>
  discount?.kind === 'percent' ? percentText(discount.basisPoints, locale) : '';

const percentDiscount = (text: string): Discount | null => {
  const basisPoints = parsePercent(text);
  return basisPoints === null ? null : { kind: 'percent', basisPoints };
};

const amountDiscount = (amount: Money | null): Discount | null =>
  amount === null || amount <= 0 ? null : { kind: 'amount', amount };
