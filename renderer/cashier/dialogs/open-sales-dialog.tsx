import { type KeyboardEvent, useState } from 'react';
import type { HeldView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { useHeldWords } from '#renderer/cashier/held-words';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Figure } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** Everything that waits: sales that nobody was asked to pay yet, and charges whose code is out. */
export function OpenSalesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('selling');
  const { t: words } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { charges } = useActions();
  const parked = useView((view) => view.parked);
  const { held } = useView((view) => view.open);
  const isBuilding = useView(({ sale }) => !sale.isFrozen && sale.cart.lines.length > 0);
  return (
    <Dialog
      className="open-sales"
      title={t('open.title')}
      onClose={onClose}
      actions={
        <Button kind="plain" keyCap={words('cap.esc')} onPress={onClose}>
          {words('dialog.cancel')}
        </Button>
      }
    >
      <div
        className="choices"
        role="toolbar"
        aria-orientation="vertical"
        aria-label={t('open.list')}
        onKeyDown={byArrows}
      >
        {isBuilding && <p className="quiet">{t('open.swap')}</p>}
        {held.length > 0 && <h3>{t('open.held')}</h3>}
        {held.map((sale, at) => (
          <Held key={sale.ticket} sale={sale} isFirst={at === 0} onClose={onClose} />
        ))}
        {parked.length > 0 && <h3>{t('open.parked')}</h3>}
        {parked.map(({ reference, saleNumber: number, total }, at) => (
          <Button
            key={reference}
            isWide
            autoFocus={held.length === 0 && at === 0}
            onPress={() => {
              onClose();
              void charges.recall(reference);
            }}
          >
            <span>{words('parked.one', { number: saleNumber(number) })}</span>
            <Figure value={total} siteId={siteId} />
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

function Held({ sale, isFirst, onClose }: { sale: HeldView; isFirst: boolean; onClose: () => void }) {
  const { t } = useTranslation('selling');
  const { siteId } = useSetting();
  const { open } = useActions();
  const { nameOf, ageOf, contentOf, isOld } = useHeldWords();
  const [isNaming, setNaming] = useState(false);
  const name = nameOf(sale);
  if (isNaming) return <Naming sale={sale} onDone={() => setNaming(false)} />;
  return (
    <div className="held">
      <Button
        isWide
        autoFocus={isFirst}
        onPress={() => {
          onClose();
          void open.recall(sale.ticket);
        }}
      >
        <span className="what">
          <b>{name}</b>
          <small className="quiet">
            {contentOf(sale)} · {ageOf(sale)}
          </small>
          {isOld(sale) && (
            <Badge kind="wait" icon="clock-alert">
              {t('open.old')}
            </Badge>
          )}
          {isOld(sale) && <small className="quiet">{t('open.oldPrices')}</small>}
        </span>
        <Figure value={sale.total} siteId={siteId} />
      </Button>
      <Button icon="pencil" kind="plain" label={t('open.rename', { name })} onPress={() => setNaming(true)} />
    </div>
  );
}

function Naming({ sale, onDone }: { sale: HeldView; onDone: () => void }) {
  const { t } = useTranslation('selling');
  const { t: words } = useTranslation('cashier');
  const { open } = useActions();
  const [text, setText] = useState(sale.name ?? '');
  const answer = () => {
    onDone();
    void open.rename(sale.ticket, text);
  };
  return (
    <div className="held">
      <TextField
        label={t('open.name')}
        hint={t('open.nameHint')}
        value={text}
        onChange={setText}
        maxLength={40}
        autoFocus
        onKeyDown={onEnter(answer)}
      />
      <Button kind="primary" onPress={answer}>
        {words('dialog.save')}
      </Button>
    </div>
  );
}

function byArrows(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.btn.wide')];
  rows[rows.indexOf(document.activeElement as HTMLElement) + by]?.focus();
}
