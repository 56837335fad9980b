import { type KeyboardEvent, useState } from 'react';
import { likelyGiven } from '#core/domain/cash';
import { type Money, subtract, toMoney, ZERO } from '#core/domain/money';
import { changeOf, type TenderKind } from '#core/domain/sale-record';
import { formatMoney, siteOf } from '#core/domain/site';
import { TENDER_KINDS, type TenderAsked, tenderFault } from '#core/domain/tender';
import { useActions } from '#renderer/cashier/counter-context';
import { type DialogOpen, useSetting, useView } from '#renderer/cashier/counter-store';
import { AnswerRow, selectAll } from '#renderer/cashier/dialogs/answer-row.tsx';
import { TenderWarning } from '#renderer/cashier/dialogs/tender-warning.tsx';
import { WithPad } from '#renderer/cashier/with-pad.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';

type Asked = Extract<DialogOpen, { kind: 'tender' }>;

/** F10: cash, the shop's own terminal or a transfer. Enter alone is the exact amount in cash; ↑ and ↓ change the means. */
export function TenderDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { tenders } = useActions();
  // A scan that comes meanwhile is in it.
  const due = useView(({ sale }) => sale.due);
  const [kind, setKind] = useState<TenderKind>('cash');
  const [typed, setTyped] = useState<Money | null>(due);
  const [isTried, setTried] = useState(false);
  const tender = askedFor(kind, typed ?? ZERO, due);
  const fault = tenderFault(tender, due, siteOf(siteId));
  const rest = subtract(due, tender.amount);
  const answer = () => {
    if (fault === null) void tenders.take(asked.tenderId, tender, asked.offer);
    else setTried(true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') answer();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setKind(neighbourOf(kind, event.key === 'ArrowDown' ? 1 : -1));
  };
  return (
    <Dialog
      className="tender"
      title={t('tender.title')}
      onClose={onClose}
      actions={
        <AnswerRow
          yes={fault === null && rest > ZERO ? t('tender.part') : t('tender.take')}
          onYes={answer}
          onClose={onClose}
        />
      }
    >
      <WithPad>
        <p className="due">
          <span className="quiet">{t('tender.due')}</span>
          <Amount value={due} siteId={siteId} />
        </p>
        <TenderWarning offer={asked.offer} />
        <div className="fields">
          <Segmented
            label={t('tender.means')}
            items={TENDER_KINDS.map((id) => ({ id, label: t(`tender.kind.${id}`) }))}
            selected={kind}
            onSelect={setKind}
          />
          <MoneyField
            className="large"
            label={kind === 'cash' ? t('tender.given') : t('tender.amount')}
            siteId={siteId}
            value={typed}
            onChange={setTyped}
            autoFocus
            inputRef={selectAll}
            hint={t('tender.swap')}
            error={fault !== null && (isTried || fault === 'given-too-much') ? t(`notice.${fault}`) : null}
            onKeyDown={onKeyDown}
          />
          {kind === 'cash' && <Notes due={due} onPick={setTyped} />}
        </div>
        <Back tender={tender} rest={rest} isShown={fault === null} />
      </WithPad>
    </Dialog>
  );
}

/** Less than what is due is a part of it; cash above it goes back as change. */
function askedFor(kind: TenderKind, typed: Money, due: Money): TenderAsked {
  if (kind !== 'cash') return { kind, amount: typed, given: typed };
  return { kind, amount: toMoney(Math.min(typed, due)), given: typed };
}

const neighbourOf = (kind: TenderKind, by: 1 | -1): TenderKind =>
  TENDER_KINDS.at((TENDER_KINDS.indexOf(kind) + by) % TENDER_KINDS.length) ?? kind;

/** What people hand over, one touch each. */
function Notes({ due, onPick }: { due: Money; onPick: (given: Money) => void }) {
  const site = siteOf(useSetting().siteId);
  return (
    <div className="notes">
      {[due, ...likelyGiven(due, site)].map((given) => (
        <Button key={given} onPress={() => onPick(given)}>
          {formatMoney(given, site)}
        </Button>
      ))}
    </div>
  );
}

/** What goes back over the counter, or what is still to come: the largest figure here. */
function Back({ tender, rest, isShown }: { tender: TenderAsked; rest: Money; isShown: boolean }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const isPart = rest > ZERO;
  const words = isPart ? t('tender.rest') : t('tender.change');
  return (
    <p className={isPart ? 'back part' : 'back'} data-testid="back" aria-live="polite">
      <span className="quiet">{isShown ? words : ''}</span>
      {isShown && <Amount value={isPart ? rest : changeOf(tender)} siteId={siteId} />}
    </p>
  );
}
