import { useState } from 'react';
import { ONE, type Quantity } from '#core/domain/money';
import { siteOf } from '#core/domain/site';
import { type TallyFault, tally } from '#core/domain/tally';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { quantityText } from '#renderer/cashier/quantity';
import { decimalMark, WithPad } from '#renderer/cashier/with-pad.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

const LONGEST = 80;

/** F8: something the catalogue does not know, by its price; or by the sum that it comes to, as on an adding machine. */
export function OpenAmountDialog({
  quantity = ONE,
  onClose,
}: {
  quantity: Quantity | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const { siteId } = useSetting();
  const { ticket } = useActions();
  const { locale, decimals } = siteOf(siteId);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const read = tally(text, { decimals, mark: decimalMark(locale) });
  const isGood = read.ok && read.value.total > 0;
  const answer = () => {
    if (!read.ok || !isGood) {
      setTried(true);
      return;
    }
    onClose();
    const called = name.trim() === '' ? t('dialog.open.defaultName') : name.trim();
    void ticket.addOpen(called, read.value.total, quantity);
  };
  const faultText = ({ kind, part }: TallyFault): string =>
    kind === 'empty' ? t('dialog.open.bad') : words(`tally.${kind}`, { part });
  const error = read.ok ? (isGood ? null : t('dialog.open.bad')) : faultText(read.error);
  return (
    <Dialog
      title={t('dialog.open.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('dialog.add')} onYes={answer} onClose={onClose} />}
    >
      <WithPad keys="tally">
        <div className="fields">
          {quantity !== ONE && (
            <p className="body">{t('dialog.open.each', { quantity: quantityText(quantity, locale) })}</p>
          )}
          <TextField
            className="large"
            label={words('tally.label')}
            hint={words('tally.hint')}
            value={text}
            onChange={(typed) => {
              setText(typed);
              setTried(false);
            }}
            inputMode="decimal"
            maxLength={LONGEST}
            autoFocus
            error={isTried ? error : null}
            onKeyDown={onEnter(answer)}
          />
          {read.ok && read.value.rows.length > 1 && (
            <ol className="tape" aria-label={words('tally.tape')}>
              {read.value.rows.map(({ at, typed, amount }) => (
                <li key={at}>
                  <span>{typed}</span>
                  <Figure value={amount} siteId={siteId} />
                </li>
              ))}
            </ol>
          )}
          <p className="tally-total" aria-live="polite" data-testid="tally">
            <span className="quiet">{words('tally.total')}</span>
            {read.ok && <Amount value={read.value.total} siteId={siteId} />}
          </p>
          <TextField
            label={t('dialog.open.name')}
            placeholder={t('dialog.open.defaultName')}
            value={name}
            onChange={setName}
            maxLength={60}
            onKeyDown={onEnter(answer)}
          />
        </div>
      </WithPad>
    </Dialog>
  );
}
